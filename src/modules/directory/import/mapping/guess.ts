import { nameKey } from '../municipality/name-key.ts';
import { checksOut } from '../repairs/fiscal-code.ts';
import type { Field, Mapping, Step, Target } from './mapping.ts';

// How people head their columns, in Italian and English; compared without accents, spaces and signs. The first that fits wins.
const HEADINGS: Record<Field, RegExp> = {
  organization_fiscal_code: /^(codicefiscale|cf|partitaiva)(dell?)?(ente|gestore|organizzazione|associazione)$/,
  fiscal_code: /^(codicefiscale|codfiscale|cf|cfpiva|partitaiva|piva|taxid|taxcode|vat(number)?)$/,
  istat_code: /^(codice)?(istat|comuneistat|istatcomune)(code|comune)?$|^codicecomune$|^procom(t)?$/,
  alternate_name: /^(sigla|acronimo|nomebreve|alternatename|abbreviazione)$/,
  organization:
    /^(ente|entegestore|gestore|gestitoda|entetitolare|asl|organizzazione|organization|organisation|provider|associazionediriferimento)$/,
  name: /^(nome|denominazione|ragionesociale|name|titolo|title|associazione|servizio|service(name)?|nomeservizio|nomeassociazione|denominazioneente|struttura|descrizionebreve|organizationname|organisationname)$/,
  description: /^(descrizione|description|attivita|finalita|oggettosociale|note|cosafa|mission|servizierogati|about)$/,
  municipality:
    /^(comune|nomecomune|citta|municipality|city|town|localita?sede|comunesede|sedecomune|comunediresidenza)$/,
  province: /^(provincia|pr|prov|sigla?provincia|province|targa)$/,
  postcode: /^(cap|codicepostale|postcode|postalcode|zip(code)?)$/,
  number: /^(civico|numerocivico|ncivico|nciv|housenumber)$/,
  address: /^(indirizzo(completo|sede|sedelegale)?|sede(legale|operativa)?|address(1|line1)?|via|ubicazione|recapito)$/,
  street: /^(nomevia|strada|street(name)?|toponimo)$/,
  locality: /^(frazione|localita|quartiere|locality)$/,
  phone:
    /^(telefono|tel|telefoni|telefonofisso|numeroditelefono|recapitotelefonico|recapititelefonici|cellulare|cell|phone|phones|telephone|mobile|contattotelefonico)$/,
  email: /^(email|mail|emails|postaelettronica|indirizzoemail|emailaddress|emailprincipale)$/,
  website: /^(sito|sitoweb|sitointernet|web|website|url|homepage|www|paginaweb)$/,
  latitude: /^(lat|latitudine|latitude|coordy|ycoord)$/,
  longitude: /^(lon|lng|long|longitudine|longitude|coordx|xcoord)$/,
  year: /^(annocostituzione|annodicostituzione|annofondazione|annodifondazione|yearincorporated|fondata|anno)$/,
  eligibility: /^(destinatari|achisirivolge|perchi|utenti|requisiti|eligibility|target)$/,
  how_to_apply: /^(comesiaccede|comeaccedere|modalitadiaccesso|accesso|applicationprocess|howtoapply)$/,
  fees: /^(costo|costi|tariffa|tariffe|fees|cost|prezzo|gratuito)$/,
};

const REPAIRS: Partial<Record<Field, Step[]>> = {
  fiscal_code: ['fiscalCodeZero'],
  organization_fiscal_code: ['fiscalCodeZero'],
  address: ['splitAddress', 'capLeadingZero'],
  postcode: ['capLeadingZero'],
  phone: ['phoneLeadingZero'],
  website: ['webAddress'],
};

/** The mapping that a file seems to want, with what it leaves open: columns that nobody recognised. */
export type Guess = { mapping: Mapping; unknown: string[] };

/**
 * Guesses from headings, and from the cells where headings say nothing, what each column is. Text in capitals is to be
 * written as names are; the key is the codice fiscale where every row has its own, else name, municipality and address. A
 * person looks at the preview before anything is written.
 */
