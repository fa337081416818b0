/** What stands between two cells. */
export type Delimiter = ',' | ';' | '\t' | '|';

export const DELIMITERS: readonly Delimiter[] = [';', ',', '\t', '|'];

/** How many cells a line has when cut at `delimiter`, or undefined when its quotes do not close on it. */
export function countCells(line: string, delimiter: Delimiter): number | undefined {
  let cells = 1;
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) cells++;
  }
  return quoted ? undefined : cells;
}

/** The shape of a table cut at one delimiter: how many columns most lines have, and what share of the lines agree. */
export type Shape = { delimiter: Delimiter; columns: number; share: number };

/** The number of cells that most of the sample's lines have when cut at `delimiter`. */
export function shapeOf(sample: readonly string[], delimiter: Delimiter): Shape {
  const counts = new Map<number, number>();
  let counted = 0;
  for (const line of sample) {
    const cells = line.trim() === '' ? undefined : countCells(line, delimiter);
    if (cells === undefined) continue;
    counted++;
    counts.set(cells, (counts.get(cells) ?? 0) + 1);
  }
  const [columns = 1, agreeing = 0] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return { delimiter, columns, share: counted === 0 ? 0 : agreeing / counted };
}

/**
 * Guesses the delimiter from the first lines: the one on which the lines agree best about how many columns there are, and
 * among equals the one that makes more columns. Undefined when none makes two columns on at least half of the lines.
 */
export function guessDelimiter(sample: readonly string[]): Shape | undefined {
  return DELIMITERS.map((delimiter) => shapeOf(sample, delimiter))
    .filter(({ columns, share }) => columns > 1 && share >= 0.5)
    .toSorted((a, b) => Math.round(b.share * 10) - Math.round(a.share * 10) || b.columns - a.columns)[0];
}
