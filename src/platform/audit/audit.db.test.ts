import { beforeEach, expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import { type AuditFact, verifyAudit, writeAudit, writeDenial } from './index.ts';

// Only the owner of the database can do what these tests look for.
const { db, ownerDb } = await testTown();
const someone = { person: { id: '11111111-1111-4111-8111-111111111111' } };
const done = (action: string): AuditFact => ({ actor: someone, action, outcome: 'done', requestId: 'r1' });
const write = (action: string) => db.transaction().execute((tx) => writeAudit(tx, done(action)));

beforeEach(async () => {
  await ownerDb.deleteFrom('audit_entry').execute();
  await db
    .updateTable('audit_head')
    .set({ seq: 0, hash: Buffer.from([0]) })
    .execute();
});

test('an empty chain is whole', async () => {
  expect(await verifyAudit(db)).toEqual({ entries: 0, broken: null });
});

test('what is done and what is denied stand in one chain', async () => {
  await write('people.role_granted');
  await writeDenial(db, { ...done('GET /redazione'), entity: 'person', entityId: someone.person.id });
  const entries = await db.selectFrom('audit_entry').selectAll().orderBy('seq').execute();
  expect(entries.map(({ seq, outcome }) => [seq, outcome])).toEqual([
    [1, 'done'],
    [2, 'denied'],
  ]);
  expect(entries[1]?.previous_hash).toEqual(entries[0]?.hash);
  expect(await verifyAudit(db)).toEqual({ entries: 2, broken: null });
});

test('twenty who write at once keep one chain', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, at) => write(`test.${at}`)));
  expect(await verifyAudit(db)).toEqual({ entries: 20, broken: null });
});

test('a command that is rolled back leaves no entry', async () => {
  await write('test.kept');
  const failing = db.transaction().execute(async (tx) => {
    await writeAudit(tx, done('test.undone'));
    throw new Error('the command failed');
  });
  await expect(failing).rejects.toThrow('the command failed');
  expect(await verifyAudit(db)).toEqual({ entries: 1, broken: null });
});

test('the town itself can add to the audit, and change nothing in it', async () => {
  await write('test.kept');
  await expect(db.updateTable('audit_entry').set({ outcome: 'denied' }).execute()).rejects.toThrow('permission denied');
  await expect(db.deleteFrom('audit_entry').execute()).rejects.toThrow('permission denied');
});

test('the audit refuses to keep a name or an e-mail address', async () => {
  for (const entityId of ['Rosa Bianchi', 'rosa@borgovivo.example']) {
    await expect(writeDenial(db, { ...done('people.sign_in'), entityId })).rejects.toThrow('identifiers only');
  }
});

test('an entry changed, removed, put in or cut off by hand is found, and where', async () => {
  const tampering: { name: string; broken: number; change: () => Promise<unknown> }[] = [
    {
      name: 'another actor',
      broken: 3,
      change: () => ownerDb.updateTable('audit_entry').set({ actor_id: null }).where('seq', '=', 3).execute(),
    },
    {
      name: 'another time',
      broken: 2,
      change: () =>
        ownerDb
          .updateTable('audit_entry')
          .set({ at: new Date(0) })
          .where('seq', '=', 2)
          .execute(),
    },
    {
      name: 'another outcome',
      broken: 5,
      change: () => ownerDb.updateTable('audit_entry').set({ outcome: 'denied' }).where('seq', '=', 5).execute(),
    },
    { name: 'one removed', broken: 4, change: () => ownerDb.deleteFrom('audit_entry').where('seq', '=', 4).execute() },
    {
      name: 'the last cut off',
      broken: 5,
      change: () => ownerDb.deleteFrom('audit_entry').where('seq', '=', 5).execute(),
    },
    { name: 'the head set back', broken: 5, change: () => db.updateTable('audit_head').set({ seq: 4 }).execute() },
  ];
  for (const { name, broken, change } of tampering) {
    await ownerDb.deleteFrom('audit_entry').execute();
    await db
      .updateTable('audit_head')
      .set({ seq: 0, hash: Buffer.from([0]) })
      .execute();
    for (let at = 1; at <= 5; at++) await write(`test.${at}`);
    expect(await verifyAudit(db), name).toEqual({ entries: 5, broken: null });
    await change();
    expect((await verifyAudit(db)).broken, name).toBe(broken);
  }
});
