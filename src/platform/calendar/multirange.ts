import type { Opening } from './openings.ts';

/** A literal of PostgreSQL's `tstzmultirange`. */
export const toMultirange = (openings: readonly Opening[]): string =>
  `{${openings.map(({ opens, closes }) => `[${opens.toISOString()},${closes.toISOString()})`).join(',')}}`;

/** `2026-11-21 09:00:00.5+01`, `…+05:30` or `…Z`, as PostgreSQL writes it and ISO 8601 does. */
function readInstant(text: string): Date {
  const parts = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?)(Z|[+-]\d{2})?(?::?(\d{2}))?$/.exec(
    text.trim(),
  );
  const [, date, time, hours = 'Z', minutes = '00'] = parts ?? [];
  const instant = new Date(`${date}T${time}${hours === 'Z' ? 'Z' : `${hours}:${minutes}`}`);
  if (parts === null || Number.isNaN(instant.getTime())) throw new Error(`Not an instant: ${text}`);
  return instant;
}

/** Reads back what PostgreSQL gives for a `tstzmultirange`. Throws on what is none, or has no beginning or no end. */
export function fromMultirange(text: string): Opening[] {
  const inside = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1];
  if (inside === undefined) throw new Error(`Not a multirange: ${text.slice(0, 80)}`);
  if (inside.trim() === '') return [];
  const ranges = [...inside.matchAll(/\[\s*"?([^",[\])]+)"?\s*,\s*"?([^",[\])]+)"?\s*\)\s*(?:,|$)/g)];
  if (ranges.map(([whole]) => whole).join('') !== inside) throw new Error(`Not a multirange: ${text.slice(0, 80)}`);
  return ranges.map(([, opens = '', closes = '']) => ({ opens: readInstant(opens), closes: readInstant(closes) }));
}
