import { sql } from 'kysely';
import { type Db, NotFound, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { type KeptEntry, readKept } from '../keeping/entry.ts';
import { mayCoordinate } from '../keeping/policy.ts';
import type { DoubleKind } from './likeness.ts';

export const pairsAPage = 10;

/** An entry of a pair, with what tells which of the two to keep. */
export interface Side extends KeptEntry {
  code: string | null;
  town: string | null;
  services: number;
  editors: number;
}

export interface PairShown {
  kind: DoubleKind;
  likeness: number;
  why: string[];
  one: Side;
  other: Side;
  /** The one to keep, unless a person says otherwise. */
  keep: string;
}

export interface PairsFound {
  /** When they were last looked for; null: never. */
  searched: { at: Date; milliseconds: number; compared: number } | null;
  total: number;
  pairs: PairShown[];
}

/** The pairs that nobody has decided on, the likeliest first. */
export async function pairsFound(db: Db, page: number): Promise<PairsFound> {
  const [searched, listed, count] = await Promise.all([
    db.selectFrom('double_search').select(['at', 'milliseconds', 'compared']).executeTakeFirst(),
    db
      .selectFrom('double_pair')
      .select(['kind', 'one', 'other', 'likeness', 'why'])
      .where('apart_at', 'is', null)
      .orderBy('likeness', 'desc')
      .orderBy('kind')
      .orderBy('one')
      .orderBy('other')
      .limit(pairsAPage)
      .offset((page - 1) * pairsAPage)
      .execute(),
    db
      .selectFrom('double_pair')
      .select((eb) => eb.fn.countAll<string>().as('total'))
      .where('apart_at', 'is', null)
      .executeTakeFirst(),
  ]);
  const shown = await Promise.all(
    listed.map(async ({ kind, one, other, likeness, why }): Promise<PairShown[]> => {
      const sides = await Promise.all([sideOf(db, kind, one), sideOf(db, kind, other)]);
      const [first, second] = sides;
      // One of them is gone since.
      if (!first || !second) return [];
      return [{ kind, likeness, why, one: first, other: second, keep: fuller(first, second).id }];
    }),
  );
  return { searched: searched ?? null, total: Number(count?.total ?? 0), pairs: shown.flat() };
}

async function sideOf(db: Db, kind: DoubleKind, id: string): Promise<Side | null> {
  const entry = await readKept(db, kind, id).catch((error) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (!entry) return null;
  const { rows } = await sql<{ code: string | null; town: string | null; services: number; editors: number }>`
    select (select identifier from organization_identifier where organization_id = ${id}::uuid and identifier_type = 'IT-CF' limit 1) as code,
      (select m.name from municipality m where m.istat_code = coalesce(
        (select municipality_code from organization where id = ${id}::uuid),
        (select municipality_code from location where id = ${id}::uuid))) as town,
      ((select count(*) from service where organization_id = ${id}::uuid)
        + (select count(*) from service_at_location where location_id = ${id}::uuid or service_id = ${id}::uuid))::int as services,
      (select count(*) from role_grant where scope = 'organization' and scope_id = ${id}::uuid)::int as editors`.execute(
    db,
  );
  const [more] = rows;
  return more ? { ...entry, ...more } : null;
}

/** The one that is known under its code, is kept by somebody, gives more services, says more; of two alike the older. */
export function fuller(one: Side, other: Side): Side {
  const worth = (side: Side) => [
    side.code === null ? 0 : 1,
    side.editors,
    side.services,
    Object.values(side.says).filter((value) => value !== null).length,
    -side.last_modified.getTime(),
  ];
  const [a, b] = [worth(one), worth(other)];
  const at = a.findIndex((value, n) => value !== b[n]);
  return at < 0 || (a[at] ?? 0) > (b[at] ?? 0) ? one : other;
}

/** Remembers that two entries are two. */
export async function sayApart(
  tx: Tx,
  actor: Actor,
  { kind, one, other }: { kind: DoubleKind; one: string; other: string },
  now: Date,
): Promise<void> {
  if (!mayCoordinate(actor)) throw new NotFound();
  const done = await tx
    .updateTable('double_pair')
    .set({ apart_at: now, apart_by: actor.person?.id ?? null })
    .where('kind', '=', kind)
    .where('one', '=', one)
    .where('other', '=', other)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw new NotFound();
}

/** What was joined in the last day and can still be taken apart, the newest first. */
export interface JoinedLately {
  id: string;
  kind: DoubleKind;
  name: string;
  into_id: string;
  joined_at: Date;
}

export async function joinedLately(db: Db): Promise<JoinedLately[]> {
  const { rows } = await sql<JoinedLately>`select id, kind, name, into_id, joined_at from joined_entry
    where undo is not null order by joined_at desc limit 20`.execute(db);
  return rows;
}

/** Where the address of an entry that was joined leads now, or null. */
export async function joinedInto(db: Db, kind: string, id: string): Promise<string | null> {
  const { rows } = await sql<{ into_id: string }>`select into_id from joined_entry
    where id = ${id}::uuid and kind = ${kind}`.execute(db);
  return rows[0]?.into_id ?? null;
}
