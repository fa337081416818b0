import type { Db } from '#platform/database/index.ts';
import type { HsdsTable } from '../model/model.ts';
import { hiddenStatuses, isPublicChange, publicAuthor, publicFields } from '../model/public.ts';
import type { View } from '../model/views.ts';
import { assembler, type HsdsObject, type Lens } from './assemble.ts';
import { asEmail, asUri } from './format.ts';
import { load } from './load.ts';

/** As strangers see it: nothing withdrawn, changes without who made them, and web and e-mail addresses valid or absent. */
const strangers: Lens = {
  whole: true,
  row: (table, row) => {
    if (table === 'service') return hiddenStatuses.includes(String(row.status)) ? null : row;
    if (table !== 'metadata') return row;
    if (!isPublicChange(row.resource_type, row.field_name)) return null;
    return { ...row, updated_by: publicAuthor(row.updated_by) };
  },
  value: ({ kind }, value) => {
    if (kind === 'uri' && typeof value === 'string') return asUri(value);
    if (kind === 'email' && typeof value === 'string') return asEmail(value);
    return value;
  },
};

/**
 * The public objects of these rows, in this order; what is not there is left out. Never reads a field that is not public;
 * `only` narrows the fields of the objects themselves.
 */
export async function publicObjects(
  db: Db,
  view: View,
  table: HsdsTable,
  ids: readonly string[],
  only?: readonly string[],
): Promise<HsdsObject[]> {
  if (ids.length === 0) return [];
  const fields = (name: HsdsTable) =>
    only && name === table ? publicFields[name].filter((field) => only.includes(field)) : publicFields[name];
  const loaded = await load(db, view, table, ids, fields);
  const object = assembler(loaded, view, strangers);
  return ids.map((id) => object(table, id)).filter((one) => one !== undefined);
}

/** The newest `last_modified` of an object and of what it carries, or null where nothing says when it changed. */
export function lastModified(value: unknown): Date | null {
  let newest = 0;
  const look = (one: unknown): void => {
    if (Array.isArray(one)) for (const each of one) look(each);
    else if (typeof one === 'object' && one !== null) {
      for (const [field, inner] of Object.entries(one)) {
        if (field === 'last_modified' && typeof inner === 'string') newest = Math.max(newest, Date.parse(inner) || 0);
        else if (typeof inner === 'object') look(inner);
      }
    }
  };
  look(value);
  return newest > 0 ? new Date(newest) : null;
}
