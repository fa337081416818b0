// What an accented letter of UTF-8 becomes when its two bytes pass through a DOS code page (850) and are then read as
// Latin-1, as in the Ministry of Health's lists: `Ã` (C3) turns into `Ç`, the second byte into the letter on the right.
const AFTER_CEDILLA: Record<string, string> = {
  ù: 'è',
  '\u00b8': 'é',
  ª: 'ì',
  ý: 'ò',
  û: 'ù',
  '?': 'À',
};

// UTF-8 read as Windows-1252, the commonest accident of all.
const AFTER_TILDE: Record<string, string> = {
  '¨': 'è',
  '©': 'é',
  '¬': 'ì',
  '²': 'ò',
  '¹': 'ù',
  '€': 'À',
  ˆ: 'È',
  '‰': 'É',
  Œ: 'Ì',
  '\u2019': 'Ò',
  '™': 'Ù',
};

/**
 * Mends letters that two wrong encodings spoilt on their way here: `PaternÇý` → `Paternò`, `LocalitÇ  Marmore` → `Località
 * Marmore`, `SENORBÇO` → `SENORBÌ`, `N¶ø57` → `N°57`, `CittÃ ` → `Città`. What does not fit these patterns stays as it is.
 */
export function repairCharacters(text: string): string {
  return text
    .replace(/(?<=\p{L})[ÇÃ][\u00a0 ]?(?=[\s,.;:)]|$)/gu, (_, at, whole) => capitalLike(whole, at))
    .replace(/(?<=\p{Ll})[ÇÃ][\u00a0 ]/gu, 'à ')
    .replace(/Ç([ù\u00b8ªýû?])/g, (whole, second) => AFTER_CEDILLA[second] ?? whole)
    .replace(/(?<=\p{Lu})ÇO(?!\p{Lu})/gu, 'Ì')
    .replace(/Ã([¨©¬²¹€ˆ‰Œ\u2019™])/g, (whole, second) => AFTER_TILDE[second] ?? whole)
    .replace(/(?<=\b(?:UNIT|CITT|LOCALIT|SOCIET|COMUNIT|LIBERT|ATTIVIT))¶¨/g, 'À')
    .replace(/[¶Â][ø¨°º]/g, '°')
    .replace(/â€™/g, '’');
}

const capitalLike = (text: string, at: number) => (/\p{Lu}{2}$/u.test(text.slice(0, at)) ? 'À' : 'à');

/** Whether a text still holds letters that no Italian word has. */
export const hasBrokenCharacters = (text: string): boolean => /[\ufffdÇ¶ÃÂ]|\p{L}\?\p{L}|\p{L}\?(?=\s|$)/u.test(text);
