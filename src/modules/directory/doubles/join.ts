import { sql } from 'kysely';
import { removeOrganization } from '#modules/organizations/index.ts';
import { removeLocation } from '#modules/places/index.ts';
import { NotFound, Refusal, type Repointed, repoint, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { putStored } from '../hsds/moving/write.ts';
import { changeFacts, type When, type Wish } from '../keeping/change.ts';
import { type KeptEntry, type Row, readKept } from '../keeping/entry.ts';
import { facts, tableOf } from '../keeping/facts.ts';
import { mayCoordinate } from '../keeping/policy.ts';
import { findAnew, withGiven } from './anew.ts';
import type { DoubleKind } from './likeness.ts';
import { loosePointers, whatStays } from './moving.ts';

/** What brings a joined entry back. */
export interface Undo {
  /** The row of the entry that went. */
  own: Row;
  steps: Repointed[];
  /** Facts of the one that was kept which were changed. */
  wishes: readonly Wish[];
  /** Its columns that were empty, and what was put there. */
  filled: Record<string, unknown>;
  /** What sources said of them, as it was kept. */
  given: { source: string; key: string; given: unknown }[];
}

/** From a fact to whose value stays; what is not named: the kept one's unless it says nothing. */
export type Choices = ReadonlyMap<string, 'keep' | 'gone'>;

/**
 * Joins two entries that are one: what hangs on `gone` moves to `keep`, a fact that `keep` does not know is taken over, those
 * of `choices` as chosen; the address of `gone` leads to `keep` from now on. Refuses two codici fiscali; throws `NotFound` to
 * who may not, and where one of them is not there.
 */
export async function joinEntries(
  tx: Tx,
  actor: Actor,
  { kind, keep, gone }: { kind: DoubleKind; keep: string; gone: string },
  choices: Choices,
  when: When,
): Promise<void> {
  if (!mayCoordinate(actor) || keep === gone) throw new NotFound();
  const table = tableOf(kind);
  await sql`select from ${sql.table(table)} where id in (${keep}::uuid, ${gone}::uuid) order by id for update`.execute(
    tx,
  );
  const [kept, going] = [await readKept(tx, kind, keep), await readKept(tx, kind, gone)];
  if (kind === 'organization') await refuseTwoCodes(tx, keep, gone);
  const wishes = wishesOf(kept, going, choices);
  await changeFacts(tx, actor, { kind, id: keep }, wishes, { why: 'join', id: gone }, when);
  const filled = await fillEmpty(tx, kind, keep, going.rows.own);
  const steps = await moveAll(tx, kind, gone, keep);
  const insteadOf = new Map([[gone, keep], ...steps.flatMap(({ insteadOf }) => [...insteadOf])]);
  const given = await withGiven(tx, gone, insteadOf);
  await remove(tx, kind, gone);
  await tx
    .deleteFrom('double_pair')
    .where((pair) => pair.or([pair('one', '=', gone), pair('other', '=', gone)]))
    .execute();
  const undo: Undo = { own: going.rows.own, steps: steps.map(({ done }) => done), wishes, filled, given };
  await sql`insert into joined_entry (id, kind, name, into_id, joined_at, joined_by, undo)
    values (${gone}::uuid, ${kind}, ${going.name}, ${keep}::uuid, ${when.now}::timestamptz,
      ${actor.person?.id ?? null}::uuid, ${JSON.stringify(undo)}::jsonb)`.execute(tx);
  await writeJoined(tx, actor, kept, going, when.now);
  await findAnew(tx, kind, [keep, gone], when);
}

async function refuseTwoCodes(tx: Tx, keep: string, gone: string): Promise<void> {
  const { rows } = await sql<{ codes: number }>`select count(distinct identifier)::int as codes
    from organization_identifier where identifier_type = 'IT-CF'
      and organization_id in (${keep}::uuid, ${gone}::uuid)`.execute(tx);
  if ((rows[0]?.codes ?? 0) > 1) throw new Refusal('doubles.two_codes');
}

/** The facts of the one that is kept which change. Telephones and papers that it lacks come along by themselves. */
function wishesOf(kept: KeptEntry, going: KeptEntry, choices: Choices): Wish[] {
  return facts[kept.kind].flatMap((fact): Wish[] => {
    const [from, to] = [kept.says[fact.name] ?? null, going.says[fact.name] ?? null];
    if (fact.kept.in === 'hours' || to === null || from === to) return [];
    const rows = fact.kept.in === 'phone' || fact.kept.in === 'documents' || fact.kept.in === 'address';
    const takes = choices.get(fact.name) === 'gone' || (from === null && !rows);
    if (!takes || (rows && from === null)) return [];
    return [{ fact: fact.name, from, to }];
  });
}

const never = new Set(['id', 'last_modified', 'assured_date', 'assurer_email', 'status', 'folded']);

/** Columns of the kept row that say nothing, and of the other one something: a position, a year, a logo. */
async function fillEmpty(tx: Tx, kind: DoubleKind, keep: string, other: Row): Promise<Record<string, unknown>> {
  const { rows } = await readKept(tx, kind, keep);
  const empty = (value: unknown) => value === null || value === undefined || value === '';
  const filled = Object.fromEntries(
    Object.entries(other).filter(
      ([column, value]) => !never.has(column) && !empty(value) && empty(rows.own[column]) && value !== keep,
    ),
  );
  // It cannot be part of what it turns out to be.
  const parent = rows.own.parent_organization_id === other.id ? { parent_organization_id: null } : {};
  if (Object.keys({ ...filled, ...parent }).length > 0)
    await putStored(tx, tableOf(kind), [{ ...rows.own, ...filled, ...parent }], ['id']);
  return filled;
}

interface Step {
  done: Repointed;
  insteadOf: Map<string, string>;
}

/** Moves what hangs on it. A service given twice at one place is given there once, with the hours of both rows. */
async function moveAll(tx: Tx, kind: DoubleKind, from: string, into: string): Promise<Step[]> {
  const steps: Step[] = [];
  if (kind !== 'organization') {
    const [mine, other] = kind === 'service' ? ['service_id', 'location_id'] : ['location_id', 'service_id'];
    const { rows } = await sql<{ from: string; into: string }>`
      select g.id as from, k.id as into from service_at_location g join service_at_location k
        on k.${sql.ref(other)} = g.${sql.ref(other)} and k.${sql.ref(mine)} = ${into}::uuid
      where g.${sql.ref(mine)} = ${from}::uuid`.execute(tx);
    for (const pair of rows) {
      const hours = await sql<{ id: string }>`select id from schedule where service_at_location_id = ${pair.from}::uuid
        and exists (select from schedule where service_at_location_id = ${pair.into}::uuid)`.execute(tx);
      const staying = { schedule: hours.rows.map(({ id }) => id) };
      const done = await repoint(tx, 'service_at_location', pair.from, pair.into, [], staying);
      steps.push({ done, insteadOf: new Map([[pair.from, pair.into]]) });
    }
  }
  const { staying, insteadOf } = await whatStays(tx, kind, from, into);
  const done = await repoint(tx, tableOf(kind), from, into, loosePointers(kind), staying);
  return [...steps, { done, insteadOf }];
}

async function remove(tx: Tx, kind: DoubleKind, id: string): Promise<void> {
  if (kind === 'organization') return removeOrganization(tx, id);
  if (kind === 'place') return removeLocation(tx, id);
  await sql`delete from service where id = ${id}::uuid`.execute(tx);
}

/** A line of the history that says what was joined: its name, beside the one that stays. */
async function writeJoined(tx: Tx, actor: Actor, kept: KeptEntry, going: KeptEntry, now: Date): Promise<void> {
  const id = crypto.randomUUID();
  const line = {
    id,
    resource_id: kept.id,
    resource_type: tableOf(kept.kind),
    last_action_date: now.toISOString(),
    last_action_type: 'update',
    field_name: 'name',
    previous_value: going.name,
    replacement_value: kept.name,
    updated_by: 'editor',
  };
  await putStored(tx, 'metadata', [line], ['id']);
  await tx
    .insertInto('change_cause')
    .values({ metadata_id: id, batch: id, person_id: actor.person?.id ?? null, why: 'join', why_id: going.id })
    .execute();
}
