import { sql } from 'kysely';
import { type Db, NotFound } from '#platform/database/index.ts';
import { facts, type KeptKind, tableOf } from './facts.ts';
import { type Door, readDoors, sayDoors } from './hours.ts';

/** An entry as it is kept: whose it is, and what its facts say now. Null is a fact of which nothing is said. */
export interface KeptEntry {
  kind: KeptKind;
  id: string;
  name: string;
  organization_id: string | null;
  status: string;
  assured_date: string | null;
  last_modified: Date;
  /** By fact; lists have one thing a line. Hours are in Italian words: who changes them does so door by door. */
  says: Readonly<Record<string, string | null>>;
  doors: readonly Door[];
  /** The rows that its facts are kept in, to be written back whole. */
  rows: { own: Row; phone: Row | null; address: Row | null; documents: readonly Row[] };
}

export type Row = Readonly<Record<string, unknown>>;

/** Reads an entry with all its facts; it may be hidden from strangers. Throws `NotFound` where there is none. */
export async function readKept(db: Db, kind: KeptKind, id: string): Promise<KeptEntry> {
  const table = sql.table(tableOf(kind));
  const owner = kind === 'organization' ? sql`t.id` : kind === 'procedure' ? sql`null::uuid` : sql`t.organization_id`;
  const hangs = sql.ref(kind === 'procedure' ? 'id' : `${tableOf(kind)}_id`);
  const none = sql`null::jsonb`;
  const phone =
    kind === 'procedure' ? none : sql`(select to_jsonb(p) from phone p where p.${hangs} = t.id order by p.id limit 1)`;
  const address =
    kind === 'place'
      ? sql`(select to_jsonb(a) from address a where a.location_id = t.id order by (a.address_type = 'physical') desc, a.id limit 1)`
      : none;
  const documents =
    kind === 'service'
      ? sql`(select jsonb_agg(to_jsonb(d) order by d.id) from required_document d where d.service_id = t.id)`
      : none;
  const { rows } = await sql<{
    own: Row;
    organization_id: string | null;
    last_modified: Date;
    phone: Row | null;
    address: Row | null;
    documents: Row[] | null;
  }>`select to_jsonb(t) as own, ${owner} as organization_id, t.last_modified, ${phone} as phone, ${address} as address,
      ${documents} as documents
    from ${table} t where t.id::text = ${id}`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound();
  const doors = await readDoors(db, kind, id);
  const kept = { own: found.own, phone: found.phone, address: found.address, documents: found.documents ?? [] };
  return {
    kind,
    id,
    name: text(found.own.name) ?? '',
    organization_id: found.organization_id,
    status: text(found.own.status) ?? 'active',
    assured_date: text(found.own.assured_date),
    last_modified: found.last_modified,
    says: Object.fromEntries(
      facts[kind].map((fact) => [fact.name, fact.kept.in === 'hours' ? sayDoors(doors) : said(fact.kept, kept)]),
    ),
    doors,
    rows: kept,
  };
}

type Where = (typeof facts)[KeptKind][number]['kept'];

function said(where: Where, { own, phone, address, documents }: KeptEntry['rows']): string | null {
  switch (where.in) {
    case 'row':
      return text(own[where.column]);
    case 'list':
      return lines(Array.isArray(own[where.column]) ? own[where.column] : []);
    case 'phone':
      return text(phone?.number);
    case 'address':
      return text(address?.[where.column]);
    case 'documents':
      return lines(documents.map((row) => row.document));
    case 'hours':
      return null;
  }
}

const text = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

const lines = (values: unknown): string | null =>
  text(
    (Array.isArray(values) ? values : [])
      .map((value) => text(value) ?? '')
      .filter(Boolean)
      .join('\n'),
  );
