import type { Db } from '#platform/database/index.ts';
import type { Position } from '#platform/geo/index.ts';
import { foldName } from '../rules.ts';
import { placeLocation } from '../territory/locate.ts';
import { beginning, type Candidate, called, type PostcodeRow, postcodes, similar } from './candidates.ts';
import { noneBut, pick, pickBeginning, pickSimilar, type Resolution, standsWithin, wholly } from './choose.ts';
import { HERE, type Place, placeFrom, postcodePlace } from './place.ts';
import { namesOf, readPlaceText } from './text.ts';

/** Where the question is asked from: the commons' own municipality is preferred among namesakes. */
export interface Home {
  municipality: string | null;
}

const nothing: Resolution = { none: true, near: [] };

/**
 * Finds the place that a text means: a CAP (with or without its leading zero), a municipality, a neighbourhood, a street
 * with or without number, a point of the commons, or 'lat, lon'. Accents, apostrophes, case, commas and typing errors
 * are forgiven. It never throws for what was written, and asks the database one to four times.
 */
export async function resolvePlace(db: Db, text: string, home: Home): Promise<Resolution> {
  const { position, postcode, readings } = readPlaceText(text);
  if (position !== null) return { found: await placeOf(db, position) };
  if (postcode !== null) {
    const byCode = await resolvePostcode(db, postcode, readings, home.municipality);
    if (byCode !== null) return byCode;
  }
  return readings.length === 0 ? nothing : resolveNames(db, readings, home.municipality);
}

/** A position as a place, with the municipality and neighbourhood that hold it. */
export async function placeOf(db: Db, position: Position): Promise<Place> {
  const label = `${position.lat.toFixed(5)}, ${position.lon.toFixed(5)}`;
  return { kind: 'position', label, position, radius: HERE, ...(await placeLocation(db, position)) };
}

async function resolvePostcode(
  db: Db,
  code: string,
  readings: string[][],
  home: string | null,
): Promise<Resolution | null> {
  const rows = await postcodes(db, code, home);
  if (rows.length === 0) return readings.length > 0 ? null : unknownPostcode(db, code, home);
  const served = new Set(rows.map((row) => row.municipality_code));
  const named = readings.length === 0 ? [] : await called(db, namesIn(readings), home);
  const within = named.filter((row) => row.municipality_code !== null && served.has(row.municipality_code));
  for (const reading of readings) {
    const choice = pick(wholly(reading, within));
    if (choice === null) continue;
    const town = choice.found?.kind === 'municipality' ? choice.found.municipality_code : null;
    return town === null ? choice : asPlace(rows.filter((row) => row.municipality_code === town));
  }
  return asPlace(rows);
}

function asPlace(rows: readonly PostcodeRow[]): Resolution | null {
  const place = postcodePlace(rows);
  return place === null ? null : { found: place };
}

// A city's general CAP (25100, 00100) is no longer valid, but people keep writing it.
async function unknownPostcode(db: Db, code: string, home: string | null): Promise<Resolution> {
  const near = await postcodes(db, code.slice(0, 3), home);
  const cities = [...new Set(near.map((row) => row.municipality_name))];
  const [city] = cities;
  if (city !== undefined && cities.length === 1 && code.endsWith('00')) {
    const rows = await called(db, [foldName(city)], home);
    const meant = rows.find(
      (row) => row.kind === 'municipality' && row.municipality_code === near[0]?.municipality_code,
    );
    if (meant !== undefined) return { found: placeFrom(meant) };
  }
  const codes = [...Map.groupBy(near, (row) => row.code).values()].slice(0, 5);
  return { none: true, near: codes.flatMap((rows) => postcodePlace(rows) ?? []) };
}

async function resolveNames(db: Db, readings: string[][], home: string | null): Promise<Resolution> {
  const exact = await called(db, namesIn(readings), home);
  for (const reading of readings) {
    const choice = pick(wholly(reading, exact));
    if (choice !== null) return choice;
  }
  const [first = []] = readings;
  const main = first.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const rest = first.toSpliced(first.indexOf(main), 1);
  const started = main.length < 2 ? [] : await beginning(db, namesOf(main)[1] ?? main, home);
  const begun = pickBeginning(started.filter((row) => standsWithin(row, rest)));
  if (begun !== null) return begun;
  const like = main.length < 3 ? [] : await similar(db, namesOf(main)[1] ?? main, home);
  const mended = pickSimilar(
    main,
    like.filter((row) => standsWithin(row, rest)),
  );
  return mended ?? partly(readings, exact) ?? noneBut(like);
}

// A street that we do not know, in a town that we do: the town is better than nothing.
function partly(readings: string[][], exact: readonly Candidate[]): Resolution | null {
  const towns = exact.filter((row) => row.kind === 'municipality' || row.home === 2);
  for (const reading of readings.filter((parts) => parts.length > 1)) {
    const choice = pick(towns.filter((row) => reading.some((part) => namesOf(part).includes(row.folded))));
    if (choice !== null) return choice;
  }
  return null;
}

const namesIn = (readings: readonly string[][]): string[] => [...new Set(readings.flat().flatMap(namesOf))];
