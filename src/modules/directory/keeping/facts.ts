/** What of an entry can be kept true by hand, kind by kind: one fact is one thing that people read, and say is wrong. */
export const keptKinds = ['service', 'organization', 'place', 'asset', 'procedure'] as const;
export type KeptKind = (typeof keptKinds)[number];

/** Where a fact is kept. */
type Kept =
  /** A column of the entry's own row. */
  | { in: 'row'; column: string }
  /** A column of text[] of the entry's own row. */
  | { in: 'list'; column: string }
  /** The telephone that hangs on the entry itself. */
  | { in: 'phone' }
  /** The rows of `required_document`. */
  | { in: 'documents' }
  /** A column of the place's address. */
  | { in: 'address'; column: string }
  /** The schedules that hang on the entry itself: read and written by those who know hours. */
  | { in: 'hours' };

export interface Fact {
  name: string;
  kept: Kept;
  /** How it is written: a line, some lines of text, a list with one thing a line, or as its kind wants. */
  input: 'line' | 'text' | 'list' | 'phone' | 'email' | 'url' | 'postcode' | 'age' | 'hours';
  /** Characters. */
  longest: number;
  required?: true;
}

const row = (name: string, input: Fact['input'], longest: number, column = name): Fact => ({
  name,
  kept: { in: 'row', column },
  input,
  longest,
});
const name: Fact = { ...row('name', 'line', 200), required: true };
const description = row('description', 'text', 4_000);
const email = row('email', 'email', 254);
const url = row('url', 'url', 500);
const phone: Fact = { name: 'phone', kept: { in: 'phone' }, input: 'phone', longest: 40 };
const hours: Fact = { name: 'hours', kept: { in: 'hours' }, input: 'hours', longest: 8_000 };
const address = (column: string, input: Fact['input'], longest: number): Fact => ({
  name: column,
  kept: { in: 'address', column },
  input,
  longest,
  required: true,
});

/** The facts of each kind, in the order in which a form asks for them. */
export const facts: Readonly<Record<KeptKind, readonly Fact[]>> = {
  service: [
    name,
    row('alternate_name', 'line', 200),
    description,
    row('eligibility_description', 'text', 2_000),
    row('minimum_age', 'age', 3),
    row('maximum_age', 'age', 3),
    row('application_process', 'text', 2_000),
    { name: 'documents', kept: { in: 'documents' }, input: 'list', longest: 2_000 },
    row('fees_description', 'text', 1_000),
    row('wait_time', 'text', 500),
    phone,
    email,
    url,
    hours,
    row('alert', 'text', 500),
  ],
  organization: [name, row('alternate_name', 'line', 200), description, phone, email, row('website', 'url', 500)],
  place: [
    name,
    row('alternate_name', 'line', 200),
    description,
    address('address_1', 'line', 200),
    address('postal_code', 'postcode', 5),
    address('city', 'line', 100),
    row('transportation', 'text', 1_000),
    phone,
    hours,
  ],
  asset: [name, description, phone, email, url, hours],
  procedure: [
    name,
    row('purpose', 'text', 2_000),
    { name: 'papers', kept: { in: 'list', column: 'papers' }, input: 'list', longest: 2_000 },
    row('where_text', 'text', 1_000),
    row('deadline', 'text', 500),
    row('cost', 'text', 500),
    url,
  ],
};

/** The table of a kind, as HSDS names it. */
export const tableOf = (kind: KeptKind): 'service' | 'organization' | 'location' | 'asset' | 'procedure' =>
  kind === 'place' ? 'location' : kind;

export const factOf = (kind: KeptKind, name: string): Fact | undefined => facts[kind].find((one) => one.name === name);

export const isKeptKind = (kind: string): kind is KeptKind => keptKinds.some((one) => one === kind);
