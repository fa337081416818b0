import { type RawBuilder, sql } from 'kysely';
import type { Here } from '#platform/http/index.ts';
import type { EntryKind } from '#platform/search/index.ts';
import { type Attached, attachedColumns } from '../entry/attached.ts';
import { firstSaid, type HoursShown, holidaysOf, hoursShown } from '../entry/hours.ts';
import { type Text, textIn } from '../entry/text.tsx';
import { addressOf, type Place } from '../entry/where.ts';

/** One door of an entry, as paper says it. */
export interface Door {
  name: string | null;
  address: string | null;
  /** "9:30–12 e 15–18", "chiuso (Immacolata)": of this day only the hours, since "aperto adesso" is over when it is read. */
  today: string | null;
  /** "martedì 15–18; primo giovedì del mese 9:30–12"; null where nobody told the hours. */
  regular: string | null;
}

/** An entry as paper says it: who has no screen finds there all that is needed to go or to call. */
export interface Sheet {
  kind: EntryKind;
  id: string;
  title: Text;
  summary: Text | null;
  organization: string | null;
  phone: string | null;
  free: boolean;
  assured_on: string | null;
  /** Topics, situations and kinds of asset, as the index writes them. */
  facets: string[];
  /** It has a place in the neighbourhood with this id. */
  neighbourhoods: string[];
  papers: string[];
  doors: Door[];
}

interface EntryRow extends Pick<Place, 'postal_code' | 'city'> {
  kind: EntryKind;
  id: string;
  at: string;
  service_at: string | null;
  title: string;
  summary: string;
  title_en: string | null;
  summary_en: string | null;
  place_name: string | null;
  street: string | null;
  organization_name: string | null;
  neighbourhood_id: string | null;
  phone: string | null;
  free: boolean;
  assured_on: string | null;
  facets: string[];
  papers: string[];
}
interface Row extends Attached {
  entries: EntryRow[] | null;
}

/** More than anyone prints: a neighbourhood of this size is a town. */
const mostRows = 5_000;

/** The entries of which a condition on `search_entry e` holds, by name: what may not be seen is not among them. */
export async function readSheets(here: Here, condition: RawBuilder<unknown>): Promise<Sheet[]> {
  const { rows } = await sql<Row>`
    with found as materialized (select e.kind, e.id, e.at, e.title, e.summary, e.title_en, e.summary_en, e.place_name,
        e.organization_name, e.neighbourhood_id, e.phone, e.free, e.assured_on,
        array(select f from unnest(e.facets) f where f ~ '^=[tsv]:') as facets
      from search_entry e where ${condition} order by e.title, e.id, e.at limit ${mostRows}),
    entries as materialized (select f.*, a.address_1 as street, a.postal_code, a.city,
        (select sl.id from service_at_location sl where f.kind = 'service' and sl.service_id = f.id and sl.location_id = f.at
          order by sl.id limit 1) as service_at,
        case f.kind when 'service' then array(select d.document from required_document d
            where d.service_id = f.id and d.document is not null order by d.id)
          when 'procedure' then coalesce((select p.papers from procedure p where p.id = f.id), '{}') else '{}'::text[] end as papers
      from found f left join lateral (select address_1, postal_code, city from address where location_id = f.at
        order by (address_type = 'physical') desc, id limit 1) a on true),
    owner as materialized (select id from entries union select at from entries union select service_at from entries)
    select (select jsonb_agg(to_jsonb(entries) order by title, id, at) from entries) as entries, ${attachedColumns(here.lang)}`.execute(
    here.db,
  );
  const [row] = rows;
  return row?.entries ? together(row.entries, row, here) : [];
}

/** A subject has a row for each of its places. */
function together(entries: readonly EntryRow[], attached: Attached, here: Here): Sheet[] {
  const byOwner = Map.groupBy(attached.schedules ?? [], (one) => one.owner);
  const hoursOf = (id: string | null) => (id === null ? [] : (byOwner.get(id) ?? []));
  return [...Map.groupBy(entries, ({ kind, id }) => `${kind}/${id}`).values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const { kind, id, organization_name, free, assured_on, facets, papers } = first;
    const doors = rows.map((row): Door => {
      const schedules = firstSaid(hoursOf(row.service_at), hoursOf(row.id), hoursOf(row.at));
      const said = hoursShown(schedules, holidaysOf(here.commons), here.now, here.lang, here.t);
      return {
        name: row.place_name === row.title ? null : row.place_name,
        address: addressOf({ address: row.street, postal_code: row.postal_code, city: row.city }),
        today: said ? todayIn(said, here) : null,
        regular: said?.regular || null,
      };
    });
    const sheet: Sheet = {
      kind,
      id,
      title: textIn(here.lang, first.title, first.title_en) ?? { text: first.title, lang: undefined },
      summary: textIn(here.lang, first.summary, first.summary_en),
      organization: organization_name,
      phone: rows.find(({ phone }) => phone !== null)?.phone ?? null,
      free,
      assured_on,
      facets,
      neighbourhoods: rows.flatMap(({ neighbourhood_id }) => neighbourhood_id ?? []),
      papers,
      doors: doors.filter(({ name, address, regular }) => name ?? address ?? regular),
    };
    return [sheet];
  });
}

function todayIn({ table }: HoursShown, { t }: Here): string | null {
  const row = table.rows.find(({ today }) => today);
  return row ? t(row.hours.key, row.hours.values) : null;
}
