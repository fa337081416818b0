import { sql } from 'kysely';
import type { Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { putStored } from '../hsds/moving/write.ts';
import { reindex, reindexLocated } from '../indexing/index.ts';
import { type Cause, type Changed, changeFacts, type When, type Wish, writeHistory } from '../keeping/change.ts';
import { readKept } from '../keeping/entry.ts';
import { type KeptKind, tableOf } from '../keeping/facts.ts';
import { termId } from '../vocabularies/index.ts';
import { endDraft } from './draft.ts';
import type { Opened } from './opened.ts';
import type { NewEntry } from './tables.ts';

/** Saves what was written, and ends the draft; where somebody changed the same meanwhile, it says what stands and changes nothing. */
export async function saveEntry(
  tx: Tx,
  actor: Actor,
  opened: Opened,
  wishes: readonly Wish[],
  cause: Cause,
  when: When,
): Promise<Changed> {
  if (opened.fresh) return makeEntry(tx, actor, opened, opened.fresh, wishes, when);
  const made = await changeFacts(tx, actor, opened, wishes, cause, when);
  if (made.conflicts.length === 0) await endDraft(tx, opened);
  return made;
}

/** An entry that was not there: its row, where it happens and what it is about, then its facts like any other's. */
async function makeEntry(
  tx: Tx,
  actor: Actor,
  { person, kind, id, entry }: Opened,
  { organization_id, location_id, topics }: NewEntry,
  wishes: readonly Wish[],
  when: When,
): Promise<Changed> {
  const name = wishes.find(({ fact }) => fact === 'name')?.to ?? '';
  const at = { id, name, organization_id, last_modified: when.now.toISOString() };
  if (kind === 'place') await putStored(tx, 'location', [{ ...at, location_type: 'physical' }], ['id']);
  if (kind === 'service') {
    await putStored(tx, 'service', [{ ...at, status: 'active' }], ['id']);
    if (location_id !== null) {
      const given = { id: crypto.randomUUID(), service_id: id, location_id };
      await putStored(tx, 'service_at_location', [given], ['id']);
    }
  }
  if (kind === 'asset')
    await putStored(tx, 'asset', [{ ...at, description: '', location_id, status: 'active' }], ['id']);
  const marks = topics.map((code) => ({
    id: crypto.randomUUID(),
    link_id: id,
    link_entity: tableOf(kind),
    link_type: 'everyday-topics',
    taxonomy_term_id: termId('everyday-topics', code),
  }));
  await putStored(tx, 'attribute', marks, ['id']);
  // That it began is a line of its history too.
  const born: Wish = { fact: 'status', from: null, to: 'active' };
  const batch = await writeHistory(tx, actor, entry, [born], { why: 'edit' }, when.now);
  const rest = wishes.filter(({ fact }) => fact !== 'name');
  const made = await changeFacts(tx, actor, { kind, id }, rest, { why: 'edit' }, when);
  await findIt(tx, kind, id, when);
  await endDraft(tx, { person, kind, id });
  return made.conflicts.length > 0 ? made : { changed: wishes, conflicts: [], batch };
}

/** Kinds that can be taken out of sight; a place and an organisation are there as long as something names them. */
export const canBeWithdrawn = (kind: KeptKind): kind is 'service' | 'asset' | 'procedure' =>
  kind === 'service' || kind === 'asset' || kind === 'procedure';

/** Takes an entry out of sight: nothing of it is lost. Nothing happens where it is so already. */
export const withdrawEntry = (tx: Tx, actor: Actor, opened: Opened, when: When): Promise<string | null> =>
  putStatus(tx, actor, opened, 'inactive', when);

/** Brings back what was taken out of sight. */
export const bringBackEntry = (tx: Tx, actor: Actor, opened: Opened, when: When): Promise<string | null> =>
  putStatus(tx, actor, opened, 'active', when);

/** Writes the status with its history, and gives the batch back; null where it stood so already. */
export async function putStatus(
  tx: Tx,
  actor: Actor,
  { kind, id }: Pick<Opened, 'kind' | 'id'>,
  to: string,
  when: When,
  cause: Parameters<typeof writeHistory>[4] = { why: 'edit' },
): Promise<string | null> {
  if (!canBeWithdrawn(kind)) return null;
  await sql`select from ${sql.table(tableOf(kind))} where id = ${id}::uuid for update`.execute(tx);
  const entry = await readKept(tx, kind, id);
  if (entry.status === to) return null;
  const row = { ...entry.rows.own, status: to, last_modified: when.now.toISOString() };
  await putStored(tx, tableOf(kind), [row], ['id']);
  const batch = await writeHistory(tx, actor, entry, [{ fact: 'status', from: entry.status, to }], cause, when.now);
  await findIt(tx, kind, id, when);
  return batch;
}

/** What is found by searching is written anew, and pages that were kept are old. */
export const findIt = (tx: Tx, kind: KeptKind, id: string, { calendar, now }: When): Promise<void> =>
  kind === 'place' ? reindexLocated(tx, [id], calendar, now) : reindex(tx, { [kind]: [id] }, calendar, now);
