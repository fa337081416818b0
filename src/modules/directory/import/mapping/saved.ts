import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/index.ts';
import { Mapping } from './mapping.ts';
import { shippedMappings } from './shipped.ts';

/** Every mapping that can be chosen by name: those that come with the program, then those that editors saved. */
export async function mappings(db: Db): Promise<Mapping[]> {
  const { rows } = await sql<{ mapping: unknown }>`select mapping from import_mapping order by name`.execute(db);
  const saved = rows.flatMap(({ mapping }) => Mapping.safeParse(mapping).data ?? []);
  const shipped = shippedMappings();
  return [...shipped, ...saved.filter((one) => !shipped.some(({ name }) => name === one.name))];
}

/** The mapping of that name, where there is one. */
export async function mappingNamed(db: Db, name: string): Promise<Mapping | undefined> {
  return (await mappings(db)).find((one) => one.name === name);
}

/** Keeps a mapping under its name, so that the next file of that source needs no guessing. */
export async function saveMapping(tx: Tx, mapping: Mapping, person: string | null): Promise<void> {
  await sql`
    insert into import_mapping (name, mapping, saved_by) values (${mapping.name}, ${JSON.stringify(mapping)}::jsonb, ${person})
    on conflict (name) do update set mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = now()`.execute(
    tx,
  );
}
