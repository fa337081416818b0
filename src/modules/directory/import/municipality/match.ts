import { z } from 'zod';
import { repairCharacters } from '../repairs/characters.ts';
import { type Said, say } from '../said.ts';
import type { Municipality } from './municipalities.ts';
import { accentKey, bareName, lettersApart, nameKey, saintKey } from './name-key.ts';
import otherNames from './other-names.json' with { type: 'json' };
import { provinceFits } from './provinces.ts';

/** By what a municipality was recognised, from the surest to the least sure. */
export type How = 'code' | 'name' | 'accents' | 'characters' | 'abbreviation' | 'otherName' | 'oldName' | 'spelling';

/** The municipality that a name means. */
export type Match = { istat_code: string; name: string; province: string; postcodes: readonly string[]; how: How };

/** No municipality, with the reason and the nearest names. */
export type NoMatch = { refused: Said; near: string[] };

/** What else a row says of the place. */
export type Clues = { province?: string; postcode?: string; istatCode?: string };

export type MunicipalityMatcher = (name: string, clues?: Clues) => Match | NoMatch;

const Others = z.object({
  names: z.array(
    z.object({
      how: z.enum(['merged', 'renamed', 'also']),
      province: z.string(),
      now: z.string(),
      was: z.array(z.string()),
    }),
  ),
});

/**
 * Makes a matcher over a list of municipalities (in a running commons: the table `municipality`, so that what is matched can
 * be written). A name is tried as it stands, then without accents and signs, with its spoilt letters mended, with its saint
 * abbreviated, as a name given up in a merger, and at last with one or two letters wrong within its province. Homonyms are
 * told apart by province or CAP; a name known only in another province is refused with where it is; what stays in doubt is
 * refused, never guessed.
 */
