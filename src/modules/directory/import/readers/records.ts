import { CsvError, parse } from 'csv-parse/sync';
import { type Said, say } from '../said.ts';
import { countCells, type Delimiter } from './delimiter.ts';
import type { Line } from './lines.ts';

/** A row as it was read: `line` is where it begins in the file. */
export type Row = { line: number; values: string[] };

/** A row that could not be read, with its text so that it can be mended and imported again. */
export type BrokenRow = { line: number; raw: string; refused: Said };

// A cell may hold a few lines of description; a quote that stays open longer was never meant to open.
const LONGEST_CELL_LINES = 60;

// A letter that could not be decoded, or one that no text has: PostgreSQL would refuse the zero character anyway.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what we look for
const UNREADABLE = /[\0-\x08\x0e-\x1f\ufffd]/;

/**
 * Makes rows of lines. A cell between quotes may run over several lines. A quote that opens and never closes would swallow
 * the rest of the file: here it costs its own line only, and reading goes on at the next one.
 */
export function* records(source: Iterable<Line>, delimiter: Delimiter, columns: number): Generator<Row | BrokenRow> {
  const ahead = lookAhead(source);
  for (;;) {
    const line = ahead.next();
    if (!line) return;
    if (line.text.trim() === '') continue;
    if (UNREADABLE.test(line.text)) {
      yield broken(line, say('import.row.characters'));
      continue;
    }
    yield line.text.includes('"')
      ? quoted(line, ahead, delimiter, columns)
      : fitted(line, line.text.split(delimiter), columns);
  }
}

function quoted(line: Line, ahead: LookAhead, delimiter: Delimiter, columns: number): Row | BrokenRow {
  if (countCells(line.text, delimiter) !== undefined) {
    const cells = cut(line.text, delimiter, false) ?? cut(line.text, delimiter, true);
    return cells ? fitted(line, cells, columns) : broken(line, say('import.row.quotes'));
  }
  const longer = overSeveralLines(line, ahead, delimiter, columns);
  if (longer) return { line: line.number, values: longer };
  // `Bar "da Gigi` written without its second quote is still a name.
  const loose = cut(line.text, delimiter, true);
  return loose?.length === columns ? { line: line.number, values: loose } : broken(line, say('import.row.openQuote'));
}

function overSeveralLines(line: Line, ahead: LookAhead, delimiter: Delimiter, columns: number): string[] | undefined {
  let text = line.text;
  for (let count = 0; count < LONGEST_CELL_LINES; count++) {
    const following = ahead.peek(count);
    if (!following) return undefined;
    text = `${text}\n${following.text}`;
    if (!following.text.includes('"') || countCells(text, delimiter) === undefined) continue;
    const cells = cut(text, delimiter, false);
    if (cells?.length !== columns) return undefined;
    ahead.drop(count + 1);
    return cells;
  }
  return undefined;
}

function fitted(line: Line, cells: string[], columns: number): Row | BrokenRow {
  // Spreadsheets leave empty cells to the right of a table.
  while (cells.length > columns && cells.at(-1)?.trim() === '') cells.pop();
  if (cells.length === columns) return { line: line.number, values: cells };
  return broken(line, say('import.row.columns', { expected: columns, found: cells.length }));
}

const broken = (line: Line, refused: Said): BrokenRow => ({ line: line.number, raw: line.text, refused });

/** Cuts one record into its cells; undefined when its quotes make no sense. `loose` takes a quote inside a cell as a letter. */
export function cut(text: string, delimiter: Delimiter, loose: boolean): string[] | undefined {
  try {
    return parse(text, { delimiter, relax_quotes: loose, relax_column_count: true, record_delimiter: ['\0'] })[0];
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

type LookAhead = {
  next: () => Line | undefined;
  peek: (count: number) => Line | undefined;
  drop: (count: number) => void;
};

function lookAhead(source: Iterable<Line>): LookAhead {
  const iterator = source[Symbol.iterator]();
  const waiting: Line[] = [];
  const pull = () => {
    const { value, done } = iterator.next();
    return done ? undefined : value;
  };
  return {
    next: () => waiting.shift() ?? pull(),
    peek: (count) => {
      while (waiting.length <= count) {
        const line = pull();
        if (!line) return undefined;
        waiting.push(line);
      }
      return waiting[count];
    },
    drop: (count) => {
      waiting.splice(0, count);
    },
  };
}
