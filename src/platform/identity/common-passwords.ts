import list from './common-passwords.json' with { type: 'json' };

let known: ReadonlySet<string> | undefined;
const isKnown = (word: string): boolean => {
  known ??= new Set(list.words.split(' '));
  return known.has(word);
};

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm'];

/**
 * Whether a password is one of those that are tried first: on the list, or one word of it dressed up ("Francesca1990!",
 * "P4ssw0rd2026", "juventusjuventus"), or a row of the keyboard. NIST SP 800-63B-4, 3.1.1.2, asks for such a list.
 */
export function isCommonPassword(password: string): boolean {
  const folded = fold(password);
  const bare = folded.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const plain = [...folded].map((sign) => leet[sign] ?? sign).join('');
  return [folded, bare, plain, plain.replace(/^[^a-z]+|[^a-z]+$/g, ''), bareLeet(folded)].some(
    (form) => form === '' || isKnown(onceOf(form)) || isRow(form),
  );
}

/** Whether a password is someone's own name or address, dressed up as above. */
export function isPersonalPassword(password: string, whose: readonly string[]): boolean {
  const typed = fold(password).replace(/[^a-z]/g, '');
  return whose.some((words) => {
    const own = fold(words).replace(/[^a-z]/g, '');
    return own.length >= 4 && onceOf(typed) === own;
  });
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** Figures at the end are a year or a number, inside they stand for letters. */
const bareLeet = (folded: string): string =>
  [...folded.replace(/[^a-z]+$/, '')]
    .map((sign) => leet[sign] ?? sign)
    .join('')
    .replace(/[^a-z]+$/, '');

/** "ciaociao" is "ciao" said twice. */
const onceOf = (text: string): string => /^(.{3,}?)\1+$/.exec(text)?.[1] ?? text;

const isRow = (text: string): boolean =>
  text.length >= 6 && rows.some((row) => row.includes(text) || [...row].reverse().join('').includes(text));
