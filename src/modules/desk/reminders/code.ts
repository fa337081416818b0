import type { Vault } from '#platform/vault/index.ts';

/** Crockford's 32: no I, L, O or U, which are read as something else. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/**
 * The code on the slip of a reminder: 50 bits that only the town's keys make from its id. It is written nowhere, and can be
 * printed again.
 */
export function codeOf(vault: Vault, id: string): string {
  const bits = vault.blind(id, 'reminder.code').readBigUInt64BE(0);
  return Array.from({ length: LENGTH }, (_, at) => letters.charAt(Number((bits >> BigInt(59 - 5 * at)) & 31n))).join(
    '',
  );
}

/** By what a code is looked up: who reads the database finds no code in it. */
export const blindOf = (vault: Vault, code: string): Buffer => vault.blind(code, 'reminder.code_blind');

/** The same code as people read it aloud: `4KX7-2MB-9QD`. */
export const readableCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4, 7)}-${code.slice(7)}`;

/** A code as it may be typed, in small letters, with other signs between; null where it can be none. */
export function readCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replace(/[\s.–—-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((letter) => letters.includes(letter)) ? code : null;
}
