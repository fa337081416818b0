import { apostropheToAccent } from '../repairs/accents.ts';
import { nameCase } from '../repairs/capitals.ts';
import { repairCharacters } from '../repairs/characters.ts';
import { repairFiscalCode } from '../repairs/fiscal-code.ts';
import type { Phone } from '../repairs/phone.ts';
import { repairEmail, repairWebAddresses } from '../repairs/web-address.ts';
import { isRefused, type Refused, refuse, type Said, say } from '../said.ts';
import { FIELDS, type Field, type Mapping, type Step } from './mapping.ts';

/** The cells of a row, mended one by one; what depends on where it is (CAP, telephone, address) is still as written. */
export type Cells = {
  texts: Partial<Record<Field, string>>;
  fiscalCode?: string;
  organizationFiscalCode?: string;
  websites: string[];
  phones: Phone[];
  notes: Said[];
};

// Longer than any cell of a register, and short enough that no pattern has to think long about it.
const LONGEST_TEXT = 20_000;
const LONGEST_SHORT = 500;

/** What lists write in a cell that says nothing. */
const NOTHING = /^(-+|–|—|\.+|n\.?\s?d\.?|n\/?a|null|nessun[oa]?|non disponibile|x{3,})$/i;

/** Mends a text by the steps named, in their own order: characters, then accents, then capitals. */
export function mend(text: string, steps: readonly Step[]): string {
  let mended = text;
  if (steps.includes('brokenCharacters')) mended = repairCharacters(mended);
  if (steps.includes('apostropheToAccent')) mended = apostropheToAccent(mended);
  if (steps.includes('titleCase')) mended = nameCase(mended);
  return mended.replace(/[^\S\n]+/g, ' ').trim();
}

/** Reads the cells that the mapping names. A person's codice fiscale refuses the row; a body's wrong one too. */
export function readCells(mapping: Mapping, cell: (column: string) => string): Cells | Refused {
  const texts: Partial<Record<Field, string>> = { ...mapping.constants };
  const steps: Partial<Record<Field, readonly Step[]>> = {};
  for (const [column, { to, repair, values }] of Object.entries(mapping.columns)) {
    const written = cell(column);
    if (written === '' || NOTHING.test(written)) continue;
    const most = to === 'description' ? LONGEST_TEXT : LONGEST_SHORT;
    if (written.length > most) return refuse('import.row.longCell', { column, most });
    const meant = values[written];
    const later = to === 'address' ? repair.filter((step) => step === 'brokenCharacters') : repair;
    texts[to] = meant ?? mend(written, later);
    steps[to] = repair;
  }
  const notes: Said[] = [];
  const read = { fiscalCode: texts.fiscal_code, organizationFiscalCode: texts.organization_fiscal_code };
  for (const [which, written] of Object.entries(read)) {
    if (!written) continue;
    const code = repairFiscalCode(written);
    if (isRefused(code)) return code;
    if (which === 'fiscalCode') read.fiscalCode = code.value;
    else read.organizationFiscalCode = code.value;
    notes.push(...code.notes);
  }
  const web = repairWebAddresses(texts.website ?? '');
  notes.push(...web.left, ...web.found.flatMap((found) => found.notes));
  const email = texts.email === undefined ? undefined : repairEmail(texts.email);
  if (texts.email !== undefined && email === undefined) notes.push(say('import.email.none', { text: texts.email }));
  return { texts: defined({ ...texts, email }), ...read, websites: web.found.map(({ url }) => url), phones: [], notes };
}

function defined(texts: Partial<Record<Field, string>>): Partial<Record<Field, string>> {
  const kept: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) if (texts[field]) kept[field] = texts[field];
  return kept;
}
