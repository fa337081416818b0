import type { Span } from './days.ts';

const closedWord = /(?<!\p{L})(?:chius[oaie]|chiusura|closed)(?!\p{L})/iu;
const denial = /(?<!\p{L})(?:non|mai|never|not)\s+(?:(?:è|viene|is)\s+)?(?:chius[oaie]|chiusura|closed)/iu;
const closedOnly = /^[\s.!:]*(?:chius[oaie]|chiusura|closed)[\s.!:]*$/iu;
const closedFirst = /^\s*(?:siamo\s+)?(?:chius[oaie]|chiusura|closed)(?!\p{L})\s*[:,;.–—-]*\s*/iu;
const partOfDay = /mattin|pomerig|sera(?!\p{L})|serale|morning|afternoon|evening/iu;
const weekdayName =
  /luned|marted|mercoled|gioved|venerd|sabato|domenic|festiv|monday|tuesday|wednesday|thursday|friday|saturday|sunday|holidays/iu;

/** Whether the text says "closed", not "never closed". */
export const saysClosed = (text: string | null): boolean =>
  text !== null && closedWord.test(text) && !denial.test(text);

/** Whether the text says "closed" and nothing else. */
export const saysOnlyClosed = (text: string | null): boolean => text !== null && closedOnly.test(text);

/**
 * Whether the words of an exception close its days. "Chiuso: ponte" does; "mai chiuso" does not; "chiuso il pomeriggio",
 * or "chiuso il lunedì" over more than a week, is unclear: it closes some of the time, and only a person knows which.
 */
export function closingIn(texts: (string | null)[], span: Span): 'closed' | 'unclear' | 'unsaid' {
  const words = texts.filter(saysClosed).join(' ');
  if (words === '') return 'unsaid';
  if (partOfDay.test(words)) return 'unclear';
  return span.to - span.from > 6 && weekdayName.test(words) ? 'unclear' : 'closed';
}

/** Why, from "Chiuso: ponte dell’Immacolata" or "Chiuso per ferie": "ponte dell’Immacolata", "per ferie"; null where untold. */
export function reasonIn(text: string | null): string | null {
  const reason = text?.replace(closedFirst, '').trim() ?? '';
  return reason === '' ? null : reason;
}
