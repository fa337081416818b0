import type { Value } from './planned.ts';

/** A field that keeps what a person wrote, although the source now says something else. */
export type KeptField = { field: string; here: string; there: string };

export type Merged = { changed: Record<string, Value>; kept: KeptField[] };

type Fields = Readonly<Record<string, Value>>;

const same = (a: Value | undefined, b: Value | undefined) => (a ?? '') === (b ?? '');

/**
 * What of a row to write when its source speaks again. `before` is what the source said last time (empty when it never
 * did), `here` what stands in the database, `now` what the source says. A field that stands as the source left it follows
 * the source; one that a person changed since stays, and is told when the source changed too.
 */
export function merge(before: Fields, here: Fields, now: Fields): Merged {
  const changed: Record<string, Value> = {};
  const kept: KeptField[] = [];
  for (const [field, value] of Object.entries(now)) {
    if (same(here[field], value)) continue;
    const untouched = field in before ? same(here[field], before[field]) : same(here[field], null);
    if (untouched) changed[field] = value;
    else if (!(field in before) || !same(before[field], value))
      kept.push({ field, here: String(here[field] ?? ''), there: String(value ?? '') });
  }
  return { changed, kept };
}
