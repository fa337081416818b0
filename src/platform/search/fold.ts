// Words that say nothing of what is looked for, as people put them in a question. Folded.
const silent = new Set(
  `a ad al allo alla ai agli alle all con col da dal dallo dalla dai dagli dalle dall di del dello della dei degli delle dell
   e ed i il in nel nello nella nei negli nelle nell l la le lo gli un uno una o od per su sul sulla sui sulle tra fra che chi
   cui non mi ti si ci vi ne io tu lui lei noi voi loro mio mia miei mie tuo tua suo sua nostro nostra c d s
   dove come quando quale quali cosa cerco cerca cercare vorrei voglio ho bisogno serve servono avere posso devo trovare trova
   essere sono qualcuno qualcosa the a an of for to in on my i need where how can with and or`.split(/\s+/),
);

/** Lower case, no accents, no punctuation: 'Perché l’Attività' → 'perche l attivita'. Works for any script. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The folded words of a text, in order. */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
}

/** Whether a folded word can be looked for at all. */
export const isSilent = (word: string): boolean => silent.has(word) || word.length < 2;

/**
 * A rough stem, only to recognise a phrase of the thesaurus in singular and plural ('bolletta', 'bollette').
 * The index itself is stemmed by PostgreSQL.
 */
export function roughStem(word: string): string {
  if (word.length <= 3) return word;
  const bare = word.replace(/(?:ie|[aeiou])$/u, '');
  return bare.length < 3 ? word : bare.replace(/([cg])h$/u, '$1').replace(/i$/u, '');
}
