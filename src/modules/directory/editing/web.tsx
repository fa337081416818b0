import { inTransaction } from '#platform/forms/index.ts';
import { type Ctx, doors } from '#platform/http/index.ts';
import { Done } from './beside.tsx';
import { audited, entryIn, keepers, seenAt, typedIn, whenOf } from './door.ts';
import { begunBy } from './draft.ts';
import { openFormDoors, privatePage, saidOf } from './form.web.tsx';
import { historyOf, undoBatch } from './history.ts';
import { openHoursDoors } from './hours.web.tsx';
import { entriesOf } from './list.ts';
import { openNewDoors } from './new.web.tsx';
import { ChoosePage } from './pages/choose.tsx';
import { HistoryPage } from './pages/history.tsx';
import { ListPage } from './pages/list.tsx';
import { openPhotoDoors } from './photos.web.tsx';
import { previewHtml } from './preview.tsx';
import { wishesOf } from './wishes.ts';

/** The desk of whoever keeps entries: the list, the form, the hours, the pictures, the history. */
export const editingWeb = doors();

editingWeb.get('/redazione', keepers, async (c) => {
  const { here } = c.var;
  const words = (c.req.query('nome') ?? '').slice(0, 200);
  const page = Math.min(100_000, Math.max(1, Math.floor(Number(c.req.query('pagina')) || 1)));
  const [{ entries, total }, begun] = await Promise.all([
    entriesOf(here.db, here.actor, { words, page }),
    begunBy(here.db, here.actor.person?.id ?? ''),
  ]);
  return privatePage(
    c,
    here.t('editing.list.title'),
    <ListPage here={here} entries={entries} total={total} words={words} page={page} begun={begun} />,
  );
});

openNewDoors(editingWeb);
openFormDoors(editingWeb);
openHoursDoors(editingWeb);
openPhotoDoors(editingWeb);

editingWeb.get('/redazione/:kind/:id/anteprima', keepers, async (c) => {
  const { here } = c.var;
  const opened = await entryIn(c);
  const read = wishesOf(opened, saidOf(opened));
  // What cannot be read has no preview: the form says what is wrong.
  if ('wrong' in read) return c.redirect(here.href(`/redazione/${opened.kind}/${opened.id}/modifica?bozza=1`), 303);
  c.header('Cache-Control', 'private, no-store');
  return c.html(await previewHtml(c, opened, read.wishes));
});

editingWeb.get('/redazione/:kind/:id/storia', keepers, async (c) => {
  const { here } = c.var;
  const opened = await entryIn(c);
  const batches = await historyOf(here.db, opened.kind, opened.id);
  const done = batches.find(({ batch }) => batch !== null && batch === c.req.query('fatto'))?.batch;
  const above = done ? <Done c={c} entry={opened} batch={done} /> : null;
  return privatePage(
    c,
    here.t('editing.history.title'),
    <HistoryPage here={here} opened={opened} batches={batches} above={above} />,
  );
});

editingWeb.post('/redazione/:kind/:id/annulla', keepers, async (c) => undo(c));

async function undo(c: Ctx): Promise<Response> {
  const { here } = c.var;
  const opened = await entryIn(c);
  const typed = await typedIn(c);
  const batch = typed.batch ?? '';
  const made = await inTransaction(here.db, async (tx) => {
    const undone = await undoBatch(tx, here.actor, opened, batch, typed, whenOf(here));
    if ('batch' in undone) await audited(tx, here, opened, 'entry_undone');
    return undone;
  });
  if ('conflicts' in made) {
    const page = (
      <ChoosePage
        here={here}
        name={opened.entry.name}
        conflicts={made.conflicts}
        action={`/redazione/${opened.kind}/${opened.id}/annulla`}
        hidden={{ batch }}
        mine="before"
        missing={Object.keys(typed).some((field) => field.startsWith('now.'))}
      />
    );
    return privatePage(c, here.t('editing.choose.title'), page, 409);
  }
  const { entry } = await entryIn(c);
  return c.redirect(here.href(seenAt(opened, entry.status, made.batch)), 303);
}
