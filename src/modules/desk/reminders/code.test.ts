import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { masterOf, openVault } from '#platform/vault/index.ts';
import { blindOf, codeOf, readableCode, readCode } from './code.ts';

const folder = mkdtempSync(join(tmpdir(), 'codes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const townOf = (name: string) =>
  openVault(join(folder, `${name}.json`), name, masterOf('a secret of at least 32 characters, yes'));
const vault = await townOf('borgovivo');
const elsewhere = await townOf('altrove');

test('a code can be typed as it is read: small, spaced, an O for a 0, an l for a 1', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const code = codeOf(vault, id);
      expect(readCode(readableCode(code))).toBe(code);
      expect(readCode(` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `)).toBe(code);
    }),
  );
  for (const wrong of ['', '4KX7-2MB-9Q', '4KX7-2MB-9QDD', '4KX7-2MB-9QU']) expect(readCode(wrong)).toBeNull();
});

test('every reminder has its own, another town another, and what is looked up is not the code', () => {
  const ids = Array.from({ length: 2000 }, (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`);
  expect(new Set(ids.map((id) => codeOf(vault, id))).size).toBe(ids.length);
  const [id = ''] = ids;
  expect(codeOf(elsewhere, id)).not.toBe(codeOf(vault, id));
  expect(blindOf(vault, codeOf(vault, id)).toString()).not.toContain(codeOf(vault, id));
});
