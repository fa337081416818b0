// Words whose apostrophe stands for letters left out, not for an accent: po' (poco), Ca' (casa), de' (dei), ne' (nei) …
const CUT_SHORT = new Set([
  'po',
  'ca',
  'de',
  'ne',
  'mo',
  'be',
  'a',
  'co',
  'da',
  'di',
  'fa',
  'fra',
  'que',
  'se',
  'su',
  'sta',
  'to',
  'va',
  'vo',
  'pie',
]);

// Words that end in a closed é; all other final e's of Italian are open.
const CLOSED_E = /(?:ch|tr|vicer|scimpanz|beb|pur|merc|f|n|s|r)e$/;
const OPEN_E = new Set(['caffe', 'tre']);

const ACCENTED: Record<string, string> = { a: 'à', e: 'è', i: 'ì', o: 'ò', u: 'ù' };

/** Writes ’, ‘, ` and ´ as the plain apostrophe that keyboards have. */
export const plainApostrophes = (text: string): string => text.replace(/[\u2018\u2019\u201b`´]/g, "'");

/**
 * Turns the apostrophe after a final vowel into the accent it stands for: `FORLI'` → `FORLÌ`, `SOLIDARIETA'` →
 * `SOLIDARIETÀ`, `E'` → `È`, `PERCHE'` → `PERCHÉ`. The apostrophe of `DELL'ANZIANO`, of `PO'` and `DE' GOTI`, and the one
 * that closes a word put between apostrophes (`'CASSIA'`), stay.
 */
export function apostropheToAccent(text: string): string {
  const plain = plainApostrophes(text);
  const closing = closingQuotes(plain);
  return plain.replace(
    /(\p{L}*)([aeiou])'(?!\p{L})|(\p{L}{3,}[tr])([aiou])'(?=\p{L})/giu,
    (whole, stem, vowel, glued, last, at) => {
      const word: string = (stem ?? glued) + (vowel ?? last);
      if (closing.has(at + whole.length - 1) || CUT_SHORT.has(word.toLowerCase())) return whole;
      // `SANITA'NURAGHE`: a word glued to the next. `FAMILIARE'CONDOTTIERI'` does not come here, it opens a quote.
      if (glued !== undefined && !/t[aàu]$/i.test(word)) return whole;
      return accented(word) + (glued === undefined ? '' : ' ');
    },
  );
}

function accented(word: string): string {
  const last = word.slice(-1);
  const lower = last.toLowerCase();
  const closed =
    lower === 'e' && word.length > 1 && CLOSED_E.test(word.toLowerCase()) && !OPEN_E.has(word.toLowerCase());
  const letter = closed ? 'é' : (ACCENTED[lower] ?? last);
  return word.slice(0, -1) + (last === lower ? letter : letter.toUpperCase());
}

/** The places of apostrophes that close what another one opened: opened before a letter, after a space or a bracket or a long word. */
function closingQuotes(text: string): Set<number> {
  const closing = new Set<number>();
  for (const opening of text.matchAll(/(?<=^|[\s("-])'(?=\s?[\p{L}\d])|(?<=[a-z]{4}[aeio])'(?=[\p{L}\d])/giu)) {
    const from = opening.index + 1;
    const end = text.slice(from).search(/'(?=$|[\s).,;:"-])/);
    if (end >= 0 && !closing.has(opening.index)) closing.add(from + end);
  }
  return closing;
}
