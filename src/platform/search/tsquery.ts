import { type RawBuilder, sql } from 'kysely';
import type { Question, Unit } from './question.ts';

// Words reach here folded (letters and figures only), so they cannot break the query language of to_tsquery.
const all = (words: readonly string[], prefix = false) =>
  words.map((word, at) => (prefix && at === words.length - 1 ? `${word}:*` : word)).join(' & ');

/** A facet lexeme as a tsquery literal. */
const literal = (facet: string) => `'${facet.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

const stems = (text: string) => sql`(to_tsquery('italian', ${text}) || to_tsquery('english', ${text}))`;

/** What was written, and nothing that stands for it. */
export function ownQuery(unit: Unit): RawBuilder<unknown> {
  return stems(unit.own.length > 0 ? all(unit.own, unit.prefix) : 'nothing');
}

/** What was written in a title or among the topics. */
export function ownTitleQuery(unit: Unit): RawBuilder<unknown> {
  const marked = unit.own
    .map((word, at) => `${word}:${unit.prefix && at === unit.own.length - 1 ? '*' : ''}AB`)
    .join(' & ');
  return stems(marked === '' ? 'nothing' : marked);
}

/** What was written, or whatever stands for it. */
export function unitQuery(unit: Unit): RawBuilder<unknown> {
  const ways = [all(unit.own, unit.prefix), ...unit.also.map((words) => all(words)), ...unit.corrected]
    .filter((way) => way !== '')
    .map((way) => `(${way})`)
    .join(' | ');
  const words = ways === '' ? null : stems(ways);
  const facets = unit.facets.length > 0 ? sql`${unit.facets.map(literal).join(' | ')}::tsquery` : null;
  if (words && facets) return sql`(${words} || ${facets})`;
  return words ?? facets ?? stems('nothing');
}

/** All units (or, when nothing answers to all, any of them) and all facets. Null when nothing is asked. */
export function wholeQuery(question: Question, facets: readonly string[], any = false): RawBuilder<unknown> | null {
  const parts = question.units.map(unitQuery);
  const text = parts.length > 0 ? sql`(${sql.join(parts, any ? sql` || ` : sql` && `)})` : null;
  const fixed = facets.length > 0 ? sql`${facets.map(literal).join(' & ')}::tsquery` : null;
  if (text && fixed) return sql`(${text} && ${fixed})`;
  return text ?? fixed;
}

/** Any of these facet lexemes. */
export const anyFacet = (facets: readonly string[]): RawBuilder<unknown> =>
  sql`${facets.map(literal).join(' | ')}::tsquery`;
