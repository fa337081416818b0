import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import { sealedColumns } from './sealed.ts';

const { ownerDb, commons } = await testTown();

/** Bytes that no key of the vault sealed: fingerprints, pictures, files that were sent, secrets under another lock. */
const otherBytes = new Set([
  'audit_entry.hash',
  'audit_entry.previous_hash',
  'audit_head.hash',
  'claim.code_hash',
  'handoff.code_hash',
  'import_upload.bytes',
  'invitation.token_hash',
  'photo.bytes',
  'recovery_code.code_hash',
  'reminder.code_blind',
  'reminder.phone_blind',
  'second_factor.secret',
  'walk_find.photo',
]);

test('every column of bytes is known: what the vault sealed and nobody declares would be lost with the old keys', async () => {
  const { rows } = await sql<{ name: string }>`select table_name || '.' || column_name as name
    from information_schema.columns where table_schema = ${commons.schema_name} and data_type = 'bytea' order by 1`.execute(
    ownerDb,
  );
  const declared = new Set(sealedColumns.map(({ table, column }) => `${table}.${column}`));
  const names = rows.map(({ name }) => name);
  expect(names.filter((name) => !declared.has(name) && !otherBytes.has(name))).toEqual([]);
  expect([...declared, ...otherBytes].filter((name) => !names.includes(name))).toEqual([]);
});
