import { type Refused, refuse, type Said, say } from '../said.ts';

/** A CAP, and what was done to it. */
export type Postcode = { value: string; notes: Said[] };

/**
 * Reads a CAP: five figures, with the zeros at the start that a spreadsheet ate. Where the municipality's own CAPs are
 * known it must be one of them, or its old general one (25100 for Brescia), or at least of the same area (the first two
 * figures); one of another area gives way to the municipality's when that has a single one, and is refused when not.
 * The list of CAPs is not official, so a code of the same area that it lacks is kept and said.
 */
export function repairPostcode(text: string, ofMunicipality: readonly string[] = []): Postcode | Refused {
  const digits = text
    .trim()
    .replace(/\.0+$/, '')
    .replace(/^(I|IT)[- ]?(?=\d)/i, '')
    .replace(/[\s'"=]/g, '');
  if (digits === '') return refuse('import.postcode.missing');
  if (!/^\d{1,5}$/.test(digits) || Number(digits) === 0) return refuse('import.postcode.shape', { text });
  const value = digits.padStart(5, '0');
  const zeros = value === digits ? [] : [say('import.postcode.zeros', { from: digits, to: value })];
  if (ofMunicipality.length === 0 || ofMunicipality.includes(value)) return { value, notes: zeros };
  const general = ofMunicipality.length > 1 && ofMunicipality.some((code) => `${code.slice(0, 2)}100` === value);
  if (general) return { value, notes: [...zeros, say('import.postcode.general', { code: value })] };
  if (ofMunicipality.some((code) => code.slice(0, 2) === value.slice(0, 2) && Number(value) > 99)) {
    return { value, notes: [...zeros, say('import.postcode.notListed', { code: value })] };
  }
  const [only, another] = ofMunicipality;
  if (only === undefined || another !== undefined) return refuse('import.postcode.elsewhere', { code: value });
  return { value: only, notes: [say('import.postcode.replaced', { from: value, to: only })] };
}
