import { type Refused, refuse, type Said, say } from '../said.ts';
import { countCells, type Delimiter, guessDelimiter, type Shape, shapeOf } from './delimiter.ts';
import { decode, type Encoding, type GuessedEncoding, guessEncoding } from './encoding.ts';
import { type Line, LineTooLong, lines } from './lines.ts';
import { type BrokenRow, cut, type Row, records } from './records.ts';

/** What a person already knows of the file; what is not said is guessed. */
export type Hint = { encoding?: Encoding; delimiter?: Delimiter; sheet?: string };

/** A table ready to be read. `rows` may be gone through again from the start; a file of any length costs the same memory. */
export type Table = {
  columns: string[];
  rows: Iterable<Row | BrokenRow>;
  encoding?: Encoding;
  delimiter?: Delimiter;
  /** What was understood on the way and a person may want to know. */
  notes: Said[];
};

const SAMPLE_LINES = 200;

/** Opens a text as a table, or refuses with the reason. */
export function readCsv(bytes: Uint8Array, hint: Hint = {}): Table | Refused {
  const guessed = guessEncoding(bytes);
  const how = hint.encoding ? { ...guessed, encoding: hint.encoding } : guessed;
  const sample = firstLines(bytes, how);
  if (!sample || looksBinary(sample)) return refuse('import.file.noTable');
  const said = /^sep=(.)$/i.exec(sample[0]?.text ?? '');
  const body = said ? sample.slice(1) : sample;
  const texts = body.map((line) => line.text);
  const shape = hint.delimiter ? shapeOf(texts, hint.delimiter) : guessDelimiter(texts);
  if (!shape || shape.columns < 2) return noColumns(texts, hint.delimiter);
  const header = headerOf(body, shape);
  if (!header) return refuse('import.file.noHeader');
  const rows = () => {
    const rest = decode(bytes, how);
    return records(after(header.line.number, lines(rest)), shape.delimiter, header.columns.length);
  };
  return {
    columns: header.columns,
    rows: { [Symbol.iterator]: rows },
    encoding: how.encoding,
    delimiter: shape.delimiter,
    notes: header.skipped > 0 ? [say('import.file.skippedLines', { count: header.skipped })] : [],
  };
}

function firstLines(bytes: Uint8Array, how: GuessedEncoding): Line[] | undefined {
  const sample: Line[] = [];
  try {
    for (const line of lines(decode(bytes, how))) {
      sample.push(line);
      if (sample.length === SAMPLE_LINES) break;
    }
  } catch (error) {
    if (error instanceof LineTooLong) return undefined;
    throw error;
  }
  return sample;
}

/** Control characters have no place in a table; one or two are a broken row, many are another kind of file. */
function looksBinary(sample: readonly Line[]): boolean {
  const text = sample.map((line) => line.text).join('\n');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what we look for
  const odd = text.match(/[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]/g)?.length ?? 0;
  return text.trim() === '' || odd > 3 + text.length / 500;
}

function noColumns(texts: readonly string[], given: Delimiter | undefined): Refused {
  const better = given && guessDelimiter(texts);
  if (better) return refuse('import.file.wrongDelimiter', { given: nameOf(given), seems: nameOf(better.delimiter) });
  const short = texts.filter((text) => text.trim() !== '').every((text) => text.length < 80);
  return refuse(short ? 'import.file.oneColumn' : 'import.file.noTable');
}

const nameOf = (delimiter: Delimiter) => (delimiter === '\t' ? 'Tab' : delimiter);

type Header = { line: Line; columns: string[]; skipped: number };

/** The first line that names as many columns as the table has; titles and blank lines above it are passed over. */
function headerOf(sample: readonly Line[], shape: Shape): Header | undefined {
  for (const [index, line] of sample.entries()) {
    if (countCells(line.text, shape.delimiter) === undefined) continue;
    const cells = cut(line.text, shape.delimiter, true) ?? [];
    while (cells.length > 0 && cells.at(-1)?.trim() === '') cells.pop();
    const named = cells.filter((cell) => cell.trim() !== '').length;
    if (named < 2 || named < shape.columns / 2) continue;
    const skipped = sample.slice(0, index).filter((above) => above.text.trim() !== '').length;
    return { line, columns: columnNames(cells), skipped };
  }
  return undefined;
}

/** Gives every column a name of its own: one without a name is called by its place, a second one alike is numbered. */
export function columnNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.replace(/\s+/g, ' ').trim() || `#${index + 1}`;
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

function* after(number: number, source: Iterable<Line>): Generator<Line> {
  for (const line of source) if (line.number > number) yield line;
}
