import { boolean, type Column, date, instant, json, key, point, refs, refTo, text, texts, uuid } from './columns.ts';
import { type HsdsTable, hsds, hsdsTables } from './model.ts';

/** A table as the database keeps it: HSDS's columns, and ours beside them. */
export interface StoredTable {
  name: string;
  /** The columns that tell its rows apart. */
  key: readonly string[];
  columns: readonly Column[];
  /** Of these columns, the ones that HSDS does not know. */
  own: readonly Column[];
}

const byName = (column: Column): Column => ({ ...column, kind: 'text' });
const municipality = refTo('municipality', 'municipality_code').map(byName);
const verified = [...date('assured_date'), ...instant('last_modified')];

/** What we keep of HSDS's own tables that HSDS has no column for, and that an attribute cannot say either. */
const ownColumns: Partial<Record<HsdsTable, readonly Column[]>> = {
  organization: [...municipality, ...verified],
  location: [...municipality, ...refs('neighbourhood_id'), ...verified],
  phone: refs('asset_id'),
  schedule: refs('asset_id'),
  taxonomy: text('code'),
};

/** Tables that HSDS does not have. */
const ownTables: Record<string, { key?: readonly string[]; columns: readonly Column[] }> = {
  municipality: {
    key: ['istat_code'],
    columns: [
      ...text('istat_code!', 'name!', 'province!', 'province_name', 'region'),
      ...point('position'),
      ...json('boundary'),
      ...text('bounds'),
      ...boolean('invented'),
    ],
  },
  postcode: {
    key: ['code', 'municipality_code'],
    columns: [...text('code!'), ...municipality.map(needed), ...point('position')],
  },
  neighbourhood: {
    columns: [
      ...key,
      ...text('name!', 'slug!', 'description'),
      ...municipality.map(needed),
      ...json('boundary!'),
      ...point('position!'),
      ...text('bounds!'),
    ],
  },
  street: {
    columns: [...key, ...text('name!'), ...municipality.map(needed), ...refs('neighbourhood_id'), ...point('position')],
  },
  point: {
    columns: [...key, ...text('kind!', 'name!', 'description'), ...refs('location_id!', 'organization_id')],
  },
  term_label: {
    key: ['term_id', 'lang'],
    columns: [...refTo('taxonomy_term', 'term_id!'), ...text('lang!', 'label!')],
  },
  asset: {
    columns: [
      ...key,
      ...text('name!', 'description'),
      ...refs('organization_id', 'location_id'),
      ...text('url', 'email', 'status'),
      ...verified,
    ],
  },
  procedure: {
    columns: [
      ...key,
      ...text('name!', 'purpose'),
      ...texts('papers'),
      ...text('where_text', 'deadline', 'cost', 'url', 'status'),
      ...verified,
    ],
  },
  // Where rows come from travels with them: a licence may ask that the source be named wherever they are shown.
  import_source: { key: ['name'], columns: [...text('name!', 'title!', 'url', 'licence!'), ...date('said_on')] },
  import_row: {
    key: ['source', 'key'],
    columns: [
      ...refTo('import_source', 'source!').map(byName),
      ...text('key!', 'entity!'),
      ...uuid('entity_id!'),
      ...json('given!'),
      ...instant('seen_at'),
    ],
  },
  translation: {
    key: ['id', 'entity', 'lang', 'field'],
    columns: [...text('entity!'), ...key, ...text('lang!', 'field!', 'text!')],
  },
};

function needed(column: Column): Column {
  return { ...column, required: true, tabularRequired: true };
}

/** Tables that a commons does not store: HSDS's notes on its own files are made when they are written. */
export const madeTables: readonly HsdsTable[] = ['meta_table_description'];

