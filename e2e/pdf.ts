import { inflateSync } from 'node:zlib';

/** What stands on one page of a PDF. Lengths in points: 72 to the inch, 841.89 to the height of an A4. */
export interface PdfPage {
  width: number;
  height: number;
  /** Its words, one run after the other, as they were drawn. */
  text: string;
  /** How far from each edge the nearest letter begins. */
  room: { left: number; right: number; top: number; bottom: number };
  /** The height of its smallest letters. */
  smallest: number;
}

type Matrix = readonly [number, number, number, number, number, number];

/**
 * Reads the pages of a PDF that Chromium made: enough of the format for what its printer (Skia) writes, which is plain
 * objects, deflated streams, letters by glyph with a table back to Unicode, and matrices that move and scale.
 */
export function readPdf(bytes: Buffer): PdfPage[] {
  const objects = objectsOf(bytes);
  const dictionary = (id: string) => objects.get(id)?.dictionary ?? '';
  const pages = [...objects.values()].filter((one) => /\/Type\s*\/Page\b/.test(one.dictionary));
  return pages.map((page) => {
    const [, , width = 0, height = 0] = numbersIn(/\/MediaBox\s*\[([^\]]*)\]/.exec(page.dictionary)?.[1] ?? '');
    const fonts = /\/Font\s*<<([\s\S]*?)>>/.exec(page.dictionary)?.[1] ?? '';
    const letters = new Map(
      [...fonts.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', id = '']) => {
        const table = /\/ToUnicode (\d+) 0 R/.exec(dictionary(id))?.[1] ?? '';
        return [name, lettersOf(objects.get(table)?.stream ?? '')];
      }),
    );
    const content = /\/Contents (\d+) 0 R/.exec(page.dictionary)?.[1] ?? '';
    return { width, height, ...drawn(objects.get(content)?.stream ?? '', letters, width, height) };
  });
}

interface PdfObject {
  dictionary: string;
  stream: string;
}

function objectsOf(bytes: Buffer): Map<string, PdfObject> {
  const text = bytes.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of text.matchAll(/^(\d+) 0 obj\s([\s\S]*?)(?:stream\r?\n|endobj)/gm)) {
    const [whole, id = '', dictionary = ''] = match;
    const begin = match.index + whole.length;
    const hasStream = whole.endsWith('endobj') === false;
    const packed = hasStream ? bytes.subarray(begin, text.indexOf('endstream', begin)) : Buffer.alloc(0);
    const flat = /\/FlateDecode/.test(dictionary) && !/\/Subtype\s*\/Image/.test(dictionary);
    objects.set(id, { dictionary, stream: (flat ? inflateSync(packed) : packed).toString('latin1') });
  }
  return objects;
}

const numbersIn = (text: string): number[] => text.trim().split(/\s+/).map(Number);

/** From the number of a glyph, four figures, to the letters that it stands for. */
function lettersOf(table: string): Map<string, string> {
  const letters = new Map<string, string>();
  const from = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, part = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', said = ''] of part.matchAll(/<(\w+)>\s*<(\w+)>/g))
      letters.set(glyph.toLowerCase(), from(said));
  for (const [, part = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = '', last = '', said = ''] of part.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const begin = Number.parseInt(first, 16);
      for (let glyph = begin; glyph <= Number.parseInt(last, 16); glyph += 1) {
        const code = Number.parseInt(said, 16) + glyph - begin;
        letters.set(glyph.toString(16).padStart(4, '0'), String.fromCodePoint(code));
      }
    }
  return letters;
}

const times = (one: Matrix, by: Matrix): Matrix => [
  one[0] * by[0] + one[1] * by[2],
  one[0] * by[1] + one[1] * by[3],
  one[2] * by[0] + one[3] * by[2],
  one[2] * by[1] + one[3] * by[3],
  one[4] * by[0] + one[5] * by[2] + by[4],
  one[4] * by[1] + one[5] * by[3] + by[5],
];

function drawn(
  content: string,
  fonts: ReadonlyMap<string, ReadonlyMap<string, string>>,
  width: number,
  height: number,
): Pick<PdfPage, 'text' | 'room' | 'smallest'> {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let line: Matrix = matrix;
  let font: ReadonlyMap<string, string> = new Map();
  let size = 0;
  let text = '';
  let smallest = Number.POSITIVE_INFINITY;
  const kept: Matrix[] = [];
  const room = { left: width, right: width, top: height, bottom: height };
  const write = (glyphs: string) => {
    const [, , , scale, x, y] = times(line, matrix);
    smallest = Math.min(smallest, size * Math.abs(scale));
    room.left = Math.min(room.left, x);
    room.right = Math.min(room.right, width - x);
    room.top = Math.min(room.top, height - y);
    room.bottom = Math.min(room.bottom, y);
    for (const [glyph] of glyphs.matchAll(/.{4}/g)) text += font.get(glyph.toLowerCase()) ?? '';
  };
  const steps =
    /<([0-9A-Fa-f]+)>\s*Tj|\/(\w+)\s+(-?[\d.]+)\s+Tf|((?:-?[\d.]+\s+){6})(cm|Tm)\b|((?:-?[\d.]+\s+){2})Td\b|^(q|Q|BT|ET)$/gm;
  for (const [, glyphs, name, given, six, which, two, word] of content.matchAll(steps)) {
    if (glyphs) write(glyphs);
    if (name) [font, size] = [fonts.get(name) ?? new Map(), Number(given)];
    if (six) {
      const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersIn(six);
      if (which === 'cm') matrix = times([a, b, c, d, e, f], matrix);
      else line = [a, b, c, d, e, f];
    }
    if (two) {
      const [x = 0, y = 0] = numbersIn(two);
      line = times([1, 0, 0, 1, x, y], line);
    }
    if (word === 'q') kept.push(matrix);
    if (word === 'Q') matrix = kept.pop() ?? matrix;
    if (word === 'ET') text += ' ';
  }
  return { text, room, smallest };
}
