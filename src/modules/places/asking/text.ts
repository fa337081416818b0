import { isPosition, type Position } from '#platform/geo/index.ts';
import { foldedStreet, foldName, withoutKind } from '../rules.ts';

/** What a person may have meant by one text. */
export interface PlaceText {
  position: Position | null;
  /** A CAP, five digits. */
  postcode: string | null;
  /** Ways to take the words, the likeliest first: each is the parts of one place, as 'chiari' within 'bs'. */
  readings: string[][];
}

const LONGEST = 120;
const MOST_WORDS = 8;

const nothing: PlaceText = { position: null, postcode: null, readings: [] };

/** Reads what a person wrote for a place. Any text is read; one without a letter or digit asks for nothing. */
export function readPlaceText(text: string): PlaceText {
  const short = text.slice(0, LONGEST).trim();
  const position = positionIn(short);
  if (position !== null) return { ...nothing, position };
  const postcode = postcodeIn(short);
  const words = postcode === null ? short : short.replace(postcode.written, ' ');
  return { position: null, postcode: postcode?.code ?? null, readings: readingsOf(words) };
}

// '45.53, 10.21', '45,53 10,21', '45.53 N 10.21 E'. Two whole numbers are no position: they may be a street's.
function positionIn(text: string): Position | null {
  const plain = text.replace(/[°NE]/g, ' ').trim();
  const pair =
    /^(-?\d{1,2}\.\d+)\s*[,;\s]\s*(-?\d{1,3}\.\d+)$/.exec(plain) ??
    /^(-?\d{1,2},\d+)\s*[;\s]\s*(-?\d{1,3},\d+)$/.exec(plain);
  if (pair === null) return null;
  const [lat, lon] = [pair[1], pair[2]].map((number) => Number(number?.replace(',', '.')));
  const position = { lat: lat ?? Number.NaN, lon: lon ?? Number.NaN };
  return isPosition(position) ? position : null;
}

// Four digits alone, or before a name, are a CAP whose leading zero a spreadsheet ate; after a name they are a number.
function postcodeIn(text: string): { code: string; written: RegExp | string } | null {
  const five = /(?<![\d.,])(?:I-|IT-)?(\d{5})(?![\d.,]\d|\d)/i.exec(text);
  if (five?.[1] !== undefined) return { code: five[1], written: five[0] };
  const four = /^(?:cap\s+)?(\d{4})(?=$|[\s,]+\p{L})/iu.exec(text);
  return four?.[1] === undefined ? null : { code: `0${four[1]}`, written: four[0] };
}

function readingsOf(text: string): string[][] {
  const whole = foldName(text.replace(/\bcap\b/i, ' '));
  if (whole === '') return [];
  const parts = text
    .split(/[,;()\n]|\s[-–—/]\s/)
    .map((part) => foldName(part.replace(/\bcap\b/i, ' ')))
    .filter((part) => part !== '' && !/^(?:n |nr )?\d+(?: ?[a-z])?$|^s ?n ?c$|^italia$/.test(part));
  const readings = [parts, [whole], ...cutsOf(foldedStreet(whole))].filter((reading) => reading.length > 0);
  const seen = new Set<string>();
  return readings.filter((reading) => {
    const key = reading.join(',');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

// People leave the comma out: 'san polo brescia', 'chiari bs', 'brescia via dei mille 4'.
function cutsOf(whole: string): string[][] {
  const words = whole.split(' ');
  if (words.length > MOST_WORDS) return [];
  return words.slice(1).map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')]);
}

/** The names under which a part may stand in the register: as written, as a street written out, without its kind. */
export const namesOf = (part: string): string[] => [...new Set([part, foldedStreet(part), withoutKind(part)])];
