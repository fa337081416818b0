/** An address taken apart. `locality` is a hamlet or place name, `at` what houses it ("c/o Ospedale"), `rest` what was not understood. */
export type Address = {
  street?: string;
  number?: string;
  locality?: string;
  at?: string;
  rest?: string;
  postcode?: string;
  city?: string;
  province?: string;
};

const DASH = /\s+[-–—]\s*|\s*[-–—]\s+/;
const STREET =
  /^(?:via|viale|v\.?le|vialetto|vicolo|vico|v\.|corso|c\.?so|piazza|piazzale|piazzetta|p\.?z*[az]+l?e?|p\.?le|largo|l\.?go|strada|stradale|str\.|contrada|c\.?\/?da|salita|lungomare|lungarno|lungadige|belvedere|rione|villaggio|calata|galleria|traversa|borgo|borgata|cascina|ss\.?|s\.s\.|sp\.?|s\.p\.|statale|localit[aà]|loc\.|frazione|fraz\.|regione|vocabolo|porta|cortile|campo|riva|rampa|quartiere|parco|passaggio|circonvallazione|molo)(?=[\s.]|$)/iu;
const PLACE =
  /^(?:localit[aà]|loc\.?|frazione|fraz\.?|fr\.|vill\.|villaggio|quartiere|q\.re)(?:\s+|(?<=\.))(?=\p{L})/iu;
