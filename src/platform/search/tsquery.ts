import { type RawBuilder, sql } from 'kysely';
import { numbersOf } from './number.ts';
import type { Question, Unit } from './question.ts';

/** Weights of the index: A is the title, B topics and other names, C the description, D place and the rest. */
export type Weights = '' | 'A' | 'AB' | 'ABC';

// Words reach here folded (letters and figures only), so they cannot break the query language of to_tsquery.
const marked = (word: string, weights: Weights, prefix = false): string => {
  const marks = `${prefix ? '*' : ''}${weights}`;
  const ways = (prefix ? [word] : numbersOf(word)).map((way) => (marks === '' ? way : `${way}:${marks}`));
  return ways.length > 1 ? `(${ways.join(' | ')})` : ways.join();
};
const all = (words: readonly string[], weights: Weights, prefix = false) =>
  words.map((word, at) => marked(word, weights, prefix && at === words.length - 1)).join(' & ');

// Words may stand between those of an expression: a 'corso italiano' is a 'corso di italiano', and a 'corso gratuito di italiano'.
const gaps = ['<->', '<2>', '<3>'];
/** Words of one expression in order, with at most so many others between two of them. Of four and more, all anywhere. */
function near(words: readonly string[], weights: Weights, between: number, prefix = false): string {
  if (words.length === 1 || words.length > 3) return `(${all(words, weights, prefix)})`;
  const ways = words.reduce<string[]>((so, word, at) => {
    const next = marked(word, weights, prefix && at === words.length - 1);
    return at === 0
      ? [next]
      : so.flatMap((before) => gaps.slice(0, between + 1).map((gap) => `${before} ${gap} ${next}`));
  }, []);
  return ways.map((way) => `(${way})`).join(' | ');
}

/** A facet lexeme as a tsquery literal. */
const literal = (facet: string) => `'${facet.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

const stems = (text: string) => sql`(to_tsquery('italian', ${text}) || to_tsquery('english', ${text}))`;

/**
 * What was written, and nothing that stands for it, in these parts of an entry: in a title its words in any order, else
 * near each other. Null where a unit has no words.
 */
export function ownQuery({ own, prefix }: Unit, weights: Weights = ''): RawBuilder<unknown> | null {
  if (own.length === 0) return null;
  const entitled = all(own, 'A', prefix);
  if (weights === 'A') return stems(entitled);
  return stems(own.length === 1 ? all(own, weights, prefix) : `(${entitled}) | ${near(own, weights, 2, prefix)}`);
}

/** Any of these ways to say it, each with its words in order, in these parts of an entry. Null where there are none. */
export function anyOf(ways: readonly (readonly string[])[], weights: Weights = ''): RawBuilder<unknown> | null {
  const said = ways.filter((words) => words.length > 0).map((words) => near(words, weights, 1));
  return said.length > 0 ? stems(said.join(' | ')) : null;
}

/** What was written, or whatever stands for it. */
export function unitQuery(unit: Unit): RawBuilder<unknown> {
  const facets = unit.facets.length > 0 ? anyFacet(unit.facets) : null;
  const ways = [ownQuery(unit), anyOf(unit.also), facets].filter((way) => way !== null);
  return ways.length > 0 ? sql`(${sql.join(ways, sql` || `)})` : sql`''::tsquery`;
}

/**
 * All units that tell something (any of them, when nothing answers to all or when someone is in need) and all facets.
 * Null when nothing is asked.
 */
export function wholeQuery({ units }: Question, facets: readonly string[], any = false): RawBuilder<unknown> | null {
  const telling = units.filter((unit) => !unit.faint);
  const parts = (telling.length > 0 ? telling : units).map(unitQuery);
  const or = any || units.some((unit) => unit.urgent);
  const text = parts.length > 0 ? sql`(${sql.join(parts, or ? sql` || ` : sql` && `)})` : null;
  const fixed = facets.length > 0 ? sql`${facets.map(literal).join(' & ')}::tsquery` : null;
  if (text && fixed) return sql`(${text} && ${fixed})`;
  return text ?? fixed;
}

/** Any of these facet lexemes. */
export const anyFacet = (facets: readonly string[]): RawBuilder<unknown> =>
  sql`${facets.map(literal).join(' | ')}::tsquery`;
