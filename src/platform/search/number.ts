/** A rough stem, under which a word in singular and in plural lie side by side. The index itself is stemmed by PostgreSQL. */
export function roughStem(word: string): string {
  if (word.length <= 3) return word;
  const bare = word.replace(/(?:ie|[aeiou])$/u, '');
  return bare.length < 3 ? word : bare.replace(/([cg])h$/u, '$1').replace(/i$/u, '');
}

const pairs = (text: string) => new Set(text.split(' ').flatMap((pair) => [pair, pair.split('/').reverse().join('/')]));

// Endings in singular and plural: libro libri, casa case, chiave chiavi, orario orari, amica amiche, luogo luoghi, farmacia farmacie, mancia mance.
const numbers = pairs('o/i a/e e/i io/i a/he o/hi ia/ie ia/e');
// Of a person the feminine too (licenziato, licenziata); in short words that would be another word (posto, posta).
const genders = pairs('o/a i/e o/e i/a io/ia io/ie i/ia i/ie');
const longEnough = 7;

/** Whether two folded words are one in singular and plural, or in masculine and feminine. */
export function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const stem = roughStem(a);
  if (stem !== roughStem(b)) return false;
  const ends = `${a.slice(stem.length)}/${b.slice(stem.length)}`;
  return numbers.has(ends) || (genders.has(ends) && a.length >= longEnough && b.length >= longEnough);
}

/**
 * The word with those of its other numbers that PostgreSQL's Italian stemmer takes for another word (popolare popolari,
 * infermiere infermieri, orto orti); most words come alone.
 */
export function numbersOf(word: string): string[] {
  const last = word.at(-1) ?? '';
  if (!(word.length === 4 || /(?:er|ar|an|av|or)[aeio]$/.test(word))) return [word];
  return [word, ...(others[last] ?? []).map((other) => word.slice(0, -1) + other)];
}

const others: Record<string, string[]> = { a: ['e'], e: ['i', 'a'], i: ['o', 'e'], o: ['i'] };

/** How the word may stand in a title: in other numbers and genders too, some of which are no words and stand nowhere. */
export function formsOf(word: string): string[] {
  if (word.length <= 3) return [word];
  const bare = word.replace(/(?:i?[aeo]|i)$/u, '');
  if (bare === word || bare.length < 2) return [word];
  const hard = bare.replace(/([cg])h$/u, '$1');
  const ends = ['a', 'e', 'i', 'o', 'io', 'ia', 'ie', ...(/[cg]$/u.test(hard) ? ['he', 'hi'] : [])];
  return [...new Set([word, ...ends.map((end) => hard + end)])];
}
