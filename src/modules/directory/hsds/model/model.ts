import type { Column } from './columns.ts';
import { details } from './details.ts';
import { entities } from './entities.ts';

/**
 * The tables of HSDS 3.1 (Open Referral, docs.openreferral.org), each with its file in the tabular form, its columns in
 * order, and what nests in it as JSON. Schemas, answers, exports and imports are all derived from here: nothing else
 * may name a column of HSDS, but the list of what is public.
 */
const tables = { ...entities, ...details };

export interface HsdsTableOf<Name extends string> {
  /** Its file in the tabular data package. */
  path: string;
  about: string;
  columns: readonly Column[];
  /** Lists: rows of another table that name this one in `<this table>_id` (attributes and metadata: in their own way). */
  many: Readonly<Record<string, Name>>;
  /** Single objects: the row of another table that this one names in `<other table>_id`. */
  one: Readonly<Record<string, Name>>;
}

export type HsdsTable = keyof typeof tables;

/** Every table of HSDS 3.1, by name. */
export const hsds: Readonly<Record<HsdsTable, HsdsTableOf<HsdsTable>>> = tables;

export const hsdsTables: readonly HsdsTable[] = Object.keys(tables).filter(isHsdsTable);

export function isHsdsTable(name: string): name is HsdsTable {
  return Object.hasOwn(tables, name);
}

/** Objects that HSDS requires inside another: a capacity is not whole without its unit. */
export const requiredObjects: readonly string[] = ['service_capacity.unit'];

/** The version of HSDS that we speak. */
export const hsdsVersion = '3.1';
