import { type Insertable, sql } from 'kysely';
import { Refusal, type Tx } from '#platform/database/index.ts';
import { later } from '#platform/jobs/index.ts';
import type { Lang } from '#platform/messages/index.ts';
import { readKept } from '../keeping/entry.ts';
import { factOf, type KeptKind } from '../keeping/facts.ts';
import { hashOf } from './proof.ts';
import { looksLikeAdvertising, noticeDue, plainText, type State, wishKey } from './rules.ts';
import type { CorrectionTable } from './tables.ts';

/** One fact of an entry, as a page shows it. */
export interface Spot {
  kind: KeptKind;
  id: string;
  fact: string;
}

export interface Wished {
  /** What the page says of it. */
  said: string | null;
  wish: string;
  email: string | null;
  lang: Lang;
  /** The address of its page. */
  code: string;
}

export const correctionArrived = 'corrections.arrived';

/**
 * Keeps what somebody says a fact should read: once, however often the form arrives; joined to an earlier one that wishes
 * the same and still waits. Whoever keeps the entry is told of it. No account, and nothing of who it was but the address
 * they leave. Refuses a wish for what stands already (field 'giusto').
 */
export async function reportCorrection(tx: Tx, spot: Spot, wished: Wished, now: Date): Promise<State> {
  const { kind, id, fact } = spot;
  const input = factOf(kind, fact)?.input ?? 'text';
  const wish = plainText(wished.wish);
  const key = wishKey(input, wish);
  if (wished.said !== null && wishKey(input, wished.said) === key)
    throw new Refusal('corrections.same_already', 'giusto');
  const row = {
    code_hash: hashOf(wished.code),
    kind,
    entry_id: id,
    fact,
    said: wished.said,
    wish,
    wish_key: key,
    email: wished.email,
    lang: wished.lang,
    arrived_at: now,
  };
  const known = await stateOf(tx, row.code_hash);
  if (known !== null) return known;
  if (looksLikeAdvertising(input, wish)) return keep(tx, { ...row, state: 'held' });
  // Twice: the earlier one may end between looking and joining.
  for (let tries = 0; tries < 2; tries += 1) {
    const kept = await keep(tx, { ...row, state: 'open' });
    if (kept === 'open') {
      const { organization_id } = await readKept(tx, kind, id);
      await tellSoon(tx, organization_id, now);
      return kept;
    }
    const { rows } = await sql<{ id: string }>`select id from correction
      where entry_id = ${id}::uuid and fact = ${fact} and wish_key = ${key} and state = 'open' for update`.execute(tx);
    if (rows[0]) return keep(tx, { ...row, state: 'joined', joined_to: rows[0].id });
    const twice = await stateOf(tx, row.code_hash);
    if (twice !== null) return twice;
  }
  return keep(tx, { ...row, state: 'held' });
}

async function stateOf(tx: Tx, code_hash: string): Promise<State | null> {
  const found = await tx.selectFrom('correction').select('state').where('code_hash', '=', code_hash).executeTakeFirst();
  return found?.state ?? null;
}

/** The state in which it was kept; 'joined' where the same was there already and nothing was written. */
async function keep(tx: Tx, row: Insertable<CorrectionTable>): Promise<State> {
  const kept = await tx
    .insertInto('correction')
    .values(row)
    .onConflict((taken) => taken.doNothing())
    .returning('state')
    .executeTakeFirst();
  return kept?.state ?? 'joined';
}

/** Has whoever keeps these entries told that something waits: one mail every few hours at most, whatever arrives. */
export async function tellSoon(tx: Tx, organization_id: string | null, now: Date): Promise<void> {
  const { rows } = await sql<{ told_at: Date | null }>`
    insert into correction_notice as notice (organization_id, queued) values (${organization_id}::uuid, true)
    on conflict (organization_id) do update set queued = true where not notice.queued returning told_at`.execute(tx);
  const [first] = rows;
  if (first) await later(tx, correctionArrived, { organization: organization_id }, noticeDue(first.told_at, now));
}
