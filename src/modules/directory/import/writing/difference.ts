import type { Given } from './lookup.ts';
import { mayGo } from './lookup.ts';
import { type KeptField, merge } from './merge.ts';
import type { Entity, Planned, Thing, Value } from './planned.ts';

/** Rows as the database has them, by entity and id. */
export type Current = ReadonlyMap<Entity, ReadonlyMap<string, Readonly<Record<string, unknown>>>>;

export type Change = {
  entity: Entity;
  id: string;
  before: Readonly<Record<string, unknown>>;
  changed: Record<string, Value>;
};

/** What must be done so that the database says what the source says, without touching what a person wrote. */
export type Difference = {
  outcome: 'created' | 'updated' | 'unchanged';
  created: Planned[];
  changed: Change[];
  gone: { entity: Entity; id: string }[];
  kept: (KeptField & { entity: Entity; id: string })[];
  given: Given;
};

/** Whether the source says exactly what it said before: then nothing needs to be looked at. */
export const saysTheSame = (thing: Thing, given: Given): boolean => canonical(givenOf(thing)) === canonical(given);

/** What the source says now, to be remembered. */
export const givenOf = ({ rows }: Thing): Given =>
  Object.fromEntries(rows.map(({ slot, entity, id, fields }) => [slot, { entity, id, fields }]));

function canonical(given: Given): string {
  const sorted = (value: object) => Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(sorted(given).map(([slot, { entity, id, fields }]) => [slot, entity, id, sorted(fields)]));
}

/** Compares what the source says with what it said and with what stands. */
export function difference(thing: Thing, before: Given, current: Current): Difference {
  const result: Difference = {
    outcome: 'unchanged',
    created: [],
    changed: [],
    gone: [],
    kept: [],
    given: givenOf(thing),
  };
  const standing = (entity: Entity, id: string) => current.get(entity)?.get(id);
  const wasTold = Object.keys(before).length > 0;
  const main = standing(thing.entity, thing.id);
  // Whoever took the thing away knew why: it does not come back because its source still lists it.
  if (wasTold && !main) return { ...result, given: before };
  for (const row of thing.rows) {
    const here = standing(row.entity, row.id);
    if (here) {
      const { changed, kept } = merge(before[row.slot]?.fields ?? {}, values(here), row.fields);
      if (Object.keys(changed).length > 0)
        result.changed.push({ entity: row.entity, id: row.id, before: here, changed });
      result.kept.push(...kept.map((field) => ({ ...field, entity: row.entity, id: row.id })));
    } else if (!before[row.slot]) result.created.push(row);
  }
  for (const [slot, row] of Object.entries(before)) {
    if (slot in result.given || !mayGo(row.entity)) continue;
    const here = standing(row.entity, row.id);
    if (here && untouched(row.fields, here)) result.gone.push({ entity: row.entity, id: row.id });
  }
  if (!main) result.outcome = 'created';
  else if (result.created.length + result.changed.length + result.gone.length > 0) result.outcome = 'updated';
  return result;
}

const untouched = (fields: Readonly<Record<string, Value>>, here: Readonly<Record<string, unknown>>) =>
  Object.entries(fields).every(([field, value]) => (value ?? '') === (here[field] ?? ''));

/** Only what can be compared: text, numbers and nothing. */
function values(row: Readonly<Record<string, unknown>>): Record<string, Value> {
  const kept: Record<string, Value> = {};
  for (const [field, value] of Object.entries(row)) {
    if (typeof value === 'string' || typeof value === 'number' || value === null) kept[field] = value;
  }
  return kept;
}
