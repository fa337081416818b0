import type { Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { putStored } from '../hsds/moving/write.ts';
import { reindex, reindexLocated } from '../indexing/index.ts';
import { type Cause, changeFacts, type When } from './change.ts';
import { facts, type KeptKind, tableOf } from './facts.ts';

/** What an entry begins with. */
export interface Beginning {
  kind: KeptKind;
  name: string;
  /** Its other facts, by name; those that its kind does not have are left out. */
  says: Readonly<Record<string, string | null>>;
  /** The place where it is found. */
  location_id: string | null;
}

/**
 * Makes an entry that anyone finds from now on, whose history begins with who made it and why. Whether the actor may is
 * asked before. Returns its id.
 */
export async function beginEntry(tx: Tx, actor: Actor, entry: Beginning, cause: Cause, when: When): Promise<string> {
  const { kind, name, says, location_id } = entry;
  const id = crypto.randomUUID();
  await putStored(
    tx,
    tableOf(kind),
    [{ id, name, ...blankOf[kind], ...(kind === 'asset' ? { location_id } : {}) }],
    ['id'],
  );
  if (kind === 'service' && location_id !== null)
    await putStored(tx, 'service_at_location', [{ id: crypto.randomUUID(), service_id: id, location_id }], ['id']);
  await writeBirth(tx, actor, entry, id, cause, when);
  const wishes = facts[kind].flatMap(({ name: fact }) => {
    const to = fact === 'name' ? null : (says[fact] ?? null);
    return to === null ? [] : [{ fact, from: null, to }];
  });
  await changeFacts(tx, actor, { kind, id }, wishes, cause, when);
  if (kind === 'place') await reindexLocated(tx, [id], when.calendar, when.now);
  await reindex(tx, { [kind]: [id] }, when.calendar, when.now);
  return id;
}

/** What the database asks for besides the name. */
const blankOf: Readonly<Record<KeptKind, Readonly<Record<string, string>>>> = {
  service: { status: 'active' },
  organization: { description: '' },
  place: { location_type: 'physical' },
  asset: { description: '', status: 'active' },
  procedure: { purpose: '', status: 'active' },
};

async function writeBirth(
  tx: Tx,
  actor: Actor,
  { kind, name }: Beginning,
  id: string,
  { why, id: whyId }: Cause,
  { now }: When,
): Promise<void> {
  const metadata_id = crypto.randomUUID();
  const line = {
    id: metadata_id,
    resource_id: id,
    resource_type: tableOf(kind),
    last_action_date: now.toISOString(),
    last_action_type: 'create',
    field_name: 'name',
    previous_value: '',
    replacement_value: name,
    updated_by: 'editor',
  };
  await putStored(tx, 'metadata', [line], ['id']);
  await tx
    .insertInto('change_cause')
    .values({
      metadata_id,
      batch: crypto.randomUUID(),
      person_id: actor.person?.id ?? null,
      why,
      why_id: whyId ?? null,
    })
    .execute();
}
