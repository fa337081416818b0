import { anyone, type Ctx, doors, showPage } from '#platform/http/index.ts';
import { copyOf } from './copy.ts';
import { OfflinePage } from './page.tsx';

/** The directory for when there is no network, and what a phone asks of a site that is to stand among its programs. */
export const offlineWeb = doors();

offlineWeb.get('/offline', anyone, (c) => {
  const { here } = c.var;
  c.header('Cache-Control', 'no-cache');
  return showPage(
    c,
    { title: here.t('offline.title'), description: here.t('offline.lead'), islands: ['offline'] },
    <OfflinePage here={here} />,
  );
});

offlineWeb.get('/offline/elenco.json', anyone, async (c) => {
  const { etag, text } = await copyOf(c.var.here);
  c.header('ETag', etag);
  c.header('Cache-Control', 'no-cache');
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304);
  return c.body(text, 200, { 'Content-Type': 'application/json; charset=UTF-8' });
});

offlineWeb.get('/manifest.webmanifest', anyone, (c) => {
  c.header('Cache-Control', 'public, max-age=3600');
  return c.body(JSON.stringify(manifestOf(c)), 200, { 'Content-Type': 'application/manifest+json; charset=UTF-8' });
});

function manifestOf(c: Ctx) {
  const { commons, lang, href } = c.var.here;
  const icon = (size: number, purpose: string) => ({
    src: `/icons/${purpose === 'any' ? 'icon' : purpose}-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  return {
    id: '/',
    name: commons.title,
    short_name: commons.title,
    description: (lang === 'it' ? commons.tagline_it : commons.tagline_en) || undefined,
    lang,
    start_url: href('/'),
    scope: '/',
    display: 'minimal-ui',
    background_color: '#fbf7f0',
    theme_color: '#fbf7f0',
    icons: [icon(192, 'any'), icon(512, 'any'), icon(512, 'maskable')],
  };
}