export function guessMapping(
  columns: readonly string[],
  sample: readonly (readonly string[])[],
  fileName = 'elenco',
): Guess {
  const fields = new Map<Field, string>();
  const unknown: string[] = [];
  for (const [index, column] of columns.entries()) {
    const field = byHeading(column, fields) ?? byCells(cellsOf(sample, index), fields);
    if (field) fields.set(field, column);
    else unknown.push(column);
  }
  const first = unknown[0];
  if (!fields.has('name') && fields.has('organization')) moveField(fields, 'organization', 'name');
  if (!fields.has('name') && first !== undefined) fields.set('name', first);
  const target = targetOf(fields);
  const mapped = Object.fromEntries(
    [...fields].map(([to, column]) => [
      column,
      { to, repair: repairsFor(to, cellsOf(sample, columns.indexOf(column))), values: {} },
    ]),
  );
  const code = columns.indexOf(fields.get('fiscal_code') ?? '');
  const key =
    code >= 0 && tellsApart(cellsOf(sample, code), sample.length)
      ? ['fiscal_code']
      : ['name', 'municipality', 'address', 'street', 'number'];
  const keyColumns = key.flatMap((field) => [...fields].filter(([to]) => to === field).map(([, column]) => column));
  const name = sourceName(fileName);
  return {
    unknown: unknown.filter((column) => !(column in mapped)),
    mapping: {
      name,
      title: { it: fileName, en: fileName },
      target,
      source: { name, title: fileName, licence: '?' },
      key: keyColumns.length > 0 ? keyColumns : columns.slice(0, 1),
      columns: mapped,
      constants: {},
      terms: {},
      organization_terms: {},
      when: [],
    },
  };
}

// A code that is missing, or that one body puts on each of its services, cannot say which row is which.
const tellsApart = (cells: readonly string[], rows: number) => cells.length === rows && new Set(cells).size === rows;

const cellsOf = (sample: readonly (readonly string[])[], index: number) =>
  sample.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '');

function byHeading(column: string, taken: ReadonlyMap<Field, string>): Field | undefined {
  const heading = nameKey(column.replace(/\(.*\)/g, ''));
  for (const [field, pattern] of entries(HEADINGS)) if (!taken.has(field) && pattern.test(heading)) return field;
  return undefined;
}

function byCells(cells: readonly string[], taken: ReadonlyMap<Field, string>): Field | undefined {
  if (cells.length < 2) return undefined;
  const most = (test: (cell: string) => boolean) => cells.filter(test).length >= cells.length * 0.8;
  const signs: [Field, (cell: string) => boolean][] = [
    ['fiscal_code', (cell) => checksOut(cell.trim().padStart(11, '0'))],
    ['email', (cell) => /^\S+@\S+\.\S+$/.test(cell.trim())],
    ['website', (cell) => /^(https?:\/\/|www\.)/i.test(cell.trim())],
    ['province', (cell) => /^\(?[A-Z]{2}\)?$/.test(cell.trim())],
    ['address', (cell) => /^(via|viale|piazza|corso|largo|vicolo|strada)\s/i.test(cell.trim())],
  ];
  return signs.find(([field, test]) => !taken.has(field) && most(test))?.[0];
}

/** How the cells of a column are to be mended, by what they are and how they are written. */
export function repairsFor(field: Field, cells: readonly string[]): Step[] {
  const capitals = cells.filter(
    (cell) => cell.length > 3 && cell === cell.toUpperCase() && /[A-Z]{3}/.test(cell),
  ).length;
  const named: Step[] = ['name', 'alternate_name', 'organization', 'address', 'street', 'locality'].includes(field)
    ? ['brokenCharacters', 'apostropheToAccent', ...(capitals > cells.length / 2 ? (['titleCase'] as const) : [])]
    : [];
  return [...(REPAIRS[field] ?? []), ...named];
}

function targetOf(fields: ReadonlyMap<Field, string>): Target {
  if (fields.has('organization') || fields.has('how_to_apply') || fields.has('eligibility')) return 'services';
  return 'organizations';
}

function moveField(fields: Map<Field, string>, from: Field, to: Field): void {
  const column = fields.get(from);
  fields.delete(from);
  if (column !== undefined) fields.set(to, column);
}

const sourceName = (fileName: string) =>
  fileName
    .replace(/\.[a-z]{3,4}$/i, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'elenco';

function entries(headings: Record<Field, RegExp>): [Field, RegExp][] {
  const list: [Field, RegExp][] = [];
  let field: Field;
  for (field in headings) list.push([field, headings[field]]);
  return list;
}
