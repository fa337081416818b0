import { sql } from 'kysely';
import { type Db, prepared } from '#platform/database/index.ts';
import type { Lang } from '#platform/messages/index.ts';
import { type Attached, attachedColumns, type Own, ownOf, type Source } from './attached.ts';

interface ProcedureSheet {
  id: string;
  name: string;
  purpose: string;
  papers: string[];
  where_text: string | null;
  deadline: string | null;
  cost: string | null;
  url: string | null;
  status: string;
  assured_date: string | null;
}

/** A form or benefit explained. */
export interface ProcedureShown extends ProcedureSheet {
  own: Own;
  sources: Source[];
}

interface Row extends Attached {
  procedure: ProcedureSheet;
}

/** What the page of a procedure says, in one statement. Null when there is none that may be seen. */
export async function readProcedure(db: Db, id: string, lang: Lang): Promise<ProcedureShown | null> {
  const { rows } = await sql<Row>`${prepared}
    with p as materialized (select id, name, purpose, papers, where_text, deadline, cost, url, status, assured_date
      from procedure where id = ${id}::uuid and status in ('active', 'temporarily closed')),
    owner as materialized (select id from p)
    select to_jsonb(p) as procedure, ${attachedColumns(lang)} from p`.execute(db);
  const row = rows[0];
  return row ? { ...row.procedure, own: ownOf(row, id), sources: row.sources ?? [] } : null;
}
