import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { NotFound } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { anyone, type Ctx, type Doors, doors, type Policy, showPage } from '#platform/http/index.ts';
import { imageType, LARGEST_IMAGE } from '#platform/images/index.ts';
import { type FindShown, findsOf, findToDecide, ownFind, photoOf, photoOfAsset } from './finds.ts';
import { nearTo } from './near.ts';
import { OwnFindPage, ShellPage, WalkPage } from './pages/walk.tsx';
import { mayWalk } from './policy.ts';
import { keepFind, recordFind, takeBack } from './record.ts';
import { Find } from './schema.ts';

const walkers: Policy = { name: 'who walks a neighbourhood', allows: mayWalk };

/** The pages of those who walk with a phone. */
export const walkWeb: Doors = doors();

walkWeb.get('/mappatura', walkers, (c) => walkPage(c, blank, 200));

/** The phone asks for an answer that it can read; a form without script for a page. */
const asksForJson = (c: Ctx): boolean => (c.req.header('accept') ?? '').startsWith('application/json');

const refused = (c: Ctx, shown: Shown, status: ContentfulStatusCode) =>
  asksForJson(c)
    ? c.json({ sentences: [...(shown.problem ? [shown.problem] : []), ...Object.values(shown.errors)] }, status)
    : walkPage(c, shown, status);

const record = form({
  schema: Find,
  page: refused,
  command: (tx, { actor, commons, now }, wish) => recordFind(tx, actor, wish, { home: commons.municipality_code, now }),
  audit: ({ id }) => ({ action: 'directory.walk_found', entity: 'walk_find', entityId: id }),
  next: ({ href }, { id, state }, c) => {
    const path = state === 'unsure' ? `/mappatura/${id}` : `/mappatura?trovata=${id}`;
    return asksForJson(c) ? c.json({ id, state, page: href(path) }) : path;
  },
});

walkWeb.post('/mappatura', walkers, async (c, next) => {
  const sentence = c.var.here.t('images.too_large', { megabytes: LARGEST_IMAGE / 1024 / 1024 });
  const tooLarge = () => refused(c, { values: {}, errors: { photo: sentence } }, 422);
  let answer: Response | undefined;
  const limited = await bodyLimit({ maxSize: LARGEST_IMAGE + 64 * 1024, onError: tooLarge })(c, async () => {
    answer = (await record(c, next)) ?? undefined;
  });
  return limited ?? answer ?? tooLarge();
});

walkWeb.get('/mappatura/:id', walkers, async (c) => ownFindPage(c, await ownIn(c)));

for (const [path, change, action] of [
  ['tieni', keepFind, 'directory.walk_kept'],
  ['togli', takeBack, 'directory.walk_taken_back'],
] as const) {
  walkWeb.post(
    `/mappatura/:id/${path}`,
    walkers,
    form({
      schema: z.object({}),
      page: async (c, shown) => ownFindPage(c, await ownIn(c), shown.problem),
      command: async (tx, { actor }, _nothing, c) => {
        const id = idIn(c);
        await change(tx, actor, id);
        return id;
      },
      audit: (id) => ({ action, entity: 'walk_find', entityId: id }),
      next: (_here, id) => (path === 'tieni' ? `/mappatura?trovata=${id}` : '/mappatura'),
    }),
  );
}

walkWeb.get('/mappatura/:id/foto.jpg', walkers, async (c) => {
  const { db, actor } = c.var.here;
  const id = idIn(c);
  const seen = (await ownFind(db, actor, id)) ?? (await findToDecide(db, actor, id));
  const photo = seen && (await photoOf(db, id));
  if (!photo) throw new NotFound();
  return c.body(new Uint8Array(photo), 200, { 'Content-Type': imageType(photo) ?? 'application/octet-stream' });
});

/** Once accepted, the photograph of the place is public with its entry. */
walkWeb.get('/risorse/:id/foto.jpg', anyone, async (c) => {
  const photo = await photoOfAsset(c.var.here.db, idIn(c));
  if (!photo) throw new NotFound();
  return c.body(new Uint8Array(photo), 200, {
    'Content-Type': imageType(photo) ?? 'application/octet-stream',
    'Cache-Control': 'public, max-age=3600',
  });
});

// The same for everyone: a phone keeps it for the street, where there is no network.
walkWeb.get('/offline/mappatura', anyone, (c) => {
  const { here } = c.var;
  c.header('Cache-Control', 'no-cache');
  return showPage(
    c,
    { title: here.t('walk.title'), islands: ['walk'], unlisted: true, width: 'reading' },
    <ShellPage here={here} shown={blank} />,
  );
});

async function walkPage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const mine = await findsOf(here.db, here.actor);
  const kept = mine.find(({ id, state }) => id === c.req.query('trovata') && state === 'waiting');
  return showPage(
    c,
    { title: here.t('walk.title'), islands: ['walk'], status, unlisted: true, width: 'reading' },
    <WalkPage here={here} shown={shown} mine={mine} kept={kept} />,
  );
}

async function ownFindPage(c: Ctx, find: FindShown, problem?: string): Promise<Response> {
  const { here } = c.var;
  const { latitude: lat, longitude: lon } = find;
  const position = lat !== null && lon !== null ? { lat, lon } : null;
  const near = find.state === 'unsure' ? await nearTo(here.db, { ...find, position }) : [];
  return showPage(
    c,
    { title: find.name, status: problem ? 409 : 200, unlisted: true, width: 'reading' },
    <OwnFindPage here={here} find={find} near={near} problem={problem} />,
  );
}

async function ownIn(c: Ctx): Promise<FindShown> {
  const { db, actor } = c.var.here;
  const find = await ownFind(db, actor, idIn(c));
  if (!find) throw new NotFound();
  return find;
}

/** The id in the address. What is no id leads nowhere, like an id that nothing has. */
export function idIn(c: Ctx): string {
  const id = c.req.param('id') ?? '';
  if (!z.uuid().safeParse(id).success) throw new NotFound();
  return id;
}
