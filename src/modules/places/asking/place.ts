import { fromPoint, metresBetween, type Position } from '#platform/geo/index.ts';
import type { Candidate, NamedKind, PostcodeRow } from './candidates.ts';

export type PlaceKind = NamedKind | 'postcode' | 'position';

/** A place that a person may have meant. */
export interface Place {
  kind: PlaceKind;
  /** As people write it: 'Chiari (BS)', 'San Polo, Brescia', '25121 Brescia'. Asked again, it gives the same place. */
  label: string;
  position: Position | null;
  municipality_code: string | null;
  neighbourhood_id: string | null;
  /** Metres around the position within which something is still "there". */
  radius: number;
}

const usualReach: Record<NamedKind, number> = {
  municipality: 5_000,
  neighbourhood: 1_500,
  street: 1_000,
  point: 1_000,
};

/** What "here" means around a position: a quarter of an hour on foot. */
export const HERE = 1_000;

export function placeFrom(row: Candidate): Place {
  return {
    kind: row.kind,
    label: labelOf(row),
    position: row.position === null ? null : fromPoint(row.position),
    municipality_code: row.municipality_code,
    neighbourhood_id: row.neighbourhood_id,
    radius: Math.min(20_000, Math.max(HERE, Math.round(row.reach ?? usualReach[row.kind]))),
  };
}

function labelOf(row: Candidate): string {
  if (row.kind === 'municipality') return inProvince(row.name, row.province);
  return row.municipality_name === null ? row.name : `${row.name}, ${row.municipality_name}`;
}

const inProvince = (name: string, province: string | null): string => (province ? `${name} (${province})` : name);

// The middle of a CAP is not known, only that of the municipalities it serves, and the reach of a large city's is its own.
const POSTCODE_REACH = 5_000;

/** A CAP as one place, from the rows of its municipalities: the commons' own when it is among them. */
export function postcodePlace(rows: readonly PostcodeRow[]): Place | null {
  const own = rows.find((row) => row.home === 2);
  const served = own ? [own] : rows;
  const [first] = served;
  if (first === undefined) return null;
  const spots = served.flatMap((row) => row.position ?? row.municipality_position ?? []).map(fromPoint);
  const middle = spots.length === 0 ? null : meanOf(spots);
  const farthest = middle === null ? 0 : Math.max(...spots.map((spot) => metresBetween(spot, middle)));
  const provinces = new Set(served.map((row) => row.province));
  return {
    kind: 'postcode',
    label:
      served.length === 1
        ? `${first.code} ${first.municipality_name}`
        : inProvince(first.code, provinces.size === 1 ? first.province : null),
    position: middle,
    municipality_code: served.length === 1 ? first.municipality_code : null,
    neighbourhood_id: null,
    radius: Math.min(20_000, Math.round(POSTCODE_REACH + farthest)),
  };
}

const meanOf = (spots: readonly Position[]): Position => ({
  lat: spots.reduce((sum, spot) => sum + spot.lat, 0) / spots.length,
  lon: spots.reduce((sum, spot) => sum + spot.lon, 0) / spots.length,
});

/** A street that runs through two neighbourhoods is two rows of the register, and one place. */
export function oncePerStreet(rows: readonly Candidate[]): Candidate[] {
  const once = new Map<string, Candidate>();
  for (const row of rows) {
    const key = row.kind === 'street' ? `street ${row.municipality_code} ${row.folded}` : `${row.kind} ${row.id}`;
    const before = once.get(key);
    once.set(
      key,
      before === undefined ? row : { ...before, neighbourhood_id: null, position: before.position ?? row.position },
    );
  }
  return [...once.values()];
}
