import type { Db } from '#platform/database/index.ts';
import { foldedStreet, foldName } from '../rules.ts';
import { beginning, postcodes } from './candidates.ts';
import { oncePerStreet, type Place, placeFrom, postcodePlace } from './place.ts';
import type { Home } from './resolve.ts';

const MOST = 8;

/**
 * Places whose name, or a word of it, or whose CAP begins with what has been typed so far: at most eight, those of the
 * commons' own municipality first. Fewer than two characters suggest nothing.
 */
export async function placeSuggestions(db: Db, typed: string, home: Home): Promise<Place[]> {
  const folded = foldName(typed.slice(0, 80));
  if (folded.length < 2) return [];
  if (/^\d{2,5}$/.test(folded)) {
    const rows = await postcodes(db, folded, home.municipality);
    const codes = [...Map.groupBy(rows, (row) => row.code).values()].slice(0, MOST);
    return codes.flatMap((served) => postcodePlace(served) ?? []);
  }
  // 'via dei mille 4' is still that street; 'v' alone is not yet 'via'.
  const name = folded.includes(' ') ? foldedStreet(folded) : folded;
  return oncePerStreet(await beginning(db, name, home.municipality, MOST * 2))
    .slice(0, MOST)
    .map(placeFrom);
}
