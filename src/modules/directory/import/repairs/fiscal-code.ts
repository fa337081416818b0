import { type Refused, refuse, type Said, say } from '../said.ts';

/** A codice fiscale of a body, with what was done to it. */
export type FiscalCode = { value: string; notes: Said[] };

/**
 * Whether eleven digits are a codice fiscale of a body (or a partita IVA): the last one is the check digit of the first
 * ten. Source: D.M. 23 December 1976, art. 12 and annex — figures in even places are doubled, the sum's complement to ten.
 */
export function checksOut(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || /^0+$/.test(digits)) return false;
  const sum = [...digits].map(Number).reduce((total, digit, at) => {
    const weighed = at % 2 === 0 ? digit : digit * 2;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}

/**
 * Reads the codice fiscale of a body as people and spreadsheets write it. Zeros that a spreadsheet ate at the start are put
 * back when the check digit then agrees. The code of a person is refused: the directory never holds one.
 */
export function repairFiscalCode(text: string): FiscalCode | Refused {
  const bare = text
    .toUpperCase()
    .replace(/[\s.'"=\-/]/g, '')
    .replace(/^(C\.?F\.?:?|P\.?IVA:?|IT)(?=\d)/, '')
    .replace(/^IT(?=\d{11}$)/, '');
  if (bare === '') return refuse('import.fiscalCode.missing');
  if (/^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-EHLMPR-T][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/.test(bare)) {
    return refuse('import.fiscalCode.person');
  }
  if (!/^\d{8,11}$/.test(bare)) return refuse('import.fiscalCode.shape', { text });
  const whole = bare.padStart(11, '0');
  if (!checksOut(whole)) return refuse('import.fiscalCode.check', { text });
  return { value: whole, notes: whole === bare ? [] : [say('import.fiscalCode.zeros', { from: bare, to: whole })] };
}
