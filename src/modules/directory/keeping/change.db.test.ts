import { beforeEach, describe, expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import { italianHolidays } from '#platform/calendar/index.ts';
import { NotFound, putRows } from '#platform/database/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { reindexAll } from '../indexing/index.ts';
import { changeFacts, type Wish } from './change.ts';
import { readKept } from './entry.ts';
import type { KeptKind } from './facts.ts';

const { db } = await testTown();
const calendar = italianHolidays();
const now = new Date('2026-11-22T10:00:00Z');
const at = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const ROSA = at(1);
const GROUP = at(2);
const DESK = at(3);
const HOUSE = at(4);
const GUIDE = at(5);
const rosa: Actor = {
  person: { id: ROSA, name: 'Rosa', email: 'rosa@borgovivo.example' },
  roles: [{ role: 'editor', scope: 'organization', scope_id: GROUP }],
  assurance: 'password',
};

beforeEach(async () => {
  for (const table of ['metadata', 'service', 'location', 'organization', 'procedure', 'person'] as const)
    await db.deleteFrom(table).execute();
  await putRows(db, 'person', [{ id: ROSA, name: 'Rosa', email: 'rosa@borgovivo.example' }]);
  await putRows(db, 'organization', [{ id: GROUP, name: 'Gruppo Ponte' }]);
  await putRows(db, 'service', [{ id: DESK, name: 'Sportello', status: 'active', organization_id: GROUP }]);
  await putRows(db, 'location', [{ id: HOUSE, name: 'Casa', location_type: 'physical', organization_id: GROUP }]);
  await putRows(db, 'service_at_location', [{ id: DESK, service_id: DESK, location_id: HOUSE }]);
  await putRows(db, 'procedure', [{ id: GUIDE, name: 'Fare lo SPID', papers: ['Documento'] }]);
  await reindexAll(db, calendar, now);
});

const change = (kind: KeptKind, id: string, ...wishes: Wish[]) =>
  inTransaction(db, (tx) => changeFacts(tx, rosa, { kind, id }, wishes, { why: 'edit' }, { calendar, now }));
const says = async (kind: KeptKind, id: string) => (await readKept(db, kind, id)).says;
const indexed = (id: string) =>
  db
    .selectFrom('search_entry')
    .select(['title', 'phone', 'organization_name', 'address'])
    .where('id', '=', id)
    .execute();

describe('a fact that changes', () => {
  test('reads anew at once, is found by its new name, and its history says what it was and who changed it', async () => {
    await change('service', DESK, { fact: 'name', from: 'Sportello', to: 'Sportello casa' });
    expect((await says('service', DESK)).name).toBe('Sportello casa');
    expect(await indexed(DESK)).toMatchObject([{ title: 'Sportello casa' }]);
    const history = await db
      .selectFrom('metadata')
      .innerJoin('change_cause', 'metadata_id', 'metadata.id')
      .select(['field_name', 'previous_value', 'replacement_value', 'updated_by', 'person_id', 'why'])
      .execute();
    expect(history).toEqual([
      {
        field_name: 'name',
        previous_value: 'Sportello',
        replacement_value: 'Sportello casa',
        updated_by: 'editor',
        person_id: ROSA,
        why: 'edit',
      },
    ]);
  });

  test('a telephone is made, changed and taken away', async () => {
    await change('service', DESK, { fact: 'phone', from: null, to: '0139 555 100' });
    await change('service', DESK, { fact: 'phone', from: '0139 555 100', to: '0139 555 200' });
    expect((await says('service', DESK)).phone).toBe('0139 555 200');
    expect(await indexed(DESK)).toMatchObject([{ phone: '0139 555 200' }]);
    await change('service', DESK, { fact: 'phone', from: '0139 555 200', to: null });
    expect((await says('service', DESK)).phone).toBe(null);
  });

  test('papers keep the order in which they were written', async () => {
    await change('service', DESK, { fact: 'documents', from: null, to: 'Documento\n Tessera sanitaria \n\nISEE' });
    expect((await says('service', DESK)).documents).toBe('Documento\nTessera sanitaria\nISEE');
    await change('procedure', GUIDE, { fact: 'papers', from: 'Documento', to: 'Tessera\nDocumento' });
    expect((await says('procedure', GUIDE)).papers).toBe('Tessera\nDocumento');
  });

  test('the address of a place is said wherever something happens there', async () => {
    await change(
      'place',
      HOUSE,
      { fact: 'address_1', from: null, to: 'via Po 2' },
      { fact: 'city', from: null, to: 'Borgovivo' },
    );
    expect(await says('place', HOUSE)).toMatchObject({ address_1: 'via Po 2', city: 'Borgovivo' });
    expect((await indexed(DESK))[0]?.address).toContain('via Po 2');
  });

  test('the name of an organisation is said wherever it stands', async () => {
    await change('organization', GROUP, { fact: 'name', from: 'Gruppo Ponte', to: 'Il Ponte' });
    expect(await indexed(DESK)).toMatchObject([{ organization_name: 'Il Ponte' }]);
  });

  test('what is left empty says nothing, also where the database wants a text', async () => {
    await change('organization', GROUP, { fact: 'description', from: null, to: 'Persone' });
    await change('organization', GROUP, { fact: 'description', from: 'Persone', to: null });
    expect((await says('organization', GROUP)).description).toBe(null);
  });
});

describe('two at once', () => {
  test('the second sees what stands, and nothing of theirs is written', async () => {
    await change('service', DESK, { fact: 'alert', from: null, to: 'Chiuso a Natale' });
    const answer = await change(
      'service',
      DESK,
      { fact: 'alert', from: null, to: 'Chiuso ad agosto' },
      { fact: 'wait_time', from: null, to: 'una settimana' },
    );
    expect(answer.conflicts).toEqual([{ fact: 'alert', from: null, to: 'Chiuso ad agosto', now: 'Chiuso a Natale' }]);
    expect(await says('service', DESK)).toMatchObject({ alert: 'Chiuso a Natale', wait_time: null });
  });

  test('who wishes what stands already has no quarrel, and leaves no history', async () => {
    await change('service', DESK, { fact: 'alert', from: null, to: 'Chiuso a Natale' });
    expect(await change('service', DESK, { fact: 'alert', from: null, to: 'Chiuso a Natale' })).toEqual({
      changed: [],
      conflicts: [],
    });
    expect(await db.selectFrom('metadata').select('id').execute()).toHaveLength(1);
  });

  test('truly at once: one of two is told of the other', async () => {
    const answers = await Promise.all(
      ['uno', 'due'].map((to) => change('service', DESK, { fact: 'alert', from: null, to })),
    );
    expect(answers.map(({ conflicts }) => conflicts.length).toSorted()).toEqual([0, 1]);
  });
});

test('what is not there is not found', async () => {
  await expect(change('asset', at(9), { fact: 'name', from: null, to: 'x' })).rejects.toThrow(NotFound);
});
