import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { NotFound } from '#platform/database/index.ts';
import { blank, form, inTransaction, type Shown } from '#platform/forms/index.ts';
import { anyone, type Ctx, type Doors } from '#platform/http/index.ts';
import { cleanImage, LARGEST_IMAGE } from '#platform/images/index.ts';
import { audited, entryIn, keepers, whenOf } from './door.ts';
import { privatePage } from './form.web.tsx';
import type { Opened } from './opened.ts';
import { PhotosPage } from './pages/photos.tsx';
import { addPhoto, hasPhotos, type Pictured, photoBytes, photoBytesOf, photosOf, removePhoto } from './photos.ts';

const Brought = z.object({
  file: z.union([z.instanceof(File), z.string()], { error: 'editing.photos.no_file' }).transform((file, issues) => {
    if (file instanceof File && file.size > 0) return file;
    issues.addIssue({ code: 'custom', message: 'editing.photos.no_file' });
    return z.NEVER;
  }),
  alt: z
    .string({ error: 'editing.photos.no_alt' })
    .trim()
    .min(1, 'editing.photos.no_alt')
    .max(300, 'editing.photos.long_alt'),
});

/** Pictures: brought with their words, cleaned, shown, taken away. */
export function openPhotoDoors(room: Doors): void {
  room.get('/foto/:hash{[0-9a-f]+\\.webp}', anyone, async (c) => {
    const hash = (c.req.param('hash') ?? '').replace(/\.webp$/, '');
    const { bytes, type } = await photoBytes(c.var.here.db, hash);
    c.header('Content-Type', type);
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    return c.body(new Uint8Array(bytes));
  });

  room.get('/redazione/:kind/:id/foto', keepers, (c) => page(c, blank, 200));

  const brought = form({
    schema: Brought,
    page,
    command: async (tx, here, { file, alt }, c) => {
      const opened = await pictured(c);
      const image = await cleanImage(new Uint8Array(await file.arrayBuffer()), 'file');
      await addPhoto(tx, here.actor, opened, { image, alt }, whenOf(here));
      return opened;
    },
    audit: ({ kind, id }) => ({ action: 'directory.photo_added', entity: kind, entityId: id }),
    next: (_here, { kind, id }) => `/redazione/${kind}/${id}/foto`,
  });
  room.post('/redazione/:kind/:id/foto', keepers, async (c, next) => {
    const megabytes = LARGEST_IMAGE / 1024 / 1024;
    const tooLarge = () =>
      page(c, { values: {}, errors: { file: c.var.here.t('images.too_large', { megabytes }) } }, 422);
    let answer: Response | undefined;
    const refused = await bodyLimit({ maxSize: LARGEST_IMAGE + 64 * 1024, onError: tooLarge })(c, async () => {
      answer = (await brought(c, next)) ?? undefined;
    });
    return refused ?? answer ?? tooLarge();
  });

  room.get('/redazione/:kind/:id/foto/:photo_id/vedi', keepers, async (c) => {
    const { kind, id } = await pictured(c);
    const bytes = await photoBytesOf(c.var.here.db, kind, id, c.req.param('photo_id') ?? '');
    c.header('Content-Type', 'image/webp');
    return c.body(new Uint8Array(bytes));
  });

  room.post('/redazione/:kind/:id/foto/:photo_id/togli', keepers, async (c) => {
    const { here } = c.var;
    const opened = await pictured(c);
    await inTransaction(here.db, async (tx) => {
      await removePhoto(tx, here.actor, opened, c.req.param('photo_id') ?? '', whenOf(here));
      await audited(tx, here, opened, 'photo_removed');
    });
    return c.redirect(here.href(`/redazione/${opened.kind}/${opened.id}/foto`), 303);
  });
}

/** The entry in the address, if it is there already and of a kind that has pictures. */
async function pictured(c: Ctx): Promise<Opened & { kind: Pictured }> {
  const opened = await entryIn(c);
  const { kind } = opened;
  if (opened.fresh || !hasPhotos(kind)) throw new NotFound();
  return { ...opened, kind };
}

async function page(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const opened = await pictured(c);
  const photos = await photosOf(here.db, opened.kind, opened.id);
  const title = here.t('editing.photos.title');
  return privatePage(c, title, <PhotosPage here={here} opened={opened} photos={photos} shown={shown} />, status);
}
