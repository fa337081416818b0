import type { ColumnType, Kysely, Transaction } from 'kysely';

/**
 * Every table of a commons, by name. Each module adds its own by declaration merging in its `tables.ts`,
 * so that the platform knows none of them and yet every query is typed.
 */
// biome-ignore lint/suspicious/noEmptyInterface: modules fill it by declaration merging
export interface Tables {}

/** A connection to one commons: its schema is the search path, and its role sees nothing else. */
export type Db = Kysely<Tables>;
/** The same, within the one transaction that an edge (form, API, job step, command line) opened. */
export type Tx = Transaction<Tables>;

/** A `timestamptz`: read as an instant, written as one or as ISO 8601 text. */
export type Instant = ColumnType<Date, Date | string, Date | string>;
/** A PostgreSQL point, (longitude, latitude) in degrees: read as x and y, written as '(x,y)'. */
export type PointColumn = ColumnType<{ x: number; y: number }, string, string>;
/** The same, filled by the database when left out. */
export type InstantDefault = ColumnType<Date, Date | string | undefined, Date | string>;
