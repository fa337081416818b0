import { z } from 'zod';

/** What a row of the file becomes. */
export const TARGETS = ['organizations', 'services', 'locations', 'assets'] as const;
export type Target = (typeof TARGETS)[number];

/** All that a column may tell. `address` is a whole address in one cell; `street` and the others its parts. */
export const FIELDS = [
  'name',
  'alternate_name',
  'description',
  'fiscal_code',
  'organization',
  'organization_fiscal_code',
  'municipality',
  'istat_code',
  'province',
  'postcode',
  'address',
  'street',
  'number',
  'locality',
  'phone',
  'email',
  'website',
  'latitude',
  'longitude',
  'year',
  'eligibility',
  'how_to_apply',
  'fees',
] as const;
export type Field = (typeof FIELDS)[number];

/** Taxonomies of which a mapping may say terms, by their codes. */
export const MARKED = [
  'actor-kinds',
  'legal-forms',
  'everyday-topics',
  'life-situations',
  'asset-kinds',
  'cost-facts',
  'ets-activities',
] as const;

/** Named ways of mending what a cell holds; what each does is in `repairs/`. */
export const STEPS = [
  'brokenCharacters',
  'apostropheToAccent',
  'titleCase',
  'fiscalCodeZero',
  'capLeadingZero',
  'phoneLeadingZero',
  'splitAddress',
  'webAddress',
] as const;
export type Step = (typeof STEPS)[number];

const Column = z.strictObject({
  to: z.enum(FIELDS),
  repair: z.array(z.enum(STEPS)).default([]),
  /** Values written in the file that mean another. */
  values: z.record(z.string(), z.string()).default({}),
});

const Terms = z.partialRecord(z.enum(MARKED), z.array(z.string()));

const Both = z.strictObject({ it: z.string().min(1), en: z.string().min(1) });

/** A saved, named way of reading one source: which column is what, what is the same for every row, how cells are mended. */
export const Mapping = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  title: Both,
  target: z.enum(TARGETS),
  source: z.strictObject({
    /** Says whose rows these are: two files of one source that name the same key speak of one thing. */
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
    title: z.string().min(1),
    url: z.url().optional(),
    licence: z.string().min(1),
    /** The day on which the source was true, when it says one. */
    date: z.iso.date().optional(),
  }),
  /** Columns that together are never the same on two rows: they tell what to update when the file comes again. */
  key: z.array(z.string()).min(1),
  columns: z.record(z.string(), Column),
  constants: z.partialRecord(z.enum(FIELDS), z.string()).default({}),
  terms: Terms.default({}),
  /** The body that gives the services, when it differs from the row: its own terms. */
  organization_terms: Terms.default({}),
  /** What follows from the value of a column; `is` is a pattern for the whole cell. */
  when: z
    .array(
      z.strictObject({ column: z.string(), is: z.string(), prefix: z.string().optional(), terms: Terms.default({}) }),
    )
    .default([]),
});
export type Mapping = z.infer<typeof Mapping>;
export type Terms = z.infer<typeof Terms>;

/** Columns that the mapping names and the file lacks; empty when it can be read. */
export function missingColumns(mapping: Mapping, columns: readonly string[]): string[] {
  const has = new Set(columns);
  const needed = [
    ...mapping.key,
    ...Object.entries(mapping.columns).flatMap(([name, { to }]) =>
      to === 'name' || to === 'municipality' ? [name] : [],
    ),
  ];
  return [...new Set(needed)].filter((name) => !has.has(name));
}
