import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/index.ts';
import { Mapping } from './mapping/mapping.ts';
import type { Counts } from './writing/run-record.ts';

/** A file that an editor brought, with the reading chosen for it so far. */
export type Upload = { id: string; file_name: string; bytes: Uint8Array; mapping: Mapping };

/** The largest file taken through the browser, in bytes: more goes through the command line, which does not hold it twice. */
export const LARGEST_UPLOAD = 24 * 1024 * 1024;

/** Keeps a file for a week, with a first reading; files older than that go. */
export async function keepUpload(
  tx: Tx,
  file: { name: string; bytes: Uint8Array },
  mapping: Mapping,
  person: string | null,
): Promise<string> {
  await leaveOld(tx);
  const { rows } = await sql<{ id: string }>`
    insert into import_upload (file_name, bytes, mapping, uploaded_by)
    values (${file.name}, ${Buffer.from(file.bytes)}, ${JSON.stringify(mapping)}::jsonb, ${person}) returning id`.execute(
    tx,
  );
  return rows[0]?.id ?? '';
}

/** Files are kept for a week: whoever looks at one then has long decided. */
export async function leaveOld(tx: Tx): Promise<void> {
  await sql`delete from import_upload where uploaded_at < now() - interval '7 days'`.execute(tx);
}

/** A file that is still kept, whoever brought it: editors work together. */
export async function uploadOf(db: Db, id: string): Promise<Upload | undefined> {
  const { rows } = await sql<{ id: string; file_name: string; bytes: Buffer; mapping: unknown }>`
    select id, file_name, bytes, mapping from import_upload where id::text = ${id} and mapping is not null`.execute(db);
  const [row] = rows;
  return row && { ...row, mapping: Mapping.parse(row.mapping) };
}

/** Changes how a kept file is read. */
export async function readAs(tx: Tx, id: string, mapping: Mapping): Promise<void> {
  await sql`update import_upload set mapping = ${JSON.stringify(mapping)}::jsonb where id = ${id}`.execute(tx);
}

/** Says which run a kept file led to, so that it can be taken up. */
export async function ledTo(tx: Tx, id: string, run: string): Promise<void> {
  await sql`update import_upload set run_id = ${run} where id = ${id}`.execute(tx);
}

/** A run as a list shows it; `upload` where its file is still kept. */
export type RunLine = Counts & {
  id: string;
  file_name: string;
  title: string;
  source: string;
  columns: string[];
  started_at: Date;
  finished_at: Date | null;
  problem: string | null;
  upload: string | null;
  /** How many rows that waited for a person were decided since. */
  decided: number;
};

const runs = sql`
  select r.id, r.file_name, s.title, r.source, r.columns, r.started_at, r.finished_at, r.problem,
    (select u.id from import_upload u where u.run_id = r.id order by u.uploaded_at desc limit 1) as upload,
    (select count(*)::int from import_refusal f join import_decision d on d.source = r.source and d.key = f.key
      where f.run_id = r.id and f.reason = 'import.row.perhapsSame') as decided,
    coalesce(sum(b.read), 0)::int as read, coalesce(sum(b.created), 0)::int as created, coalesce(sum(b.updated), 0)::int as updated,
    coalesce(sum(b.unchanged), 0)::int as unchanged, coalesce(sum(b.refused), 0)::int as refused, coalesce(sum(b.kept), 0)::int as kept
  from import_run r join import_source s on s.name = r.source left join import_batch b on b.run_id = r.id`;

/** The latest runs, newest first. */
export async function latestRuns(db: Db, most = 10): Promise<RunLine[]> {
  const { rows } = await sql<RunLine>`${runs} group by r.id, s.title order by r.started_at desc limit ${most}`.execute(
    db,
  );
  return rows;
}

/** One run. */
export async function runOf(db: Db, id: string): Promise<RunLine | undefined> {
  const { rows } = await sql<RunLine>`${runs} where r.id::text = ${id} group by r.id, s.title`.execute(db);
  return rows[0];
}

/** Writes down why a run stopped. */
export async function stopped(db: Db, run: string, problem: string): Promise<void> {
  await sql`update import_run set problem = ${problem} where id = ${run}`.execute(db);
}

/** Keeps what a person decided of a row that resembled something: that thing, or (null) another. */
export async function decide(
  tx: Tx,
  source: string,
  key: string,
  sameAs: string | null,
  person: string | null,
): Promise<void> {
  await sql`
    insert into import_decision (source, key, same_as, decided_by) values (${source}, ${key}, ${sameAs}, ${person})
    on conflict (source, key) do update set same_as = excluded.same_as, decided_by = excluded.decided_by, decided_at = now()`.execute(
    tx,
  );
}
