import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { inTransaction } from '#platform/forms/index.ts';
import { type Ctx, type Doors, showPage } from '#platform/http/index.ts';
import type { Said } from '#platform/messages/index.ts';
import { closeAsDone, hoursAskedFor } from '../corrections/settle.ts';
import { assureEntry } from '../freshness/assure.ts';
import type { Cause } from '../keeping/change.ts';
import { facts } from '../keeping/facts.ts';
import { audited, entryIn, keepers, seenAt, typedIn, whenOf } from './door.ts';
import { endDraft, keepDraft, replaceDraft } from './draft.ts';
import type { Opened } from './opened.ts';
import { ChoosePage } from './pages/choose.tsx';
import { EntryForm, UnfinishedPage } from './pages/entry-form.tsx';
import { sayMoment } from './pages/list.tsx';
import type { Typed } from './reading.ts';
import { bringBackEntry, saveEntry, withdrawEntry } from './saving.ts';
import { chosen, correctionField, doorsWith, wishesOf } from './wishes.ts';

/** The form of an entry: what is typed is kept first, whatever becomes of it then. */
export function openFormDoors(room: Doors): void {
  room.get('/redazione/:kind/:id/modifica', keepers, async (c) => {
    const opened = await entryIn(c);
    const { here } = c.var;
    if (opened.draft && !opened.fresh && c.req.query('bozza') === undefined && changesSomething(opened)) {
      const since = sayMoment(opened.draft.saved_at, here);
      const title = here.t('editing.unfinished', { since });
      return privatePage(c, title, <UnfinishedPage here={here} opened={opened} since={since} />);
    }
    return formPage(c, opened, {}, 200);
  });

  room.post('/redazione/:kind/:id/modifica', keepers, async (c) => {
    const opened = await entryIn(c);
    const { here } = c.var;
    const { do: what = 'save', ...all } = await typedIn(c);
    const typed = ofEntry(opened, all);
    // Before all else, and by itself: whatever is refused below, nothing that was typed is lost.
    await inTransaction(here.db, (tx) => keepDraft(tx, opened, typed, here.now));
    const at = `/redazione/${opened.kind}/${opened.id}`;
    if (what === 'later') return c.redirect(here.href('/redazione'), 303);
    const [verb, door] = what.split(' ');
    if (verb === 'hours' && door) return c.redirect(here.href(`${at}/orari/${door}`), 303);
    if (verb !== 'preview') return save(c, {});
    const now = await entryIn(c);
    const read = wishesOf(now, saidOf(now));
    if ('wrong' in read) return formPage(c, now, read.wrong, 422);
    return c.redirect(here.href(`${at}/anteprima`), 303);
  });

  // With script, every few seconds; the page is told nothing but that it is kept.
  room.post('/redazione/:kind/:id/bozza', keepers, async (c) => {
    const opened = await entryIn(c);
    const typed = ofEntry(opened, await typedIn(c));
    await inTransaction(c.var.here.db, (tx) => keepDraft(tx, opened, typed, c.var.here.now));
    return c.body(null, 204);
  });

  room.post('/redazione/:kind/:id/salva', keepers, (c) => save(c, {}));
  room.post('/redazione/:kind/:id/scelte', keepers, async (c) => save(c, await typedIn(c)));

  room.post('/redazione/:kind/:id/butta', keepers, async (c) => {
    const opened = await entryIn(c);
    await inTransaction(c.var.here.db, (tx) => endDraft(tx, opened));
    return c.redirect(c.var.here.href(opened.fresh ? '/redazione' : seenAt(opened, opened.entry.status, null)), 303);
  });

  for (const [path, put, status] of [
    ['ritira', withdrawEntry, 'inactive'],
    ['riporta', bringBackEntry, 'active'],
  ] as const) {
    room.post(`/redazione/:kind/:id/${path}`, keepers, async (c) => {
      const { here } = c.var;
      const opened = await entryIn(c);
      const batch = await inTransaction(here.db, async (tx) => {
        const made = await put(tx, here.actor, opened, whenOf(here));
        await audited(tx, here, opened, status === 'active' ? 'entry_brought_back' : 'entry_withdrawn');
        return made;
      });
      return c.redirect(here.href(seenAt(opened, status, batch)), 303);
    });
  }
}

const corrections = '/redazione/correzioni';

