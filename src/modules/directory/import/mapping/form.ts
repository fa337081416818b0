import { nameKey } from '../municipality/name-key.ts';
import { repairsFor } from './guess.ts';
import { FIELDS, type Field, Mapping, TARGETS, type Terms } from './mapping.ts';

/** What an editor chose on the page: by name of the form's field. */
export type Chosen = Readonly<Record<string, unknown>>;

/** Why a choice cannot be: a message key by form field. */
export type Wrong = Record<string, string>;

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
const texts = (value: unknown) => (Array.isArray(value) ? value : [value]).map(text).filter(Boolean);

/**
 * Makes a mapping of what an editor chose for a file with these columns: what each column is (`to-0`, `to-1`, …), which
 * columns tell the rows apart, whose list it is. How cells are mended follows from what they are and how they are written.
 */
export function mappingFromForm(
  chosen: Chosen,
  columns: readonly string[],
  sample: readonly (readonly string[])[],
  before: Mapping,
): { mapping: Mapping } | { wrong: Wrong } {
  const wrong: Wrong = {};
  const fields = new Map<Field, string>();
  const mapped = Object.fromEntries(
    columns.flatMap((column, index) => {
      const to = FIELDS.find((field) => field === text(chosen[`to-${index}`]));
      if (!to) return [];
      if (fields.has(to)) wrong[`to-${index}`] = 'import.form.twice';
      fields.set(to, column);
      const cells = sample.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '');
      return [[column, { to, repair: repairsFor(to, cells), values: before.columns[column]?.values ?? {} }]];
    }),
  );
  const target = TARGETS.find((one) => one === text(chosen.target));
  const title = text(chosen.source_title);
  const licence = text(chosen.licence);
  const key = texts(chosen.key).flatMap((index) => columns[Number(index)] ?? []);
  if (!fields.has('name')) wrong['to-0'] ??= 'import.form.noName';
  if (!target) wrong.target = 'import.form.noTarget';
  if (title === '' || title.length > 200) wrong.source_title = 'import.form.noSource';
  if (licence === '' || licence.length > 80) wrong.licence = 'import.form.noLicence';
  if (key.length === 0) wrong['key-1'] = 'import.form.noKey';
  if (Object.keys(wrong).length > 0 || !target) return { wrong };
  const name = nameKey(title).slice(0, 60) || 'elenco';
  const parsed = Mapping.safeParse({
    name,
    title: { it: title, en: title },
    target,
    source: { name, title, licence },
    key,
    columns: mapped,
    terms: termsFor(target, text(chosen.kind), text(chosen.topic)),
  });
  return parsed.success ? { mapping: parsed.data } : { wrong: { source_title: 'import.form.noSource' } };
}

function termsFor(target: Mapping['target'], kind: string, topic: string): Terms {
  const terms: Terms = {};
  if (target === 'organizations' && kind !== '') terms['actor-kinds'] = [kind];
  if (target === 'services' && topic !== '') terms['everyday-topics'] = [topic];
  if (target === 'assets' && kind !== '') terms['asset-kinds'] = [kind];
  return terms;
}
