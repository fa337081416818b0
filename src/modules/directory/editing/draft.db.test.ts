import { beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#platform/forms/index.ts';
import { DESK, deskTown, HOUSE, rosa } from './desk.testing.fixture.ts';
import { forgetWriting, keepDraft, readDraft } from './draft.ts';

const { db, settle } = await deskTown();
const person = rosa.person?.id ?? '';
const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

beforeEach(settle);

test('a text that nobody comes back to is gone after a month', async () => {
  const old = { person, kind: 'service', id: DESK } as const;
  const fresh = { person, kind: 'place', id: HOUSE } as const;
  await inTransaction(db, (tx) => keepDraft(tx, old, { name: 'Vecchio' }, ago(31)));
  await inTransaction(db, (tx) => keepDraft(tx, fresh, { name: 'Nuovo' }, ago(29)));
  await inTransaction(db, forgetWriting);
  expect(await readDraft(db, old)).toBe(null);
  expect((await readDraft(db, fresh))?.said).toEqual({ name: 'Nuovo' });
});

test('whoever deletes her account leaves no text behind', async () => {
  const whose = { person, kind: 'service', id: DESK } as const;
  await inTransaction(db, (tx) => keepDraft(tx, whose, { name: 'Mio' }, new Date()));
  await db.deleteFrom('person').where('id', '=', person).execute();
  expect(await readDraft(db, whose)).toBe(null);
});

test('pictures of what has been withdrawn for a year go, those of what is shown stay', async () => {
  const photo = {
    organization_id: null,
    location_id: null,
    asset_id: null,
    alt: 'La porta',
    hash: 'ab',
    type: 'image/webp',
    width: 1,
    height: 1,
    bytes: Buffer.from('x'),
    person_id: null,
    added_at: ago(500),
  };
  await db
    .insertInto('photo')
    .values({ ...photo, service_id: DESK })
    .execute();
  await inTransaction(db, forgetWriting);
  expect(await db.selectFrom('photo').select('alt').execute()).toHaveLength(1);
  await db
    .updateTable('service')
    .set({ status: 'inactive', last_modified: ago(370) })
    .where('id', '=', DESK)
    .execute();
  await inTransaction(db, forgetWriting);
  expect(await db.selectFrom('photo').select('alt').execute()).toEqual([]);
});