/** Saves what lies in the draft, with what was chosen where two had changed the same. */
export async function save(c: Ctx, choices: Typed): Promise<Response> {
  const { here } = c.var;
  const opened = await entryIn(c);
  const said = chosen(saidOf(opened), choices);
  const read = wishesOf(opened, said);
  if ('wrong' in read) return formPage(c, opened, read.wrong, 422);
  const { made, answered } = await inTransaction(here.db, async (tx) => {
    if (Object.keys(choices).length > 0) await replaceDraft(tx, opened, said, here.now);
    const asked = await hoursAskedFor(tx, here.actor, said[correctionField] ?? '', opened);
    const cause: Cause = asked === null ? { why: 'edit' } : { why: 'correction', id: asked.id };
    const saved = await saveEntry(tx, here.actor, opened, read.wishes, cause, whenOf(here));
    if (!('changed' in saved)) return { made: saved };
    await audited(tx, here, opened, opened.fresh ? 'entry_made' : 'entry_changed');
    // Who sets one thing right has not looked at the others: the date moves only where she says that she has.
    if (said.checked === 'on') await assureEntry(tx, here.actor, opened, 'checked', { why: 'edit' }, whenOf(here));
    if (asked === null) return { made: saved };
    const hours = saved.changed.find(({ fact }) => fact === 'hours');
    if (hours) await closeAsDone(tx, here.actor, asked.id, async () => hours.to, here.now);
    return { made: saved, answered: hours ? `${corrections}?fatto=accetta` : `${corrections}/${asked.id}` };
  });
  if (made.conflicts.length > 0) {
    const page = (
      <ChoosePage
        here={here}
        name={opened.entry.name}
        conflicts={made.conflicts}
        action={`/redazione/${opened.kind}/${opened.id}/scelte`}
        mine="mine"
        missing={c.req.routePath.endsWith('scelte')}
      />
    );
    return privatePage(c, here.t('editing.choose.title'), page, 409);
  }
  if (answered) return c.redirect(here.href(answered), 303);
  const batch = 'batch' in made ? (made.batch ?? null) : null;
  return c.redirect(here.href(seenAt(opened, opened.entry.status, batch)), 303);
}

/** What the entry says, with what the draft has typed over it. */
export function saidOf({ kind, entry, draft, fresh }: Opened): Typed {
  const says = facts[kind].flatMap(({ name, kept }): [string, string][] => {
    if (kept.in === 'hours') return [];
    const text = entry.says[name] ?? '';
    return fresh
      ? [[name, text]]
      : [
          [name, text],
          [`was.${name}`, text],
        ];
  });
  return { ...Object.fromEntries(says), ...draft?.said };
}

/** Only what the form asks, and no more of it than anybody types. */
function ofEntry({ kind }: Opened, typed: Typed): Typed {
  const known = facts[kind].flatMap(({ name }) => [name, `was.${name}`]);
  const said = known.flatMap((field) => (field in typed ? [[field, (typed[field] ?? '').slice(0, 20_000)]] : []));
  // A box without its tick sends nothing, and a draft keeps what it is not told otherwise.
  return { ...Object.fromEntries(said), checked: typed.checked === 'on' ? 'on' : '' };
}

function changesSomething(opened: Opened): boolean {
  const read = wishesOf(opened, saidOf(opened));
  // What stands already needs no second question: a copy may have been kept while the form was being saved.
  return 'wrong' in read || read.wishes.some(({ fact, to }) => (opened.entry.says[fact] ?? '') !== (to ?? ''));
}

async function formPage(
  c: Ctx,
  opened: Opened,
  wrong: Readonly<Record<string, Said>>,
  status: ContentfulStatusCode,
): Promise<Response> {
  const { here } = c.var;
  const typed = saidOf(opened);
  const errors = Object.fromEntries(
    Object.entries(wrong).map(([field, { key, values }]) => [field, here.t(key, values)]),
  );
  const title = opened.fresh ? here.t(`editing.new_of.${opened.kind}`) : opened.entry.name;
  return privatePage(
    c,
    here.t('editing.title', { name: title }),
    <EntryForm
      here={here}
      opened={opened}
      typed={typed}
      doors={doorsWith(opened.entry.doors, typed).doors}
      errors={errors}
    />,
    status,
  );
}

/** On a shared computer the back button must not show it to the next. */
export async function privatePage(
  c: Ctx,
  title: string,
  body: Parameters<typeof showPage>[2],
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  c.header('Cache-Control', 'private, no-store');
  return showPage(c, { title, status, unlisted: true, islands: ['draft'] }, body);
}
