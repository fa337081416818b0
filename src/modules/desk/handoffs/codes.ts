import type { Vault } from '#platform/vault/index.ts';

/** Figures and letters that nobody takes for one another: no 0 and O, no 1, I and L. */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 9;

/** The code of a hand-off: 44 bits that nobody guesses, the same at every printing, kept nowhere. */
export function codeOf(vault: Vault, handoff: string): string {
  let rest = BigInt(`0x${vault.blind(handoff, 'handoff code').toString('hex')}`);
  let code = '';
  for (let at = 0; at < LENGTH; at += 1) {
    code += signs.charAt(Number(rest % BigInt(signs.length)));
    rest /= BigInt(signs.length);
  }
  return code;
}

/** As it is printed: K7M-2QX-9TR. */
export const printed = (code: string): string => code.match(/.{3}/g)?.join('-') ?? code;

/** How volunteers call a hand-off where others may look on: the first three signs of its code. */
export const nameOf = (vault: Vault, handoff: string): string => codeOf(vault, handoff).slice(0, 3);

/** What someone typed, as a code; null where it can be none. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s.·–—-]/g, '');
  return code.length === LENGTH && [...code].every((sign) => signs.includes(sign)) ? code : null;
}

/** How a code is found: of what is kept, none can be made. */
export const hashOf = (vault: Vault, code: string): Buffer => vault.blind(code, 'handoff.code_hash');
