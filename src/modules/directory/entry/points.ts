import { sql } from 'kysely';
import type { Schedule } from '#platform/calendar/index.ts';
import { type Db, prepared } from '#platform/database/index.ts';
import { type Attached, attachedColumns, type Hours, ownOf, type Phone } from './attached.ts';
import { firstSaid } from './hours.ts';
import { type Place, placeColumns, placeJoins } from './where.ts';

/** A point of the commons, with the door and the telephone by which one reaches it. */
export interface PointShown {
  id: string;
  kind: string;
  name: string;
  description: string;
  place: Place;
  organization: { id: string; name: string } | null;
  phone: Phone | null;
  schedules: readonly Hours[];
}

interface Row extends Attached {
  points: PointRow[] | null;
}
interface PointRow extends Place {
  point_id: string;
  kind: string;
  point_name: string;
  point_description: string;
  organization_id: string | null;
  organization_name: string | null;
  /** What the organisation that runs the point offers right there: its hours are the point's when nobody said others. */
  at: { id: string; service_id: string }[] | null;
}

/**
 * Every point of the commons, those where one is listened to first. A town has a few dozen at most. What is said of the
 * point's place counts first, then what is said of the services that its own organisation gives there.
 */
export async function readPoints(db: Db, most = 200): Promise<PointShown[]> {
  const { rows } = await sql<Row>`${prepared}
    with points as materialized (select p.id as point_id, p.kind, p.name as point_name, p.description as point_description,
        p.organization_id, o.name as organization_name, ${placeColumns},
        (select jsonb_agg(jsonb_build_object('id', sl.id, 'service_id', sl.service_id) order by sl.id) from service_at_location sl
          join service s on s.id = sl.service_id and s.status = 'active' and s.organization_id = p.organization_id
          where sl.location_id = l.id) as at
      from point p join location l on l.id = p.location_id left join organization o on o.id = p.organization_id ${placeJoins}
      order by (p.kind = 'punto_comunita') desc, (p.kind = 'casa_del_quartiere') desc, p.name, p.id limit ${most}),
    owner as materialized (select id from points union all select organization_id from points
      union all select (x.value ->> 'id')::uuid from points, jsonb_array_elements(at) x
      union all select (x.value ->> 'service_id')::uuid from points, jsonb_array_elements(at) x)
    select (select jsonb_agg(to_jsonb(points)) from points) as points, ${attachedColumns('it')}`.execute(db);
  const row = rows[0];
  return (row?.points ?? []).map((point) => pointShown(point, row ?? nothing));
}

/** The opening hours of a point, as its page shows them; none where nobody said any. */
export async function pointHours(db: Db, id: string): Promise<readonly Schedule[]> {
  return (await readPoints(db)).find((point) => point.id === id)?.schedules ?? [];
}

const kept = new WeakMap<Db, { at: number; points: Promise<PointShown[]> }>();
const freshFor = 15_000;

/**
 * The first two points, read again when older than fifteen seconds: every page of an entry names one, and reading them
 * takes as long as reading the entry itself.
 */
export function firstPoints(db: Db, now: Date): Promise<PointShown[]> {
  const known = kept.get(db);
  if (known && Math.abs(now.getTime() - known.at) < freshFor) return known.points;
  const points = readPoints(db, 2);
  kept.set(db, { at: now.getTime(), points });
  // What failed is asked again by whoever comes next.
  points.catch(() => kept.delete(db));
  return points;
}

const nothing: Attached = { phones: null, schedules: null, marks: null, english: null, sources: null };

function pointShown(row: PointRow, attached: Attached): PointShown {
  const { point_id, kind, point_name, point_description, organization_id, organization_name, at, ...place } = row;
  const own = ownOf(attached, row.id);
  const there = (at ?? []).map((one) => ownOf(attached, one.id));
  const services = (at ?? []).map((one) => ownOf(attached, one.service_id));
  const phones = [own, ...there, ...services, ownOf(attached, organization_id)].flatMap((one) => one.phones);
  return {
    id: point_id,
    kind,
    name: point_name,
    description: point_description,
    place,
    organization: organization_id && organization_name ? { id: organization_id, name: organization_name } : null,
    phone: phones[0] ?? null,
    schedules: firstSaid(
      own.schedules,
      there.flatMap((one) => one.schedules),
      services.flatMap((one) => one.schedules),
    ),
  };
}
