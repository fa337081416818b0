import { z } from 'zod';
import type { Column, Kind } from '../model/columns.ts';
import { asEmail, asUri } from '../reading/format.ts';

// A CSV cell is text whatever it holds, and some publishers write numbers where HSDS wants text: both are read.
const text = z
  .union([z.string(), z.number().transform(String), z.boolean().transform(String)])
  .refine((value) => !value.includes('\u0000'));
const number = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i)
      .transform(Number),
  ])
  .refine(Number.isFinite);
const fromText = (schema: z.ZodType) =>
  z.preprocess((value) => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value);
    } catch {
      return undefined;
    }
  }, schema);

/** An instant as PostgreSQL writes it in JSON, so that the same one is never taken for a change. */
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?$/i)
  .transform((value, context) => {
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{0,5}[1-9])?\+00:00$/.test(value)) return value;
    const zoned = /(?:Z|[+-]\d\d:?\d*)$/i.test(value.slice(10)) || value.length === 10 ? value : `${value}Z`;
    const time = Date.parse(zoned.replace(' ', 'T'));
    if (Number.isNaN(time)) context.addIssue('no instant');
    else return new Date(time).toISOString().replace(/\.?0*Z$/, '+00:00');
  });

const schemas: Readonly<Record<Kind, z.ZodType>> = {
  text,
  time: text,
  choice: text,
  uuid: z
    .string()
    .trim()
    .regex(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i)
    .toLowerCase(),
  // Kept as written where it can be read: the API mends it when it is shown.
  uri: text.refine((value) => asUri(value) !== undefined),
  email: text.refine((value) => asEmail(value) !== undefined),
  number,
  integer: number.refine((value) => Number.isSafeInteger(value) && Math.abs(value) < 2 ** 31),
  // A moment where a day is wanted says the day.
  date: z
    .string()
    .transform((value) => value.trim().slice(0, 10))
    .pipe(z.iso.date())
    .refine((value) => value >= '0001-01-01'),
  instant,
  moment: instant,
  json: fromText(z.looseObject({})),
  texts: fromText(z.array(z.string())),
  point: z.string().regex(/^\(-?[\d.e+-]+,-?[\d.e+-]+\)$/i),
  boolean: z.union([z.boolean(), z.stringbool()]),
};

/** What a cell holds: a value, nothing, or something that its column cannot take. */
export type Cell = { value: unknown } | { wrong: 'malformed' | 'not_a_choice' };

/** Reads a value for a column, whether it comes from JSON or from CSV. */
export function readCell(column: Column, given: unknown): Cell {
  if (given === null || given === undefined) return { value: null };
  const read = schemas[column.kind].safeParse(given);
  if (!read.success) return { wrong: 'malformed' };
  if (column.choices && !column.choices.some((choice) => choice === read.data)) return { wrong: 'not_a_choice' };
  return { value: read.data };
}

/** Whether an entry is better without this value than not at all. */
export const isDispensable = (column: Column): boolean =>
  (column.kind === 'uri' || column.kind === 'email') && !column.required;
