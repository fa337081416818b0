import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { addKey, dropOldKeys, masterOf, openVault } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'vault-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const master = masterOf('a secret of at least 32 characters, yes');
let rings = 0;
const aFile = () => join(folder, `${++rings}`, 'borgovivo.json');
const aVault = (file = aFile()) => openVault(file, 'borgovivo', master);

test('what is sealed about a row opens for that row, after a restart too', async () => {
  const file = aFile();
  const vault = await aVault(file);
  const again = await aVault(file);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(again.open(vault.seal(text, 'reminder.name 1'), 'reminder.name 1')).toBe(text);
    }),
  );
});

test('sealed twice it looks different, and shows nothing of the words', async () => {
  const vault = await aVault();
  const [one, other] = [vault.seal('Fatima', 'x'), vault.seal('Fatima', 'x')];
  expect(one.equals(other)).toBe(false);
  expect(one.includes('Fatima')).toBe(false);
});

test('moved to another row, changed by a bit, or under another master it does not open', async () => {
  const file = aFile();
  const vault = await aVault(file);
  const sealed = vault.seal('Fatima', 'reminder.name 1');
  expect(() => vault.open(sealed, 'reminder.name 2')).toThrow();
  for (let at = 0; at < sealed.length; at++) {
    const bent = Buffer.from(sealed);
    bent.writeUInt8(bent.readUInt8(at) ^ 1, at);
    expect(() => vault.open(bent, 'reminder.name 1'), `byte ${at}`).toThrow();
  }
  await expect(openVault(file, 'borgovivo', masterOf('another secret of 32 characters, no'))).rejects.toThrow();
  await expect(openVault(file, 'altrove', master)).rejects.toThrow('keys of borgovivo');
});

test('two programs that open a new town at once have the same keys', async () => {
  const file = aFile();
  const [one, ...others] = await Promise.all(Array.from({ length: 8 }, () => aVault(file)));
  const sealed = one?.seal('Fatima', 'x') ?? Buffer.alloc(0);
  for (const other of others) expect(other.open(sealed, 'x')).toBe('Fatima');
  expect(readdirSync(dirname(file))).toEqual(['borgovivo.json']);
});

test('a new key seals from now on; the old one opens until it is dropped', async () => {
  const file = aFile();
  const before = (await aVault(file)).seal('Fatima', 'x');
  const vault = await addKey(file, 'borgovivo', master);
  expect(vault.open(before, 'x')).toBe('Fatima');
  expect(vault.isOld(before)).toBe(true);
  const after = vault.seal(vault.open(before, 'x'), 'x');
  expect(vault.isOld(after)).toBe(false);
  expect(await dropOldKeys(file, 'borgovivo')).toBe(1);
  const later = await aVault(file);
  expect(later.open(after, 'x')).toBe('Fatima');
  expect(() => later.open(before, 'x')).toThrow('not in the ring');
});

test('the blind index finds the same words after a rotation, and differs by purpose and by town', async () => {
  const file = aFile();
  const vault = await aVault(file);
  const rotated = await addKey(file, 'borgovivo', master);
  expect(rotated.blind('3331234567', 'phone')).toEqual(vault.blind('3331234567', 'phone'));
  expect(vault.blind('3331234567', 'name')).not.toEqual(vault.blind('3331234567', 'phone'));
  const elsewhere = await openVault(aFile(), 'altrove', master);
  expect(elsewhere.blind('3331234567', 'phone')).not.toEqual(vault.blind('3331234567', 'phone'));
});

test('the ring lies in a file that only its owner reads, and holds no key as it is', async () => {
  const file = aFile();
  await aVault(file);
  expect(statSync(file).mode & 0o077).toBe(0);
  const { keys } = JSON.parse(readFileSync(file, 'utf8'));
  expect(Buffer.from(keys[0].wrapped, 'base64')).toHaveLength(32 + 33);
});
