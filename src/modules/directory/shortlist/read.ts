import { sql } from 'kysely';
import type { Here } from '#platform/http/index.ts';
import { readSheets, type Sheet } from '../paper/sheets.ts';
import { type Item, nameOf } from './list.ts';

/** An entry of a list with what is known of it now: null where it was withdrawn since. */
export interface Listed extends Item {
  name: string;
  sheet: Sheet | null;
}

/** What a list leads to, in its order. */
export async function readList(here: Here, items: readonly Item[]): Promise<Listed[]> {
  if (items.length === 0) return [];
  const ids = items.map(({ id }) => id);
  const sheets = await readSheets(here, sql`e.id = any(${ids}::uuid[])`);
  return items.map((item) => ({
    ...item,
    name: nameOf(item),
    sheet: sheets.find(({ kind, id }) => kind === item.kind && id === item.id) ?? null,
  }));
}
