import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { isStreet } from '../rules.ts';

export type NamedKind = 'municipality' | 'neighbourhood' | 'street' | 'point';

/** Something with a name that lies somewhere, and all that may be said to tell it from its namesakes. */
export interface Candidate {
  kind: NamedKind;
  id: string;
  name: string;
  folded: string;
  position: { x: number; y: number } | null;
  municipality_code: string | null;
  municipality_name: string | null;
  province: string | null;
  province_name: string | null;
  region: string | null;
  neighbourhood_id: string | null;
  neighbourhood_name: string | null;
  /** Metres from its middle to the corner of its bounds, where they are known. */
  reach: number | null;
  /** 2 in the commons' own municipality, 1 in its province, 0 elsewhere. */
  home: number;
}

const MOST = 40;

/** Everything that is called exactly one of these folded names; those at home first. */
export const called = (db: Db, names: readonly string[], home: string | null) =>
  look(db, home, sql`n.folded = any(${names}::text[])`, sql`length(n.folded)`);

/** Everything whose name, or a word of it, begins with the folded text. */
export const beginning = (db: Db, folded: string, home: string | null, most = MOST) =>
  look(
    db,
    home,
    sql`(n.folded like ${`${folded}%`} or n.folded like ${`% ${folded}%`})`,
    sql`n.folded not like ${`${folded}%`}, length(n.folded)`,
    most,
  );

/**
 * Everything whose name looks like the folded text: by its trigrams, or by its first letters and length, since two
 * letters swapped in a short name leave few trigrams whole.
 */
export const similar = (db: Db, folded: string, home: string | null) =>
  look(
    db,
    home,
    sql`(n.folded operator(public.%) ${folded}
      or (n.folded like ${`${firstLetters(folded)}%`} and abs(length(n.folded) - ${folded.length}::int) <= 2))`,
    sql`public.similarity(n.folded, ${folded}) desc`,
    100,
  );

// Of a street, whose kind thousands share, the first letters of its name too.
function firstLetters(folded: string): string {
  if (!isStreet(folded)) return folded.slice(0, 2);
  return folded.slice(0, folded.indexOf(' ') + 3);
}

async function look(
  db: Db,
  home: string | null,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  most = MOST,
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with home as materialized (select istat_code, province from municipality where istat_code = ${home}),
    named as (
      select n.*, case when n.municipality_code = (select istat_code from home) then 2 else 0 end as own
      from named_place n where ${condition}
    )
    select n.kind, n.id, n.name, n.folded, n.position, n.municipality_code, m.name as municipality_name, m.province,
      m.province_name, m.region, n.neighbourhood_id, q.name as neighbourhood_name,
      metres_between(center(n.bounds), n.bounds[0]) as reach,
      case when n.own = 2 then 2 when m.province = (select province from home) then 1 else 0 end as home
    from named n
      left join municipality m on m.istat_code = n.municipality_code
      left join neighbourhood q on q.id = n.neighbourhood_id
    order by n.own desc, ${order}, n.name, n.id
    limit ${most}`.execute(db);
  return rows;
}

/** A CAP, with the municipalities that it serves. */
export interface PostcodeRow {
  code: string;
  position: { x: number; y: number } | null;
  municipality_code: string;
  municipality_name: string;
  province: string;
  province_name: string;
  region: string;
  municipality_position: { x: number; y: number } | null;
  home: number;
}

/** The municipalities of the CAPs that begin with these digits, in order of code. */
export async function postcodes(db: Db, digits: string, home: string | null, most = 100): Promise<PostcodeRow[]> {
  const { rows } = await sql<PostcodeRow>`
    select p.code, p.position, m.istat_code as municipality_code, m.name as municipality_name, m.province,
      m.province_name, m.region, m.position as municipality_position,
      case when m.istat_code = ${home} then 2
        when m.province = (select province from municipality where istat_code = ${home}) then 1 else 0 end as home
    from postcode p join municipality m on m.istat_code = p.municipality_code
    where p.code >= ${digits} and p.code <= ${digits.padEnd(5, '9')}
    order by p.code, m.name limit ${most}`.execute(db);
  return rows;
}
