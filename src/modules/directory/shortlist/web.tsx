import { z } from 'zod';
import { NotFound, Refusal } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { anyone, type Ctx, doors, showPage } from '#platform/http/index.ts';
import { mayBeSeen } from '../entry/version.ts';
import { qrPicture } from '../paper/picture.ts';
import { keepList, linkDays, linkedList, linkOf, listOf } from './kept.ts';
import { type Item, isFull, mostItems, moved, nameOf, noteOf, readEntry, withEntry, withoutEntry } from './list.ts';
import { ListPage, noteField } from './page.tsx';
import { readList } from './read.ts';
import { LinkedPage, LinkOverPage, SharePage } from './share.tsx';
import { PaperPage } from './sheet.tsx';

/** What one gathers to take along. Nothing of it is with us: `kept.ts` says where it is. */
export const shortlistWeb = doors();

shortlistWeb.get('/lista', anyone, (c) => showList(c, blank, 200));
shortlistWeb.get('/lista/foglio', anyone, (c) => showPaper(c, 'sheet'));
shortlistWeb.get('/lista/tascabile', anyone, (c) => showPaper(c, 'pocket'));
shortlistWeb.get('/lista/manda', anyone, (c) => showShare(c, blank, 200));

const add = form({
  schema: z.object({
    // One entry, or several: a desk brings all that it answered.
    scheda: z.union([z.string(), z.array(z.string()).max(mostItems)]).transform((said) => [said].flat()),
    // At a counter the list of whoever was here before is not this person's.
    nuova: z.literal('1').optional(),
    // Where the button was pressed: a path of ours, never another's address.
    da: z
      .string()
      .max(600)
      .regex(/^\/(?![/\\])/)
      .catch(''),
  }),
  page: showList,
  command: async (_tx, here, { scheda, nuova, da }, c) => {
    let items = nuova ? [] : listOf(c);
    for (const one of scheda) {
      const entry = readEntry(one);
      if (!entry || !(await mayBeSeen(here.db, entry.kind, entry.id))) throw new NotFound();
      const more = withEntry(items, entry);
      if (isFull(items) && more.length > items.length)
        throw new Refusal('shortlist.full', undefined, { most: mostItems });
      items = more;
    }
    keepList(c, items);
    const [only = '', other] = scheda;
    return new URLSearchParams({ ...(other ? {} : { messa: only }), ...(da === '' ? {} : { da }) });
  },
  next: (_here, told) => `/lista?${told}`,
});
shortlistWeb.post('/lista/metti', anyone, add);

/** Where each button leads once the notes are kept. */
const leads: Record<string, string> = { stampa: '/lista/foglio', tascabile: '/lista/tascabile', manda: '/lista/manda' };

const change = form({
  schema: z.looseObject({ fai: z.string().catch('') }),
  page: showList,
  command: async (_tx, _here, values, c) => {
    const [what = '', name = ''] = values.fai.split(' ');
    // Every button brings the notes along: none is lost, whatever is pressed.
    const items = listOf(c).map((item) => ({ ...item, note: noteOf(values[noteField(nameOf(item))] ?? item.note) }));
    keepList(c, changed(items, what, name));
    return leads[what] ?? '/lista';
  },
  next: (_here, path) => path,
});
shortlistWeb.post('/lista', anyone, change);

function changed(items: Item[], what: string, name: string): Item[] {
  if (what === 'svuota') return [];
  if (what === 'togli') return withoutEntry(items, name);
  if (what === 'su') return moved(items, name, -1);
  return what === 'giu' ? moved(items, name, 1) : items;
}

const share = form({
  schema: z.object({
    giorni: z.coerce
      .number({ error: 'shortlist.days_missing' })
      .refine((days) => linkDays.some((one) => one === days), 'shortlist.days_missing'),
    note: z.literal('1').optional(),
  }),
  page: showShare,
  command: async (_tx, here, { giorni, note }, c) => {
    const items = listOf(c);
    if (items.length === 0) throw new Refusal('shortlist.nothing_to_send');
    const sent = note ? items : items.map((item) => ({ ...item, note: '' }));
    return { link: linkOf(here, sent, giorni), values: { giorni: String(giorni), note: note ?? '' } };
  },
  next: (_here, { link, values }, c) => showShare(c, { values, errors: {} }, 200, link),
});
shortlistWeb.post('/lista/manda', anyone, share);

shortlistWeb.get('/l/:token', anyone, async (c) => {
  const { here } = c.var;
  c.header('Cache-Control', 'no-store');
  const linked = linkedList(here, c.req.param('token') ?? '');
  if (!linked) {
    const title = here.t('shortlist.over');
    return showPage(c, { title, status: 410, unlisted: true }, <LinkOverPage here={here} />);
  }
  const list = await readList(here, linked.items);
  const title = here.t('shortlist.linked_title');
  return showPage(
    c,
    { title, unlisted: true, islands: ['print'] },
    <LinkedPage here={here} list={list} until={linked.until} />,
  );
});

const take = form({
  schema: z.object({}),
  page: showList,
  command: async (_tx, here, _input, c) => {
    const linked = linkedList(here, c.req.param('token') ?? '');
    if (!linked) throw new NotFound();
    const items = linked.items.reduce((all, one) => withEntry(all, one, one.note), listOf(c));
    if (items.length > mostItems) throw new Refusal('shortlist.full', undefined, { most: mostItems });
    keepList(c, items);
  },
  next: () => '/lista',
});
shortlistWeb.post('/l/:token', anyone, take);

async function showList(c: Ctx, shown: Shown, status: 200 | 409 | 422 | number): Promise<Response> {
  const { here } = c.var;
  c.header('Cache-Control', 'no-store');
  const items = listOf(c);
  const typed = items.map((item) => ({ ...item, note: noteOf(shown.values[noteField(nameOf(item))] ?? item.note) }));
  const list = await readList(here, typed);
  return showPage(
    c,
    { title: here.t('shortlist.title'), unlisted: true, status: status === 409 || status === 422 ? status : 200 },
    <ListPage
      here={here}
      list={list}
      problem={shown.problem ?? Object.values(shown.errors)[0]}
      added={c.req.query('messa')}
      from={pathFrom(c.req.query('da'))}
    />,
  );
}

/** Only a path of ours is led back to. */
const pathFrom = (text: string | undefined): string | null => (text && /^\/(?![/\\])/.test(text) ? text : null);

async function showPaper(c: Ctx, kind: 'sheet' | 'pocket'): Promise<Response> {
  const { here } = c.var;
  c.header('Cache-Control', 'no-store');
  const list = await readList(here, listOf(c));
  if (list.length === 0) return c.redirect(here.href('/lista'), 303);
  const title = here.t(`shortlist.${kind}_title`);
  return showPage(c, { title, unlisted: true, islands: ['print'] }, <PaperPage here={here} list={list} kind={kind} />);
}

async function showShare(
  c: Ctx,
  shown: Shown,
  status: number,
  link?: { path: string; until: Date },
): Promise<Response> {
  const { here } = c.var;
  c.header('Cache-Control', 'no-store');
  if (listOf(c).length === 0 && !link) return c.redirect(here.href('/lista'), 303);
  const address = link ? here.absolute(link.path) : null;
  return showPage(
    c,
    {
      title: here.t('shortlist.share_title'),
      unlisted: true,
      status: status === 409 || status === 422 ? status : 200,
      width: 'reading',
    },
    <SharePage
      here={here}
      shown={shown}
      link={link && address ? { address, until: link.until, picture: qrPicture(address) } : null}
    />,
  );
}
