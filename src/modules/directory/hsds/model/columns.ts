/** What a column holds. HSDS knows the first nine; the last four are ours alone. */
export type Kind =
  | 'text'
  | 'uuid'
  | 'uri'
  | 'email'
  | 'number'
  | 'integer'
  | 'date'
  | 'time'
  | 'instant'
  | 'moment'
  | 'choice'
  | 'json'
  | 'texts'
  | 'point'
  | 'boolean';

export interface Column {
  name: string;
  kind: Kind;
  /** HSDS asks for it in JSON. */
  required: boolean;
  /** HSDS asks for it in the tabular form, where nesting cannot say it. */
  tabularRequired: boolean;
  /** The table whose `id` (or, for ours, whose key) it names. */
  refers?: string;
  choices?: readonly string[];
}

/** `name!` is required, `name+` only in the tabular form. */
function column(kind: Kind, spec: string, more: Partial<Column> = {}): Column {
  const name = spec.replace(/[!+]$/, '');
  return { name, kind, required: spec.endsWith('!'), tabularRequired: /[!+]$/.test(spec), ...more };
}

const several =
  (kind: Kind) =>
  (...specs: string[]): Column[] =>
    specs.map((spec) => column(kind, spec));

export const text = several('text');
export const uuid = several('uuid');
export const uri = several('uri');
export const email = several('email');
export const number = several('number');
export const integer = several('integer');
export const date = several('date');
export const time = several('time');
/** An instant that HSDS declares as `date-time`. */
export const instant = several('instant');
/** An instant that HSDS declares as plain text. */
export const moment = several('moment');
export const json = several('json');
export const texts = several('texts');
export const point = several('point');
export const boolean = several('boolean');
/** `organization_id` refers to `organization`. */
export const refs = (...specs: string[]): Column[] =>
  specs.map((spec) => column('uuid', spec, { refers: spec.replace(/_id[!+]?$/, '') }));
/** A reference whose column does not carry the table's name. */
export const refTo = (table: string, spec: string): Column[] => [column('uuid', spec, { refers: table })];
export const choice = (spec: string, ...choices: string[]): Column[] => [column('choice', spec, { choices })];

export const key: Column[] = uuid('id!');
