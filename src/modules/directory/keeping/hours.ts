import { sql } from 'kysely';
import { hoursInItalian, type Schedule } from '#platform/calendar/index.ts';
import type { Db, Tx } from '#platform/database/index.ts';
import { putStored } from '../hsds/moving/write.ts';
import { termId } from '../vocabularies/index.ts';
import type { KeptKind } from './facts.ts';

/** A row of hours as it is kept; without an id it is new. */
export type KeptSchedule = Schedule & { id?: string };

/** What hours hang on: the entry itself, or a service at one of its places. */
export interface Door {
  owner: 'service_id' | 'service_at_location_id' | 'location_id' | 'asset_id';
  id: string;
  /** The name of the place, where hours are told place by place. */
  name: string | null;
  schedules: readonly KeptSchedule[];
}

interface Row {
  owner: Door['owner'];
  id: string;
  name: string | null;
  schedules: KeptSchedule[] | null;
}

/**
 * The doors of an entry with their hours, its own first. A service has those of its places: what is said for a place counts
 * there more than what is said for the service anywhere. None for what has no hours.
 */
export async function readDoors(db: Db, kind: KeptKind, id: string): Promise<Door[]> {
  if (kind === 'organization' || kind === 'procedure') return [];
  const own = kind === 'place' ? 'location_id' : kind === 'asset' ? 'asset_id' : 'service_id';
  const places =
    kind === 'service'
      ? sql`union all select 'service_at_location_id', sl.id, coalesce(l.name, ''), 1
          from service_at_location sl join location l on l.id = sl.location_id where sl.service_id::text = ${id}`
      : sql``;
  const { rows } = await sql<Row>`
    with door (owner, id, name, at) as (select ${own}, ${id}::uuid, null::text, 0 ${places})
    select d.owner, d.id, d.name, (select jsonb_agg(to_jsonb(s) || jsonb_build_object('open_on_holidays', exists (
        select from attribute a where a.link_id = s.id and a.taxonomy_term_id = ${onHolidays}::uuid)) order by s.id)
      from schedule s where coalesce(s.service_at_location_id, s.service_id, s.location_id, s.asset_id) = d.id
        and (s.service_at_location_id = d.id or s.service_id = d.id or s.location_id = d.id or s.asset_id = d.id)) as schedules
    from door d order by d.at, d.name, d.id`.execute(db);
  return rows.map((row) => ({ ...row, schedules: row.schedules ?? [] }));
}

const onHolidays = termId('opening-facts', 'open-on-holidays');

/** What all doors say, in Italian, a line each; null where nothing is said. */
export function sayDoors(doors: readonly Door[]): string | null {
  const said = doors.flatMap(({ name, schedules }) => {
    const words = hoursInItalian(schedules);
    return words === '' ? [] : [name === null ? words : `${name}: ${words}`];
  });
  return said.length > 0 ? said.join('\n') : null;
}

/** Writes the hours of these doors: rows that stay keep their id, those that are not named go. */
export async function putDoors(tx: Tx, doors: readonly Door[]): Promise<void> {
  for (const { owner, id, schedules } of doors) {
    const rows = schedules.map((schedule) => ({ ...schedule, id: schedule.id ?? crypto.randomUUID() }));
    const staying = rows.map((row) => row.id);
    await sql`delete from attribute where link_entity = 'schedule' and taxonomy_term_id = ${onHolidays}::uuid
      and link_id in (select id from schedule where ${sql.ref(owner)} = ${id}::uuid)`.execute(tx);
    await sql`delete from schedule where ${sql.ref(owner)} = ${id}::uuid and id <> all(${staying}::uuid[])`.execute(tx);
    const written = rows.map(({ open_on_holidays: _, ...row }) => ({ ...row, [owner]: id }));
    await putStored(tx, 'schedule', written, ['id']);
    const marks = rows.filter((row) => row.open_on_holidays);
    await putStored(
      tx,
      'attribute',
      marks.map((row) => ({
        id: crypto.randomUUID(),
        link_id: row.id,
        link_entity: 'schedule',
        taxonomy_term_id: onHolidays,
      })),
      ['id'],
    );
  }
}
