import { AS_WRITTEN, INITIALS, KINDS_OF_BODY, NOT_INITIALS, SMALL, SMALL_ELISIONS } from './capital-words.ts';

const ROMAN = /^(?=[XVI])X{0,3}(IX|IV|V?I{0,3})$/;
const ARTICLE = /^(il|lo|la|i|gli|le|l['’].*)$/i;
const VOWEL = /[aeiouàèéìòùy]/i;

/**
 * Writes a name that comes all in capitals as Italian names are written: `ASL N. 8 DI CAGLIARI` → `ASL n. 8 di Cagliari`,
 * `CENTRO DELL'ANZIANO` → `Centro dell'Anziano`, `PIAZZA UMBERTO I` → `Piazza Umberto I`, `LA QUERCIA S.R.L.` → `La Quercia
 * S.R.L.`. A word that already has a small letter is left as it was written.
 */
export function nameCase(text: string): string {
  const tokens = text.replace(/\s+/g, ' ').trim().split(' ');
  return tokens
    .map((token, at) => {
      if (/\p{Ll}/u.test(token)) return token;
      const before = tokens[at - 1] ?? '';
      const ofName = ARTICLE.test(token) && KINDS_OF_BODY.has(before.toLowerCase());
      const first = at === 0 || ofName || /[:(«"“]$|^[-–—/|]$/.test(before);
      return writeToken(token, first, tokens[at - 1], tokens[at + 1]);
    })
    .join(' ');
}

/** A token may open with a quote or a bracket and end with a sign: only its heart changes. */
function writeToken(token: string, first: boolean, before: string | undefined, after: string | undefined): string {
  const [, opening = '', heart = '', closing = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}.]*)$/su.exec(token) ?? [];
  const begins = first || opening !== '';
  const known = AS_WRITTEN[heart.toLowerCase()];
  if (known) return opening + known + closing;
  if (closing.startsWith("'") && !opening.includes("'"))
    return opening + writePart(heart, begins, "'", undefined) + closing;
  if (heart === 'I') return opening + (regnal(closing, after) || begins ? 'I' : 'i') + closing;
  if (heart === 'N' && /^\d/.test(after ?? '')) return `${opening}n.${closing}`;
  if (/^\p{Lu}{2}$/u.test(heart) && opening === '(' && closing.startsWith(')')) return token;
  if (heart === 'S.' && /^\d/.test(before ?? '')) return token;
  return opening + writeHeart(heart, begins) + closing;
}

/** UMBERTO I, IERONE I N. 37: a number, not the article, when nothing that could be a noun follows. */
const regnal = (closing: string, after: string | undefined) =>
  closing !== '' || after === undefined || !/^\p{Lu}{2}/u.test(after.replace(/^N\b.*/, ''));

function writeHeart(heart: string, first: boolean): string {
  if (!first && SMALL.has(heart.toLowerCase())) return heart.toLowerCase();
  if (INITIALS.has(heart)) return heart;
  if (/^(\p{Lu}\.){2,}\p{Lu}?$/u.test(heart)) return heart;
  const parts = heart.split(/([-/'’.,+&_])/u);
  return parts.map((part, at) => writePart(part, first || at > 0, parts[at + 1], parts[at - 1])).join('');
}

function writePart(part: string, first: boolean, next: string | undefined, previous: string | undefined): string {
  const lower = part.toLowerCase();
  if (next === "'" || next === '’') return !first && SMALL_ELISIONS.has(lower) ? lower : capital(part);
  const initials = INITIALS.has(part) && (part.length > 2 || (previous !== '.' && next !== '.'));
  if (ROMAN.test(part) || initials || /\d/.test(part)) return part;
  if (previous === '-' && SMALL.has(lower)) return lower;
  if (part.length >= 2 && part.length <= 5 && !VOWEL.test(part) && !NOT_INITIALS.has(lower) && next !== '.')
    return part;
  return capital(part);
}

const capital = (word: string) => word.charAt(0) + word.slice(1).toLowerCase();
