import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { cornersOf, type Geometry, geometryOf } from '#platform/geo/index.ts';

// Shapes are known by a hash of their content, so one memory serves every commons of the process and is never stale.
// It is counted in corners: 300,000 are some 15 MB, twice the provinces of Brescia and Mantova in every detail.
const memory = new Map<string, Geometry>();
const MOST_CORNERS = 300_000;
let corners = 0;

/** Where a shape stands: which table, which row, and the hash of its content. */
export interface ShapeRef {
  table: 'municipality' | 'neighbourhood';
  id: string;
  key: string;
}

/** The shapes asked for, by their key: from memory, or read in one query per table. Rows without one are left out. */
export async function shapesOf(db: Db, refs: readonly ShapeRef[]): Promise<Map<string, Geometry>> {
  const shapes = new Map<string, Geometry>();
  const missing = new Map<string, ShapeRef>();
  for (const ref of refs) {
    const known = memory.get(ref.key);
    if (known === undefined) missing.set(ref.key, ref);
    else shapes.set(ref.key, known);
  }
  for (const { key, boundary } of await readShapes(db, [...missing.values()])) {
    const geometry = geometryOf(boundary);
    if (geometry === null) continue;
    shapes.set(key, geometry);
    remember(key, geometry);
  }
  return shapes;
}

async function readShapes(db: Db, refs: ShapeRef[]): Promise<{ key: string; boundary: unknown }[]> {
  if (refs.length === 0) return [];
  const ids = (table: ShapeRef['table']) => refs.filter((ref) => ref.table === table).map((ref) => ref.id);
  const { rows } = await sql<{ key: string; boundary: unknown }>`
    select boundary_key as key, boundary from municipality
    where istat_code = any(${ids('municipality')}::text[]) and boundary_key is not null
    union all
    select boundary_key, boundary from neighbourhood where id = any(${ids('neighbourhood')}::uuid[])`.execute(db);
  return rows;
}

function remember(key: string, geometry: Geometry): void {
  if (memory.has(key)) return;
  memory.set(key, geometry);
  corners += cornersOf(geometry);
  for (const [oldest, shape] of memory) {
    if (corners <= MOST_CORNERS || oldest === key) return;
    memory.delete(oldest);
    corners -= cornersOf(shape);
  }
}
