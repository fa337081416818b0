import { expect, test } from 'vitest';
import { writeAudit } from '#platform/audit/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import { nobody } from '#platform/identity/index.ts';
import { testTown } from '../testing.ts';
import { verifyTowns } from './audit.ts';

const { installation, db, ownerDb } = await testTown();

test('every town is read, and one entry that was changed by hand is enough to end with 1', async () => {
  for (const action of ['test.one', 'test.two']) {
    await inTransaction(db, (tx) => writeAudit(tx, { actor: nobody, action, outcome: 'done', requestId: null }));
  }
  const said: string[] = [];
  expect(await verifyTowns(installation, (sentence) => said.push(sentence))).toBe(0);
  await ownerDb.updateTable('audit_entry').set({ action: 'test.none' }).where('seq', '=', 2).execute();
  expect(await verifyTowns(installation, (sentence) => said.push(sentence))).toBe(1);
  expect(said).toEqual([
    'borgovivo: 2 entries, the chain holds',
    'altrove: 0 entries, the chain holds',
    'borgovivo: 1 entries, broken: entry 2 was changed, removed or put in',
    'altrove: 0 entries, the chain holds',
  ]);
});
