/** A line of the file and where it stands, counted from 1 as editors do. */
export type Line = { number: number; text: string };

/** Nothing that a person wrote in a table has lines so long; beyond, the file is no table. */
export const LONGEST_LINE = 1_000_000;

/** A line passed {@link LONGEST_LINE}. */
export class LineTooLong extends Error {}

/** Cuts pieces of text into lines. A lone carriage return ends a line only where the file knows no line feed (old Macintosh). */
export function* lines(pieces: Iterable<string>): Generator<Line> {
  let carry = '';
  let number = 0;
  let end: RegExp | undefined;
  for (const piece of pieces) {
    const text = carry + piece;
    // A piece may stop between the two characters of a Windows line end.
    const held = text.endsWith('\r') ? text.length - 1 : text.length;
    const whole = text.slice(0, held);
    end ??= whole.includes('\n') ? /\r?\n/ : whole.includes('\r') ? /\r/ : undefined;
    if (!end) {
      carry = text;
      if (carry.length > LONGEST_LINE) throw new LineTooLong();
      continue;
    }
    const parts = whole.split(end);
    carry = (parts.pop() ?? '') + text.slice(held);
    for (const part of parts) yield { number: ++number, text: part };
    if (carry.length > LONGEST_LINE) throw new LineTooLong();
  }
  if (carry !== '') yield { number: ++number, text: carry.replace(/\r$/, '') };
}
