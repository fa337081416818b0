import { type RawBuilder, sql } from 'kysely';
import type { Schedule } from '#platform/calendar/index.ts';
import type { Lang } from '#platform/messages/index.ts';

export interface Phone {
  number: string;
  description: string | null;
}

/** A term of ours that something carries. */
export interface Mark {
  taxonomy: string;
  code: string | null;
  name: string;
}

export interface Hours extends Schedule {
  owner: string;
}

/** Whom to name because the thing came from outside: CC BY and like licences ask for it wherever the thing is shown. */
export interface Source {
  title: string;
  url: string | null;
  licence: string;
  said_on: string | null;
}

/** What hangs on the rows of a page: each piece names the row that it belongs to. Null where there is none. */
export interface Attached {
  phones: (Phone & { owner: string })[] | null;
  schedules: Hours[] | null;
  marks: (Mark & { owner: string })[] | null;
  english: { owner: string; field: string; text: string }[] | null;
  /** Whoever spoke of any of the rows. */
  sources: Source[] | null;
}

const owners = sql`array(select id from owner)`;
const any = (column: string): RawBuilder<unknown> => sql`${sql.raw(column)} = any(${owners})`;

/**
 * The columns of `Attached`, for a statement that has named the rows of its page in a common table `owner (id)`. Whatever the
 * page, these are five lookups by index: asking row by row costs more in planning than in reading. `offset 0`: a page has a
 * handful of marks, and PostgreSQL would read every term of every vocabulary to join them.
 */
export const attachedColumns = (lang: Lang) => sql`
  (select jsonb_agg(jsonb_build_object('owner', coalesce(p.contact_id, p.service_at_location_id, p.service_id, p.asset_id, p.location_id, p.organization_id),
      'number', p.number, 'description', p.description) order by p.id) from phone p
    where ${any('p.service_id')} or ${any('p.service_at_location_id')} or ${any('p.location_id')} or ${any('p.organization_id')}
      or ${any('p.contact_id')} or ${any('p.asset_id')}) as phones,
  (select jsonb_agg(to_jsonb(h) order by h.id) from (
    select s.*, coalesce(s.service_at_location_id, s.service_id, s.asset_id, s.location_id) as owner,
      exists (select from attribute a where a.link_id = s.id
        and a.taxonomy_term_id = any(array(select id from taxonomy_term where code = 'open-on-holidays'))) as open_on_holidays
    from schedule s where ${any('s.service_id')} or ${any('s.service_at_location_id')} or ${any('s.location_id')} or ${any('s.asset_id')}) h) as schedules,
  (select jsonb_agg(jsonb_build_object('owner', a.link_id, 'taxonomy', x.code, 'code', t.code, 'name', t.name) order by x.code, t.name)
    from attribute a, lateral (select * from taxonomy_term where id = a.taxonomy_term_id offset 0) t,
      lateral (select code from taxonomy where id = t.taxonomy_id offset 0) x
    where ${any('a.link_id')}) as marks,
  (select jsonb_agg(jsonb_build_object('owner', t.id, 'field', t.field, 'text', t.text)) from translation t
    where t.lang = 'en' and ${lang}::text = 'en' and ${any('t.id')}) as english,
  (select jsonb_agg(to_jsonb(o) order by o.title) from (
    select distinct i.title, i.url, i.licence, i.said_on::text as said_on from import_row r join import_source i on i.name = r.source
    where ${any('r.entity_id')}) o) as sources`;

/** The parts of `Attached` that belong to one row. */
export interface Own {
  phones: Phone[];
  schedules: Hours[];
  marks: Mark[];
  english: Record<string, string>;
}

/** What hangs on this row. */
export function ownOf(attached: Attached, id: string | null): Own {
  const mine = <P extends { owner: string }>(pieces: P[] | null) => (pieces ?? []).filter((one) => one.owner === id);
  return {
    phones: mine(attached.phones),
    schedules: mine(attached.schedules),
    marks: mine(attached.marks),
    english: Object.fromEntries(mine(attached.english).map(({ field, text }) => [field, text])),
  };
}