const PLACE_INSIDE = /[\s,(]+(?:localit[aà]|loc\.|frazione|fraz\.?|vill\.)\s*(?=\p{L})/iu;
// What a street number looks like: figures, a letter or a second number, bis.
const NUMBER = String.raw`\d+(?:\s?[/-]\s?[\da-z]{1,3}(?![\da-z])|\s?[a-z](?![a-zà-ú.]))?(?:\s?bis\b|\s?ter\b)?`;
const HOUSED = /[\s,(]*(?:\bc\s?[/\\]+\s?o\b\/?|\bpresso\b|\bc\/o\b)\s*/iu;
const NO_NUMBER = /^s\s?\.?\s?n\s?\.?\s?(?:c\s?\.?)?$/i;
// Words after which a figure belongs to the street's name (a road's number, a kilometre), and those before which a day does (24 maggio).
const ROAD = /(?:^|\s)(?:ss|s\.s|sp|s\.p|sr|statale|provinciale|km|autostrada)\.?(?:\s+ter|\s+bis)?$/i;

/**
 * Takes apart an address that lists keep in one cell: `VIA RAFFAELLO N..5 LOC. PIRI PIRI - 9032 - ASSEMINI - CA`, `Via Roma
 * 1/b, 25121 Brescia (BS)`, `Via Roma snc`. Letters stay as they were written; what is not understood is in `rest`, never lost.
 * `city`, when the row says it elsewhere, helps to recognise the end of the address.
 */
export function splitAddress(text: string, city?: string): Address {
  const { head, ...tail } = cutTail(unglued(text.replace(/\s+/g, ' ').trim()), city);
  const housed = housing(unbracketed(head));
  const [first = '', ...others] = housed.before.split(DASH).map(tidy).filter(Boolean);
  const placed = cutAt(first, PLACE_INSIDE);
  const swapped = others.length > 0 && !STREET.test(placed.before) && others.some((other) => STREET.test(other));
  const streetPart = swapped ? (others.find((other) => STREET.test(other)) ?? '') : placed.before;
  const left = swapped ? [placed.before, ...others.filter((other) => other !== streetPart)] : others;
  const { street: named, number, after } = cutNumber(withoutCity(tidy(streetPart), tail.city ?? city));
  const street = withoutCity(named, tail.city ?? city);
  const locality = [placed.after, ...left.filter(isPlace), ...(PLACE.test(bracketed(head)) ? [bracketed(head)] : [])]
    .map((part) => part.replace(PLACE, ''))
    .map(tidy)
    .find((part) => part !== '' && !same(part, tail.city ?? city));
  const rest = [
    after,
    ...left.filter((part) => !isPlace(part) || part.replace(PLACE, '') !== locality),
    bracketed(head).replace(PLACE, ''),
  ];
  const known = (part: string | undefined) =>
    part !== undefined && part !== '' && !same(part, tail.city ?? city) && part !== locality;
  return dropEmpty({ street, number, locality, at: tidy(housed.after), rest: rest.filter(known).join(', '), ...tail });
}

/** `VIALAMARMORA`, `ContradaSant'Elia`: the first word lost its space. */
const unglued = (text: string) =>
  text
    .replace(/^(VIALE|PIAZZALE|PIAZZA|LARGO|CORSO|CONTRADA)(?=\p{Lu}{3})(?!TTO\b)/u, '$1 ')
    .replace(/^VIA(?=\p{Lu}{3})(?!LE\b|LE |LETTO|DOTTO|LONE)/u, 'VIA ')
    .replace(/^(Viale|Via|Piazza|Largo|Corso|Contrada)(?=\p{Lu})/u, '$1 ');

/** `VIALE RIMEMBRANZA ASCOLI PICENO`: the town written again after the street; `VIA ROMA` in Rome stays. */
function withoutCity(street: string, city: string | undefined): string {
  if (!city || city.length < 4 || !street.toLowerCase().endsWith(city.toLowerCase())) return street;
  const before = tidy(street.slice(0, -city.length));
  return before.split(/[\s.]+/).length > 1 && !/(?:^|\s)(?:di|da|a|per|porta|via|san|santa|ss|e)$/i.test(before)
    ? before
    : street;
}

const isPlace = (part: string) => !/\d/.test(part) && !/^(ex|pal|corpo|piano|scala|angolo|ang)\b/i.test(part);
const same = (a: string, b: string | undefined) =>
  b !== undefined && bare(a).startsWith(bare(b).slice(0, 8)) && bare(b) !== '';
const bare = (text: string) => text.toLowerCase().replace(/[^a-zà-ú]/g, '');
const tidy = (text: string | undefined) =>
  (text ?? '')
    .replace(/^[\s,;:.-]+|[\s,;:(-]+$/g, '')
    .replace(/\s+,/g, ',')
    .trim();

/** The end of the address: CAP, town and province, in any of the usual orders. */
function cutTail(text: string, city: string | undefined): Address & { head: string } {
  const dashed = /^(.*?)\s*[-–]\s*(\d{1,5})\s*[-–]\s*([^-–\d][^\d]*?)\s*[-–]\s*([A-Z]{2})$/u.exec(text);
  if (dashed) return { head: dashed[1] ?? '', postcode: dashed[2], city: dashed[3], province: dashed[4] };
  const usual =
    /^(.*?)[\s,–-]*\b(?:I-)?(\d{5})\s*[,–-]?\s+(\p{L}[\p{L}\s'’.-]*?)\s*(?:(?:[(,–-]\s*|\s)(?!PO$)([A-Z]{2})\s*\)?)?$/u.exec(
      text,
    );
  if (usual) return { head: usual[1] ?? '', postcode: usual[2], city: tidy(usual[3]), province: usual[4] };
  const bracketedProvince = /^(.*)[\s,–-]\s*(\p{Lu}[\p{L}'’ ]+?)\s*\(([A-Z]{2})\)$/u.exec(text);
  if (bracketedProvince && (!city || same(bracketedProvince[2] ?? '', city))) {
    return { head: bracketedProvince[1] ?? '', city: bracketedProvince[2], province: bracketedProvince[3] };
  }
  return { head: text };
}

/** `(CIRCOSCRIZI`: a bracket is often cut off by the width of a column. */
const unbracketed = (text: string) =>
  tidy(text.replace(/\s*\([^)]*(\)|$)/g, (whole) => (HOUSED.test(whole) ? whole : ' ')));
const bracketed = (text: string) => {
  const inside = tidy(/\(([^)]*)(?:\)|$)/.exec(text)?.[1]);
  return /^[A-Z]{2}$/.test(inside) || HOUSED.test(inside) ? '' : inside;
};

/** `c/o Ospedale via Roma 1`: what houses it is said first, and the street after. */
function housing(text: string): { before: string; after: string } {
  const cut = cutAt(text, HOUSED);
  const street =
    tidy(cut.before) === '' ? /(?:\s[-–]\s|\s)(?=(?:via|viale|piazza|corso|largo|piazzale)\s)/i.exec(cut.after) : null;
  if (!street) return cut;
  return { before: cut.after.slice(street.index), after: cut.after.slice(0, street.index) };
}

function cutAt(text: string, sign: RegExp): { before: string; after: string } {
  const found = sign.exec(text);
  if (!found) return { before: text, after: '' };
  const after = text.slice(found.index + found[0].length).replace(/\)$/, '');
  return { before: text.slice(0, found.index), after };
}

const MARKED = new RegExp(
  `^(.*?)(?:[\\s,]+|(?<=\\p{L}))(?:n\\s?[.°º:]+|nr?\\.|n)[\\s.°º:]*(${NUMBER})(?=[\\s,).]|$)(.*)$`,
  'iu',
);
const COMMA = new RegExp(`^(.*?\\p{L}.*?)\\s*,\\s*(${NUMBER})(?!\\d)(.*)$`, 'iu');
const LAST = new RegExp(
  `^(.*?\\p{L}[^\\d]*?)\\s*(${NUMBER})((?:[\\s.]+(?:pal|corpo|sc|scala|int|piano|ex|ang|angolo)\\b.*)?)$`,
  'iu',
);

/** The house number: after a comma or `N.`, or the last figures of the street, with its letter (`4/A`, `10 bis`). */
function cutNumber(text: string): { street: string; number?: string; after?: string } {
  const none = /^(.*?)[\s,]+(s\s?\.?\s?n\s?\.?\s?(?:c\s?\.?)?|snc)$/iu.exec(text);
  if (none && NO_NUMBER.test(none[2] ?? '')) return { street: tidy(none[1]), number: 'snc' };
  const [marked, comma, last] = [MARKED, COMMA, LAST].map((pattern) => pattern.exec(text));
  if (marked) return { street: tidy(marked[1]), number: closeUp(marked[2]), after: tidy(marked[3]) };
  if (comma) return { street: tidy(comma[1]), number: closeUp(comma[2]), after: tidy(comma[3]) };
  if (last && !ROAD.test(last[1] ?? '') && /\p{L}{3}/u.test(last[1] ?? '')) {
    return { street: tidy(last[1]), number: closeUp(last[2]), after: tidy(last[3]) };
  }
  return { street: text };
}

const closeUp = (number: string | undefined) =>
  number
    ?.replace(/\s*([/-])\s*/g, '$1')
    .replace(/\s+(?=\w$)/, '')
    .toLowerCase()
    .trim();

function dropEmpty(address: Address): Address {
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined && value !== ''));
}
