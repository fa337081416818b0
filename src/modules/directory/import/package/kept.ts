import { sql } from 'kysely';
import { z } from 'zod';
import type { Db, Tx } from '#platform/database/index.ts';
import type { Said } from '#platform/messages/index.ts';
import type { HsdsImportReport } from '../../hsds/moving/report.ts';
import { leaveOld } from '../uploads.ts';

/** How far a package has come: it is tried, and the trial undone; then written, all of it; or it cannot be read at all. */
export type Stage = 'trying' | 'tried' | 'writing' | 'written' | 'refused';

/** An HSDS file that an editor brought. */
export interface Package {
  id: string;
  file_name: string;
  bytes: Uint8Array;
  stage: Stage;
  /** What became of it, or would; none until it was tried. */
  report: HsdsImportReport | null;
  /** Why it cannot be read at all. */
  refused: Said | null;
}

const said = z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])).optional() });
const counts = z.object({ created: z.number(), updated: z.number(), unchanged: z.number(), refused: z.number() });
const rowSaid = z.object({ table: z.string(), place: z.string(), said });
const Report = counts.extend({
  read: z.number(),
  tables: z.record(z.string(), counts),
  refusals: z.array(rowSaid.extend({ row: z.record(z.string(), z.unknown()) })),
  notes: z.array(rowSaid),
});
const Why = z.object({ why: said });

/** Keeps a file for a week, to be tried; files older than that go. */
export async function keepPackage(
  tx: Tx,
  file: { name: string; bytes: Uint8Array },
  person: string | null,
): Promise<string> {
  await leaveOld(tx);
  const { rows } = await sql<{ id: string }>`
    insert into import_upload (file_name, bytes, stage, uploaded_by)
    values (${file.name}, ${Buffer.from(file.bytes)}, 'trying', ${person}) returning id`.execute(tx);
  return rows[0]?.id ?? '';
}

/** A package that is still kept, whoever brought it: editors work together. */
export async function packageOf(db: Db, id: string): Promise<Package | undefined> {
  const { rows } = await sql<Omit<Package, 'report' | 'refused'> & { report: unknown }>`
    select id, file_name, bytes, stage, report from import_upload where id::text = ${id} and stage is not null`.execute(
    db,
  );
  const [row] = rows;
  return (
    row && {
      ...row,
      report: Report.safeParse(row.report).data ?? null,
      refused: Why.safeParse(row.report).data?.why ?? null,
    }
  );
}

/** Says how far a package has come, and what became of it. */
export async function reached(
  tx: Tx | Db,
  id: string,
  stage: Stage,
  report: HsdsImportReport | { why: Said } | null = null,
): Promise<void> {
  await sql`update import_upload set stage = ${stage}, report = ${report && JSON.stringify(report)}::jsonb
    where id = ${id}::uuid`.execute(tx);
}

/** A package as a list shows it. */
export interface PackageLine {
  id: string;
  file_name: string;
  uploaded_at: Date;
  stage: Stage;
  created: number;
  updated: number;
  refused: number;
}

/** The packages that are still kept, newest first. */
export async function latestPackages(db: Db, most = 10): Promise<PackageLine[]> {
  const { rows } = await sql<PackageLine>`
    select id, file_name, uploaded_at, stage, coalesce((report ->> 'created')::int, 0) as created,
      coalesce((report ->> 'updated')::int, 0) as updated, coalesce((report ->> 'refused')::int, 0) as refused
    from import_upload where stage is not null order by uploaded_at desc limit ${most}`.execute(db);
  return rows;
}