/** Every table that leaves with an export, by name. */
export const stored: ReadonlyMap<string, StoredTable> = new Map([
  ...hsdsTables
    .filter((name) => !madeTables.includes(name))
    .map((name): [string, StoredTable] => {
      const own = ownColumns[name] ?? [];
      return [name, { name, key: ['id'], columns: [...hsds[name].columns, ...own], own }];
    }),
  ...Object.entries(ownTables).map(([name, table]): [string, StoredTable] => [
    name,
    { name, key: table.key ?? ['id'], columns: table.columns, own: table.columns },
  ]),
]);

/** The same tables, each after every other that it refers to (a table that refers to itself aside). */
export const storedInOrder: readonly StoredTable[] = inOrder([...stored.values()]);

function inOrder(tables: readonly StoredTable[]): StoredTable[] {
  const placed = new Map<string, StoredTable>();
  const place = (table: StoredTable): void => {
    if (placed.has(table.name)) return;
    for (const { refers } of table.columns) {
      const other = refers === undefined || refers === table.name ? undefined : stored.get(refers);
      if (other) place(other);
    }
    placed.set(table.name, table);
  };
  for (const table of tables) place(table);
  return [...placed.values()];
}

/** What stays at home, and why. */
export const leftAtHome: Readonly<Record<string, string>> = {
  person: 'people give their consent to one commons, and do not travel with its directory',
  session: 'who is signed in is nobody else’s business',
  account: 'passwords never leave',
  verification: 'links that were sent once are good in one place',
  role_grant: 'roles belong to people, who stay',
  audit_entry: 'the chain of what was done is good only where it was done',
  audit_head: 'the end of that chain',
  search_entry: 'the index is made again from what it shows',
  search_word: 'made with the index',
  search_gap: 'what was not found is a matter of this commons',
  import_run: 'which files were read here, by whom',
  import_batch: 'how far those files were read',
  import_refusal: 'rows of those files that were not taken',
  import_kept: 'what those files said otherwise',
  import_decision: 'doubts that people of this commons settled, for its own next import',
  import_mapping: 'how editors of this commons read their files',
  import_upload: 'files that editors are looking at',
  double_pair: 'doubts of this commons about its own entries',
  double_search: 'when those were looked for',
  joined_entry: 'where addresses of this site lead',
  gap_step: 'whom people of this commons have asked',
  claim: 'who asks to look after what is a matter of this commons',
  organization_lead: 'roles belong to people, who stay',
  walk: 'who walked here, and when',
  walk_find:
    'what was found on a walk and waits for this commons to decide, with photographs, for which HSDS has no place',
  claim_letter: 'how often an address was written to',
  page_feedback: 'what readers of this site said of its pages',
  encounter: 'who came to a point is counted there',
  request: 'what people asked of a point stays with it',
  answer: 'what they were answered',
  shift: 'when a point promised to be open, and was, is a matter of that point',
  shift_place: 'who stood at a counter, and when',
  shift_note: 'what a shift left to the next, sealed with keys of this commons',
  agreement: 'what a point here agreed on, with names of people',
  reminder: 'whom a point promised to call back is known to that point, and to nobody else',
  handoff: 'to whom a point brought someone stays with it',
  handoff_event: 'what became of that',
  handoff_look: 'who looked after it, and when',
  later: 'facts that wait to be told here',
  mail: 'letters on their way, with addresses of people',
  mail_refusal: 'addresses that a mail server refused to this commons',
  change_cause: 'who changed what is known to those who keep the entries, and to nobody else',
  last_seen: 'when people were last here',
  second_factor: 'secrets of people',
  recovery_code: 'secrets of people',
  passkey: 'keys of people, good for one address only',
  invitation: 'who was invited by whom, with addresses of people',
  review: 'whom this commons asked whether an entry is still right',
  review_recipient: 'addresses that were asked',
  draft: 'what people write and have not published is theirs',
  schedule_change: 'what undoes a change of hours is good only here',
  photo: 'pictures have no place in HSDS, and stay with whoever added them',
  correction: 'what people say is wrong, and how they can be told',
  proposal: 'what people say is missing, until it is an entry',
  correction_notice: 'whom this commons told, and when',
  schema_migration: 'each database keeps its own',
};
