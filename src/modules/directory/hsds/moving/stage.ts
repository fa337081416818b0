import { sql } from 'kysely';
import type { Tx } from '#platform/database/index.ts';
import type { Row } from '../reading/load.ts';
import type { Piece } from './unfold.ts';

/** What is known of one row after everything was read: its pieces in the order in which they were. */
export interface Staged {
  key: string;
  pieces: Row[];
  place: string;
}

/**
 * A table of the transaction's own in which everything that was read waits, so that rows can be told in any order and in
 * several places, and little is held in memory. It is gone when the transaction ends.
 */
export async function openStage(tx: Tx): Promise<void> {
  await sql`drop table if exists pg_temp.hsds_stage`.execute(tx);
  await sql`create temp table hsds_stage (seq bigint generated always as identity, tab text not null,
    key text collate "C" not null, piece jsonb not null, place text not null) on commit drop`.execute(tx);
}

export async function stage(tx: Tx, pieces: readonly Piece[]): Promise<void> {
  if (pieces.length === 0) return;
  await sql`insert into pg_temp.hsds_stage (tab, key, piece, place)
    select "table", key, row, place from jsonb_to_recordset(${JSON.stringify(pieces)}::jsonb)
      as p("table" text, key text, row jsonb, place text)`.execute(tx);
}

/** To be called when everything is there. */
export async function closeStage(tx: Tx): Promise<void> {
  await sql`create index on pg_temp.hsds_stage (tab, key, seq)`.execute(tx);
  await sql`analyze pg_temp.hsds_stage`.execute(tx);
}

const atOnce = 1000;

/** What was told of the rows of a table, in the order of their keys. */
export async function* stagedRows(tx: Tx, table: string): AsyncGenerator<Staged[]> {
  for (let after = ''; ; ) {
    const { rows } = await sql<Staged>`
      with page as (select distinct key from pg_temp.hsds_stage where tab = ${table} and key > ${after} order by key limit ${atOnce})
      select s.key, json_agg(s.piece order by s.seq) as pieces, (array_agg(s.place order by s.seq))[1] as place
      from pg_temp.hsds_stage s join page using (key) where s.tab = ${table} group by s.key order by s.key`.execute(tx);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.key;
  }
}
