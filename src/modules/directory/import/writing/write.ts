import { sql } from 'kysely';
import { placeRows } from '#modules/places/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { putStored } from '../../hsds/moving/write.ts';
import type { Touched } from '../../indexing/index.ts';
import type { Difference } from './difference.ts';
import { takeAway } from './lookup.ts';
import { ENTITIES, type Entity, type Thing } from './planned.ts';

type Row = Record<string, unknown>;

const DATED: readonly Entity[] = ['organization', 'location', 'service', 'asset'];

/** Writes many differences in as many statements as there are tables, and says what must be found anew. */
export async function writeDifferences(tx: Tx, all: readonly Difference[], by: string, now: Date): Promise<Touched> {
  for (const entity of ENTITIES) {
    const rows = rowsToWrite(entity, all, now);
    if (entity === 'location') await settle(tx, rows);
    await putStored(tx, entity, rows, ['id']);
    await takeAway(
      tx,
      entity,
      all.flatMap(({ gone }) => gone.filter((row) => row.entity === entity).map(({ id }) => id)),
    );
  }
  await putStored(
    tx,
    'metadata',
    all.flatMap((one) => history(one, by, now)),
    ['id'],
  );
  return withDependents(tx, touchedBy(all), all);
}

/** Rows of one table, all with the same columns. */
function rowsToWrite(entity: Entity, all: readonly Difference[], now: Date): Row[] {
  const created = all.flatMap((one) => one.created.filter((row) => row.entity === entity));
  const changed = all.flatMap((one) => one.changed.filter((row) => row.entity === entity));
  // A row that is changed is written whole: PostgreSQL looks for empty columns before it sees that the row is there already.
  const columns = new Set([
    ...created.flatMap(({ fields }) => Object.keys(fields)),
    ...changed.flatMap((row) => Object.keys(row.before)),
  ]);
  const dated = DATED.includes(entity) ? { last_modified: now.toISOString() } : {};
  const made = created.map(({ id, fields }): Row => ({ ...blank(columns), ...fields, id, ...dated }));
  const mended = changed.map((row): Row => ({ ...pick(row.before, columns), ...row.changed, id: row.id, ...dated }));
  // The same body may be named by several rows of a batch: it is written once.
  return [...new Map([...made, ...mended].map((row) => [row.id, row])).values()];
}

const blank = (columns: ReadonlySet<string>): Row => Object.fromEntries([...columns].map((column) => [column, null]));
const pick = (row: Readonly<Row>, columns: ReadonlySet<string>): Row =>
  Object.fromEntries([...columns].map((column) => [column, row[column] ?? null]));

/** A place with a position lies in a neighbourhood, and in a municipality where the row named none. */
async function settle(tx: Tx, rows: Row[]): Promise<void> {
  const placed = rows.filter((row) => typeof row.latitude === 'number' && typeof row.longitude === 'number');
  if (placed.length === 0) return;
  const where = await placeRows(
    tx,
    placed.map((row) => ({ lat: Number(row.latitude), lon: Number(row.longitude) })),
  );
  for (const row of rows) row.neighbourhood_id = null;
  for (const [at, row] of placed.entries()) {
    row.neighbourhood_id = where[at]?.neighbourhood_id ?? null;
    row.municipality_code ??= where[at]?.municipality_code ?? null;
  }
}

/** Field by field, what a person can later read of what the import did (HSDS metadata). */
function history({ created, changed }: Difference, by: string, now: Date): Row[] {
  const at = now.toISOString();
  const line = (type: string, id: string, action: string, field: string, before: unknown, after: unknown): Row => ({
    id: crypto.randomUUID(),
    resource_id: id,
    resource_type: type,
    last_action_date: at,
    last_action_type: action,
    field_name: field,
    previous_value: String(before ?? ''),
    replacement_value: String(after ?? ''),
    updated_by: by,
  });
  return [
    ...created
      .filter(({ fields }) => 'name' in fields)
      .map(({ entity, id, fields }) => line(entity, id, 'create', 'name', '', fields.name)),
    ...changed.flatMap((row) =>
      Object.entries(row.changed).map(([field, value]) =>
        line(row.entity, row.id, 'update', field, row.before[field], value),
      ),
    ),
  ];
}

function touchedBy(all: readonly Difference[]): Touched {
  const ids = (entity: Entity) =>
    all.flatMap(({ given }) =>
      Object.values(given)
        .filter((row) => row.entity === entity)
        .map(({ id }) => id),
    );
  return { organization: ids('organization'), service: ids('service'), place: ids('location'), asset: ids('asset') };
}

/** Services and resources carry the name of the body that gives them. */
async function withDependents(tx: Tx, touched: Touched, all: readonly Difference[]): Promise<Touched> {
  const renamed = all.flatMap(({ changed }) =>
    changed.filter((row) => row.entity === 'organization' && 'name' in row.changed).map(({ id }) => id),
  );
  if (renamed.length === 0) return touched;
  const { rows } = await sql<{ kind: string; id: string }>`
    select 'service' as kind, id from service where organization_id = any(${renamed}::uuid[])
    union all select 'asset', id from asset where organization_id = any(${renamed}::uuid[])`.execute(tx);
  const ids = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  return {
    ...touched,
    service: [...(touched.service ?? []), ...ids('service')],
    asset: [...(touched.asset ?? []), ...ids('asset')],
  };
}

/** Remembers what the source says of each thing. */
export async function remember(
  tx: Tx,
  source: string,
  told: readonly { thing: Thing; difference: Difference }[],
  now: Date,
): Promise<void> {
  const rows = told.map(({ thing, difference }) => ({
    source,
    key: thing.key,
    entity: thing.entity,
    entity_id: thing.id,
    given: difference.given,
    seen_at: now.toISOString(),
  }));
  if (rows.length === 0) return;
  await sql`
    insert into import_row (source, key, entity, entity_id, given, seen_at)
    select source, key, entity, entity_id, given, seen_at from jsonb_populate_recordset(null::import_row, ${JSON.stringify(rows)}::jsonb)
    on conflict (source, key) do update set entity = excluded.entity, entity_id = excluded.entity_id, given = excluded.given, seen_at = excluded.seen_at`.execute(
    tx,
  );
}
