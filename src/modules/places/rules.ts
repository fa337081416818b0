import { fold } from '#platform/search/fold.ts';

/** A name as it is looked for: lower case, no accents, apostrophes and signs as spaces; as `folded_name` in the database. */
export const foldName = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** The part of an address that names a neighbourhood: 'Città Antica' → 'citta-antica'. */
export const slugOf = (name: string): string => foldName(name).replaceAll(' ', '-') || 'senza-nome';

// As people and registers shorten them, after folding: 'P.zza' has become 'p zza'.
const shortened: Record<string, string> = {
  v: 'via',
  'v le': 'viale',
  vle: 'viale',
  'v lo': 'vicolo',
  vic: 'vicolo',
  p: 'piazza',
  pza: 'piazza',
  pzza: 'piazza',
  'p za': 'piazza',
  'p zza': 'piazza',
  'p le': 'piazzale',
  ple: 'piazzale',
  'p zle': 'piazzale',
  'p tta': 'piazzetta',
  'c so': 'corso',
  cso: 'corso',
  'l go': 'largo',
  lgo: 'largo',
  str: 'strada',
  contr: 'contrada',
  'c da': 'contrada',
  cda: 'contrada',
  loc: 'localita',
  fraz: 'frazione',
  trav: 'traversa',
  gall: 'galleria',
  vill: 'villaggio',
};

const streetKinds = new Set([
  ...Object.values(shortened),
  ...['vicoletto', 'borgo', 'salita', 'calle', 'fondamenta', 'campo', 'rampa', 'scalinata', 'lungomare', 'lungolago'],
  ...['lungofiume', 'piaggia', 'rotonda', 'stradone', 'passaggio', 'parco', 'rione', 'rua', 'ruga', 'tresanda'],
]);

// Where people say that something is a part of town; the name itself is what follows.
const partKinds = new Set(['frazione', 'localita', 'quartiere', 'rione', 'zona', 'comune', 'citta', 'villaggio']);

const NUMBER = /(?: (?:n|nr|num|numero|civico))? \d+(?: ?[a-z]| bis| ter)?(?: [a-z0-9])?$| (?:s n c|snc|s n)$/;

/** A folded text with its street's kind written out and without its number: 'v le europa 12 b' → 'viale europa'. */
export function foldedStreet(folded: string): string {
  const [first = '', second = ''] = folded.split(' ');
  const two = shortened[`${first} ${second}`];
  const one = shortened[first];
  const whole =
    two !== undefined
      ? `${two}${folded.slice(first.length + second.length + 1)}`
      : one !== undefined && second !== ''
        ? `${one}${folded.slice(first.length)}`
        : folded;
  return whole.replace(NUMBER, '');
}

/** Whether a folded text begins as a street does. */
export const isStreet = (folded: string): boolean => {
  const [first = '', ...rest] = foldedStreet(folded).split(' ');
  return streetKinds.has(first) && rest.length > 0;
};

/** 'quartiere san polo' → 'san polo'. The text itself when it does not say what it is. */
export function withoutKind(folded: string): string {
  const [first = '', ...rest] = folded.split(' ');
  if (!partKinds.has(first) || rest.length === 0) return folded;
  const [article = ''] = rest;
  return (rest.length > 1 && ['di', 'del', 'della'].includes(article) ? rest.slice(1) : rest).join(' ');
}

const small = new Set([
  'di',
  'del',
  'dello',
  'della',
  'dei',
  'degli',
  'delle',
  'dell',
  'da',
  'dal',
  'e',
  'a',
  'al',
  'alla',
]);

/**
 * The street that the first line of an address names, as one would write it on a plate: 'VIA DEI MILLE, 4/B' → 'Via dei
 * Mille'. Null when the line names no street.
 */
export function streetOf(addressLine: string): string | null {
  const line = (addressLine.split(/[,;(]/)[0] ?? '').replace(
    /\s+(?:n\.?\s*[°º.]?\s*)?\d+\s*(?:[/-]?\s*[a-z0-9]{1,3})?\s*$/i,
    '',
  );
  const words = line.trim().split(/\s+/);
  const folded = foldedStreet(foldName(line));
  if (!isStreet(folded) || folded.length > 80) return null;
  const kind = folded.split(' ')[0] ?? '';
  const rest = words.slice(startOfName(words));
  if (rest.length === 0) return null;
  const loud = line === line.toUpperCase();
  return [capital(kind), ...rest.map((word) => (loud ? quiet(word) : word))].join(' ');
}

// 'P.' 'za' are two words of one kind; 'P.za' is one.
function startOfName(words: string[]): number {
  const two = foldName(words.slice(0, 2).join(' '));
  return words.length > 2 && shortened[two] !== undefined && shortened[foldName(words[0] ?? '')] !== undefined ? 2 : 1;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const ROMAN = /^(?=.)x{0,3}(?:ix|iv|v?i{0,3})$/;

function quiet(word: string): string {
  const lower = word.toLowerCase();
  if (small.has(lower)) return lower;
  if (ROMAN.test(lower)) return word;
  const [, article = '', name = lower] = /^((?:d|l|dell|dall|all)['’])(.+)$/.exec(lower) ?? [];
  return (
    article + name.replace(/(^|['’.-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
  );
}

/** How many letters apart two words are: one left out, added, changed, or two neighbours swapped, count one each. */
export function slips(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}

const joints = new Set([
  ...small,
  'nel',
  'nello',
  'nella',
  'nell',
  'negli',
  'nelle',
  'sul',
  'sulla',
  'sull',
  'in',
  'd',
  'l',
  'la',
  'il',
]);

/** Without the words that join names, which people leave out: 'reggio nell emilia' → 'reggio emilia'. */
export const bareName = (folded: string): string =>
  folded
    .split(' ')
    .filter((word) => !joints.has(word))
    .join(' ');

/** How many slips may be forgiven in a name of this many letters. */
export const forgiven = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : length < 13 ? 2 : 3);
