import { z } from 'zod';
import type { HsdsTable } from '../model/model.ts';

/** As many entries as a page may hold, and as it holds unless asked otherwise; `minimal` gives all in one. */
export const mostPerPage = 500;
export const usualPerPage = 50;

// A query string knows text alone, a JSON body has types: both are read alike. An empty value is as if it were not there.
const read = <S extends z.ZodType>(schema: S, turn: (text: string) => unknown = (text) => text) =>
  z.preprocess(
    (value) => (value === '' ? undefined : typeof value === 'string' ? turn(value.trim()) : value),
    schema.optional(),
  );

const text = (most: number) =>
  z
    .string()
    .max(most, `must be ${most} characters or fewer`)
    // PostgreSQL has no such character.
    .refine((value) => !value.includes('\u0000'), 'must not hold the character U+0000');
const flag = z.boolean('must be true or false');
const toFlag = (value: string) => (/^(?:true|1)$/i.test(value) ? true : /^(?:false|0)$/i.test(value) ? false : value);
const toNumber = (value: string) => (/^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value);
const uuid = z.guid('must be a UUID');
const whole = (most: number) =>
  z.int('must be a whole number').min(1, 'must be 1 or more').max(most, `must be ${most} or less`);
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:30');
const instant = z
  .string()
  .regex(
    /^(?:19|[2-9]\d)\d\d-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?$/i,
    'must be a date or an instant (ISO 8601), such as 2026-11-21 or 2026-11-21T09:30:00Z',
  )
  .refine(exists, 'must be a day and an hour that exist');

/** Without an offset an instant is in UTC. In a query string a plus sign that was not encoded arrives as a blank. */
export function asUtc(value: string): string {
  return /T/i.test(value) && !/(?:Z|[+-]\d\d:\d\d)$/i.test(value) ? `${value}Z` : value;
}

/** JavaScript reads 30 February as 2 March. */
function exists(value: string): boolean {
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || Number.isNaN(Date.parse(asUtc(value)))) return false;
  return day.toISOString().startsWith(value.slice(0, 10));
}

interface Parameter {
  schema: z.ZodType;
  example?: string | number | boolean;
}

/** Every parameter of the API and how it is read; what it does is said by the message `hsds.parameter.<name>`. All that are given must hold (AND). */
export const parameters = {
  search: { schema: read(text(200)), example: 'bollette' },
  page: { schema: read(whole(1_000_000), toNumber), example: 1 },
  per_page: { schema: read(whole(1_000_000), toNumber), example: 20 },
  format: { schema: read(z.enum(['json', 'ndjson'], 'must be json or ndjson')), example: 'ndjson' },
  taxonomy_term_id: { schema: read(uuid) },
  taxonomy_id: { schema: read(uuid) },
  organization_id: { schema: read(uuid) },
  modified_after: { schema: read(instant, (value) => value.replace(/ (\d\d:\d\d)$/, '+$1')), example: '2026-11-01' },
  minimal: { schema: read(flag, toFlag), example: true },
  full: { schema: read(flag, toFlag), example: true },
  full_service: { schema: read(flag, toFlag), example: true },
  postcode: { schema: read(z.string().regex(/^\d{5}$/, 'must be a CAP of five digits')), example: '25121' },
  proximity: {
    schema: read(z.number('must be a number of metres from 0 to 2000000').min(0).max(2_000_000), toNumber),
    example: 3000,
  },
  minimum_age: {
    schema: read(z.number('must be a number of years from 0 to 150').min(0).max(150), toNumber),
    example: 18,
  },
  maximum_age: {
    schema: read(z.number('must be a number of years from 0 to 150').min(0).max(150), toNumber),
    example: 65,
  },
  start_time: { schema: read(clock), example: '09:00' },
  end_time: { schema: read(clock), example: '12:30' },
  day: {
    schema: read(z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], 'must be MO, TU, WE, TH, FR, SA or SU'), (value) =>
      value.toUpperCase(),
    ),
    example: 'MO',
  },
  top_only: { schema: read(flag, toFlag), example: true },
  parent_id: { schema: read(uuid) },
} as const satisfies Record<string, Parameter>;

export type ParameterName = keyof typeof parameters;
type Value<N extends ParameterName> = z.output<(typeof parameters)[N]['schema']>;
/** What was asked for, parsed. */
export type Asked = { [N in ParameterName]?: Value<N> };

const paging: ParameterName[] = ['search', 'page', 'per_page', 'format'];
const common: ParameterName[] = [...paging, 'taxonomy_term_id', 'taxonomy_id', 'organization_id', 'modified_after'];
/** Filters of the HSDS UK profile, which we accept too. */
const british: ParameterName[] = ['minimum_age', 'maximum_age', 'start_time', 'end_time', 'day'];

export interface Endpoint {
  path: string;
  table: HsdsTable;
  /** Parameters of the list. */
  list: readonly ParameterName[];
  /** Parameters of the single entry. */
  item: readonly ParameterName[];
}

/** Every list of the API; what it gives is said by the message `hsds.endpoint.<table>`. Each has a twin by POST (a search that leaves no trace in addresses) and single entries by id. */
export const endpoints: readonly Endpoint[] = [
  {
    path: '/services',
    table: 'service',
    list: [...common, 'minimal', 'full', ...british],
    item: [],
  },
  {
    path: '/service_at_locations',
    table: 'service_at_location',
    list: [...common, 'full', 'postcode', 'proximity', ...british],
    item: [],
  },
  {
    path: '/organizations',
    table: 'organization',
    list: [...paging, 'full', 'full_service', 'taxonomy_term_id', 'taxonomy_id'],
    item: ['full_service'],
  },
  {
    path: '/taxonomies',
    table: 'taxonomy',
    list: paging,
    item: [],
  },
  {
    path: '/taxonomy_terms',
    table: 'taxonomy_term',
    list: [...paging, 'taxonomy_id', 'top_only', 'parent_id'],
    item: [],
  },
];

/** What may be asked of an endpoint, as a schema: for the JSON body of a search, and for OpenAPI. */
export function askable(names: readonly ParameterName[]): z.ZodObject {
  return z.strictObject(Object.fromEntries(names.map((name) => [name, parameters[name].schema.optional()])));
}
