import type { Match, MunicipalityMatcher } from '../municipality/match.ts';
import type { Row } from '../readers/records.ts';
import type { Address } from '../repairs/address.ts';
import type { Phone } from '../repairs/phone.ts';
import { type Refused, refuse, type Said } from '../said.ts';
import { readCells } from './cells.ts';
import type { Field, Mapping, Terms } from './mapping.ts';
import { readPlace } from './place.ts';

/** A row understood: what will be written, and what a person should know about how it was read. */
export type Draft = {
  line: number;
  /** What tells this row from all others of its source, in small letters and single spaces: people write it either way. */
  key: string;
  /** The same as the file has it: keys were once kept so. */
  keyAsWritten: string;
  name: string;
  texts: Partial<Record<Field, string>>;
  fiscalCode?: string;
  organizationFiscalCode?: string;
  municipality?: Match;
  address?: Address & { postcode: string };
  position?: { lat: number; lon: number };
  phones: Phone[];
  websites: string[];
  terms: Terms;
  organizationTerms: Terms;
  notes: Said[];
};

/** A row that cannot be written, with the reason and, where a name was not found, the nearest ones. */
export type RefusedRow = Refused & { line: number; near?: string[]; key?: string };

export type RowReader = (row: Row) => Draft | RefusedRow;

/**
 * Makes the reader of one file under one mapping. Rows are read one by one and without the database: the same row always
 * gives the same draft. `columns` are those of the file; what the mapping names and the file lacks is simply not told.
 */
export function rowReader(mapping: Mapping, columns: readonly string[], match: MunicipalityMatcher): RowReader {
  const at = new Map(columns.map((name, index) => [name, index]));
  const places = new Map<string, ReturnType<MunicipalityMatcher>>();
  const remembered: MunicipalityMatcher = (name, clues) => {
    const asked = JSON.stringify([name, clues]);
    const known = places.get(asked) ?? match(name, clues);
    if (places.size < 50_000) places.set(asked, known);
    return known;
  };
  const whens = mapping.when.map((one) => ({ ...one, pattern: new RegExp(`^(?:${one.is})$`, 'iu') }));

  return (row) => {
    const cell = (column: string) => clean(row.values[at.get(column) ?? -1] ?? '');
    const keyAsWritten = mapping.key.map(cell).join('\u001f');
    const key = mapping.key.map((column) => cell(column).toLowerCase().replace(/\s+/g, ' ')).join('\u001f');
    if (key.replaceAll('\u001f', '') === '')
      return { line: row.line, ...refuse('import.row.noKey', { columns: mapping.key.join(', ') }) };
    const cells = readCells(mapping, cell);
    if ('refused' in cells) return { line: row.line, ...cells };
    const place = readPlace(mapping, cells.texts, remembered);
    if ('refused' in place) return { line: row.line, ...place };
    const holding = whens.filter((one) => at.has(one.column) && one.pattern.test(cell(one.column)));
    const prefix = holding.find((one) => one.prefix)?.prefix ?? '';
    const name = cells.texts.name ?? '';
    if (name === '') return { line: row.line, ...refuse('import.row.noName') };
    if (name.length > 300) return { line: row.line, ...refuse('import.row.longName', { most: 300 }) };
    return {
      line: row.line,
      key,
      keyAsWritten,
      ...cells,
      name: named(prefix, name),
      ...place,
      terms: Object.assign({}, mapping.terms, ...holding.map((one) => one.terms)),
      organizationTerms: mapping.organization_terms,
      notes: [...cells.notes, ...place.notes],
    };
  };
}

// Cells of a spreadsheet carry spaces that cannot be seen, and `="00123"` to keep a zero.
const clean = (text: string) =>
  text
    .replace(/^="(.*)"$/, '$1')
    .replace(/[\u00a0\u2000-\u200b\u202f\ufeff]/g, ' ')
    .trim();

const named = (prefix: string, name: string) =>
  name.toLowerCase().startsWith(prefix.trim().toLowerCase()) ? name : prefix + name;
