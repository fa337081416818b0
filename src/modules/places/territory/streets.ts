import { sql } from 'kysely';
import type { Tx } from '#platform/database/index.ts';
import { fromPoint, type Position, toPoint } from '#platform/geo/index.ts';
import { foldName, streetOf } from '../rules.ts';

interface Seen {
  name: string;
  municipality_code: string;
  positions: Position[];
  neighbourhoods: Set<string | null>;
}

/**
 * Learns the streets that addresses name, so that people can ask for them: each once for its municipality, in the middle
 * of the places that stand in it. No register of streets is needed. Streets known before keep their name, and get a
 * position when they had none. To be run after an import.
 * @returns how many streets are new.
 */
export async function learnStreets(tx: Tx): Promise<number> {
  const streets = [...(await streetsSeen(tx)).values()].map((seen) => ({
    name: seen.name,
    folded: foldName(seen.name),
    municipality_code: seen.municipality_code,
    neighbourhood_id: seen.neighbourhoods.size === 1 ? [...seen.neighbourhoods][0] : null,
    position: seen.positions.length === 0 ? null : toPoint(middleOf(seen.positions)),
  }));
  const seen = sql`jsonb_to_recordset(${JSON.stringify(streets)}::jsonb)
    as seen (name text, folded text, municipality_code text, neighbourhood_id uuid, position point)`;
  await sql`
    update street s set position = seen.position, neighbourhood_id = coalesce(s.neighbourhood_id, seen.neighbourhood_id)
    from ${seen}
    where s.municipality_code = seen.municipality_code and s.folded = seen.folded and s.position is null
      and seen.position is not null`.execute(tx);
  const { numAffectedRows } = await sql`
    insert into street (name, municipality_code, neighbourhood_id, position)
    select name, municipality_code, neighbourhood_id, position from ${seen}
    where not exists (
      select from street s where s.municipality_code = seen.municipality_code and s.folded = seen.folded)`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

const AT_ONCE = 10_000;

async function streetsSeen(tx: Tx): Promise<Map<string, Seen>> {
  const streets = new Map<string, Seen>();
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await tx
      .selectFrom('address')
      .innerJoin('location', 'location.id', 'address.location_id')
      .select(['address.id', 'address_1', 'municipality_code', 'neighbourhood_id', 'latitude', 'longitude'])
      .where('address.id', '>', after)
      .where('address_type', '=', 'physical')
      .orderBy('address.id')
      .limit(AT_ONCE)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return streets;
    after = last.id;
    for (const row of rows) {
      const name = streetOf(row.address_1);
      if (name === null || row.municipality_code === null) continue;
      const key = `${row.municipality_code} ${foldName(name)}`;
      const seen = streets.get(key) ?? {
        name,
        municipality_code: row.municipality_code,
        positions: [],
        neighbourhoods: new Set(),
      };
      streets.set(key, seen);
      seen.neighbourhoods.add(row.neighbourhood_id);
      if (row.latitude !== null && row.longitude !== null)
        seen.positions.push(fromPoint({ x: row.longitude, y: row.latitude }));
    }
  }
}

const middleOf = (positions: readonly Position[]): Position => ({
  lat: positions.reduce((sum, { lat }) => sum + lat, 0) / positions.length,
  lon: positions.reduce((sum, { lon }) => sum + lon, 0) / positions.length,
});