export function municipalityMatcher(list: readonly Municipality[]): MunicipalityMatcher {
  const byCode = new Map(list.map((one) => [one.istat_code, one]));
  const byName = groupBy(list, (one) => one.name.split('/').map(nameKey));
  const bySaint = groupBy(list, (one) => [saintKey(one.name)]);
  const byProvince = groupBy(list, (one) => [one.province]);
  const formerly = formerNames(list);

  return (written, clues = {}) => {
    const coded = clues.istatCode && byCode.get(clues.istatCode.padStart(6, '0'));
    const name = bareName(repairCharacters(written));
    if (coded && (name === '' || nameKey(coded.name) === nameKey(name))) return matched(coded, 'code');
    if (name === '') return { refused: say('import.municipality.missing'), near: [] };
    const province = clues.province?.toUpperCase();
    const spoilt = name !== bareName(written) || /[^\p{Script=Latin}\p{M}\d\s.'`´’()/-]|\?/u.test(name);
    const steps: [How, readonly Municipality[]][] = [
      [spoilt ? 'characters' : 'name', byName.get(nameKey(name)) ?? []],
      ['characters', spoilt ? withHoles(name, byProvince.get(province ?? '') ?? list) : []],
      ['abbreviation', bySaint.get(saintKey(name)) ?? []],
      ['otherName', formerly.also.get(nameKey(name)) ?? []],
      ['oldName', formerly.old.get(nameKey(name)) ?? []],
    ];
    let elsewhere: readonly Municipality[] | undefined;
    for (const [how, found] of steps) {
      const fitting = province ? found.filter((one) => provinceFits(one.province, province)) : found;
      if (fitting.length === 0 && found.length > 0) elsewhere ??= found;
      const one = only(fitting, name, province, clues.postcode);
      if (one) return matched(one, how === 'name' ? exactness(one, written) : how);
      if (fitting.length > 1) return { refused: several(written, fitting), near: fitting.map(titled) };
    }
    if (coded) return matched(coded, 'code');
    const spelt = misspelt(
      written,
      nameKey(name),
      { ...clues, province },
      province ? (byProvince.get(province) ?? []) : list,
    );
    if (!elsewhere || 'how' in spelt) return spelt;
    return { refused: otherProvince(written, province ?? '', elsewhere), near: elsewhere.map(titled) };
  };
}

const matched = (one: Municipality, how: How): Match => ({ ...one, how });
const titled = (one: Municipality) => `${one.name} (${one.province})`;
const exactness = (one: Municipality, written: string): How =>
  one.name.toLowerCase() === written.trim().toLowerCase() ? 'name' : 'accents';
const several = (written: string, found: readonly Municipality[]) =>
  say('import.municipality.several', { name: written, which: found.map(titled).join(', ') });

const otherProvince = (written: string, province: string, found: readonly Municipality[]) =>
  say('import.municipality.otherProvince', { name: written, province, which: found.map(titled).join(', ') });

/** The one that is meant among homonyms: by province, then by CAP, then by accent. A lone one needs no proof. */
function only(
  found: readonly Municipality[],
  name: string,
  province?: string,
  postcode?: string,
): Municipality | undefined {
  if (found.length < 2) return found[0];
  const tests: ((one: Municipality) => boolean)[] = [
    (one) => one.province === province,
    (one) => postcode !== undefined && one.postcodes.includes(postcode),
    (one) => accentKey(one.name) === accentKey(name),
  ];
  for (const test of tests) {
    const left = found.filter(test);
    if (left.length === 1) return left[0];
  }
  return undefined;
}

/** A letter that cannot be read stands for one or two: `SENORB?O`. */
function withHoles(name: string, list: readonly Municipality[]): Municipality[] {
  const readable = name.split(/[^\p{ASCII}À-ÖØ-Þà-öø-þ]+|[?Ç]+/u).map(nameKey);
  if (readable.length < 2 || readable.join('').length < 4) return [];
  const pattern = new RegExp(`^${readable.join('.{1,2}')}$`);
  return list.filter((one) => pattern.test(nameKey(one.name)));
}

function misspelt(
  written: string,
  key: string,
  { province, postcode }: Clues,
  list: readonly Municipality[],
): Match | NoMatch {
  const most = province ? 2 : 1;
  const ranked = list
    .map((one) => ({ one, apart: lettersApart(key, nameKey(one.name), 6) }))
    .toSorted((a, b) => a.apart - b.apart);
  const [best, next] = ranked;
  const long = key.length >= (best?.apart === 1 ? 6 : 10);
  if (best && best.apart <= most && long && (next?.apart ?? 9) > best.apart) return matched(best.one, 'spelling');
  // Of names about as near, the one that has the row's CAP is meant more often.
  const worth = ({ one, apart }: (typeof ranked)[number]) =>
    apart - (postcode !== undefined && one.postcodes.includes(postcode) ? 1 : 0);
  const near = ranked
    .filter(({ apart }) => apart <= Math.max(2, key.length / 3))
    .toSorted((a, b) => worth(a) - worth(b))
    .slice(0, 3);
  return {
    refused: say('import.municipality.unknown', { name: written, province: province ?? 'nowhere' }),
    near: near.map(({ one }) => titled(one)),
  };
}

function formerNames(list: readonly Municipality[]) {
  const byTitle = new Map(list.map((one) => [titled(one), one]));
  const known = Others.parse(otherNames).names.flatMap((entry) => {
    const now = byTitle.get(`${entry.now} (${entry.province})`);
    return now ? entry.was.map((was) => ({ also: entry.how === 'also', was: nameKey(was), now })) : [];
  });
  const index = (also: boolean) => {
    const map = new Map<string, Municipality[]>();
    for (const one of known) if (one.also === also) map.set(one.was, [...(map.get(one.was) ?? []), one.now]);
    return map;
  };
  return { also: index(true), old: index(false) };
}

function groupBy(list: readonly Municipality[], keysOf: (one: Municipality) => string[]): Map<string, Municipality[]> {
  const map = new Map<string, Municipality[]>();
  for (const one of list) for (const key of keysOf(one)) map.set(key, [...(map.get(key) ?? []), one]);
  return map;
}
