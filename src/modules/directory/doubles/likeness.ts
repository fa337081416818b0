import { similarityOf, THRESHOLD, wordsOfPlace } from '../import/duplicates/similarity.ts';
import { isOfPlace, weightOf } from '../import/duplicates/vocabulary.ts';
import { type Parts, partsOf } from '../import/duplicates/words.ts';

export const doubleKinds = ['organization', 'service', 'place'] as const;
export type DoubleKind = (typeof doubleKinds)[number];

/** Why two entries look like one: names of messages. */
export type Why = 'name' | 'same_name' | 'phone' | 'email' | 'site' | 'address' | 'spot' | 'town';

/** An entry as it is compared. */
export interface Compared {
  id: string;
  name: string;
  parts: Parts;
  /** Codice fiscale: two that differ are two bodies. */
  code: string | null;
  town: string | null;
  townName: string;
  phones: readonly string[];
  email: string | null;
  site: string | null;
}

export interface Likeness {
  likeness: number;
  why: Why[];
}

/** The words of a municipality's name, read once each. */
const towns = new Map<string, ReadonlySet<string>>();
const placeOf = (name: string): ReadonlySet<string> => {
  const known = towns.get(name) ?? wordsOfPlace(name);
  towns.set(name, known);
  return known;
};

/**
 * How likely two bodies are one, or null where they are not: by name as the import compares them, more where telephone,
 * address or site are the same; a name that says little is enough only beside one of those.
 */
export function bodiesAlike(one: Compared, other: Compared): Likeness | null {
  if (one.code !== null && other.code !== null && one.code !== other.code) return null;
  const [figures, others] = [figuresOf(one.parts), figuresOf(other.parts)];
  // «ASL Roma 1» and «ASL Roma 2», however alike the rest.
  if (figures !== '' && others !== '' && figures !== others) return null;
  const near = one.town === null || other.town === null || one.town === other.town;
  const name = similarityOf(one.parts, other.parts, placeOf(one.townName || other.townName));
  const contacts: Why[] = [];
  if (one.phones.some((phone) => other.phones.includes(phone))) contacts.push('phone');
  if (one.email !== null && one.email === other.email) contacts.push('email');
  if (one.site !== null && one.site === other.site) contacts.push('site');
  if (!near && contacts.length === 0) return null;
  const enough = near && contacts.length === 0 ? THRESHOLD : 0.45;
  if (name < enough) return null;
  const sure = contacts.reduce((left) => left * 0.6, 1 - name);
  return {
    likeness: Math.min(1, 1 - sure),
    why: [nameWhy(one, other), ...contacts, ...(near && one.town !== null ? (['town'] as const) : [])],
  };
}

const nameWhy = (one: Compared, other: Compared): Why =>
  one.parts.words.join(' ') === other.parts.words.join(' ') ? 'same_name' : 'name';

// Below it two services of one body at one place are rather two: a course and the next one.
const SERVICES = 0.8;

/** Two services of one body at one place: by name alone. Another figure ('livello 2') makes another service. */
export function servicesAlike(
  one: Pick<Compared, 'parts'>,
  other: Pick<Compared, 'parts'>,
  town: string,
): Likeness | null {
  if (figuresOf(one.parts) !== figuresOf(other.parts)) return null;
  const likeness = similarityOf(one.parts, other.parts, placeOf(town));
  return likeness < SERVICES ? null : { likeness, why: [likeness === 1 ? 'same_name' : 'name', 'address'] };
}

const figuresOf = ({ words }: Parts): string => words.filter((word) => /\d/.test(word)).join(' ');

/** Two places at one spot: with the same address, or a few metres apart, unless their names say that they are two. */
export function placesAlike(
  one: { name: string | null; parts: Parts },
  other: { name: string | null; parts: Parts },
  by: 'address' | 'spot',
  town: string,
): Likeness | null {
  if (one.name === null && other.name === null) return by === 'address' ? { likeness: 0.9, why: ['address'] } : null;
  if (one.name === null || other.name === null) return by === 'address' ? { likeness: 0.7, why: ['address'] } : null;
  const likeness = similarityOf(one.parts, other.parts, placeOf(town));
  return likeness < THRESHOLD ? null : { likeness, why: [likeness === 1 ? 'same_name' : 'name', by] };
}

/**
 * Under which keys a name is looked for within its town, so that nothing is compared with everything: the beginning of each
 * word that tells something, and initials beside the words that they may stand for (`ADOS`, `Associazione Donne Operate …`).
 */
export function keysOf(parts: Parts, townName: string): string[] {
  const place = placeOf(townName);
  const telling = parts.words.filter((word) => weightOf(word, place) > 0.3);
  const words = telling.length > 0 ? telling : parts.words.filter((word) => !isOfPlace(word, place));
  const own = (words.length > 0 ? words : parts.words).map((word) => word.slice(0, 4));
  const endings = words.filter((word) => word.length >= 7).map((word) => `-${word.slice(-5)}`);
  const first = parts.words.map((word) => word.charAt(0)).join('');
  const runs = Array.from({ length: first.length }, (_, at) =>
    [3, 4, 5, 6, 7].map((long) => first.slice(at, at + long)),
  );
  const short = parts.words.filter((word) => /^[a-z]{3,7}$/.test(word));
  const joined = words.join('');
  return [
    ...new Set([
      ...own,
      ...endings,
      ...(joined.length >= 6 ? [`=${joined.slice(0, 6)}`] : []),
      ...[...runs.flat().filter((run) => run.length >= 3), ...short].map((run) => `.${run}`),
    ]),
  ];
}

export const partsOfName = (name: string | null): Parts => partsOf(name ?? '');
