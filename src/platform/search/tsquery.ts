import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { numbersOf } from './number.ts';
import type { Question, Unit } from './question.ts';
import { type Stems, stemsOf, type Tongue, tongues } from './stems.ts';

/** Weights of the index: A is the title, B topics and other names, C the description, D place and the rest. */
export type Weights = '' | 'A' | 'AB' | 'ABC';

/** What is asked of `terms`, each as the text of a tsquery; null where nothing is. */
export interface Queries {
  /** What was written, and nothing that stands for it: in a title its words in any order, else near each other. */
  own(unit: Unit, weights?: Weights): string | null;
  /** Any of these ways to say it, each with its words in order. */
  anyOf(ways: readonly (readonly string[])[], weights?: Weights): string | null;
  /**
   * All units that tell something (any of them, when nothing answers to all or when someone is in need). `roughly`: words in any order
   * and anywhere, which an index answers by itself, and which holds wherever the exact one does.
   */
  whole(question: Question, any: boolean, roughly: boolean): string | null;
  /** One unit of it, exactly. */
  exact(unit: Unit): string | null;
}

/** Every word whose stems a question needs. */
export const wordsToStem = ({ units }: Question): string[] =>
  units.flatMap(({ own, also, akin }) => [own, ...also, ...akin].flat()).flatMap(numbersOf);

export function makeQueries(stems: Stems): Queries {
  /** A word in one language, whatever its number; null where the language leaves it out. */
  const word = (folded: string, tongue: Tongue, weights: Weights, prefix: boolean): string | null => {
    const marks = `${prefix ? '*' : ''}${weights}`;
    const ways = (prefix ? [folded] : numbersOf(folded)).map((way) =>
      stems(way, tongue)
        .map((stem) => (marks === '' ? literal(stem) : `${literal(stem)}:${marks}`))
        .join(' & '),
    );
    return either(ways);
  };
  /** The words of an expression in one language, with how many were left out before each. */
  const spoken = (words: readonly string[], tongue: Tongue, weights: Weights, prefix: boolean) => {
    const nodes: { node: string; skipped: number }[] = [];
    let skipped = 0;
    for (const [at, one] of words.entries()) {
      const node = word(one, tongue, weights, prefix && at === words.length - 1);
      if (node === null) skipped += 1;
      else {
        nodes.push({ node, skipped });
        skipped = 0;
      }
    }
    return nodes;
  };
  const all = (words: readonly string[], tongue: Tongue, weights: Weights, prefix = false): string[] =>
    spoken(words, tongue, weights, prefix).map(({ node }) => node);
  // Words may stand between those of an expression: a 'corso italiano' is a 'corso di italiano', and a 'corso gratuito di italiano'.
  const near = (
    words: readonly string[],
    tongue: Tongue,
    weights: Weights,
    between: number,
    prefix = false,
  ): string[] => {
    const nodes = spoken(words, tongue, weights, prefix);
    // Of four and more, all anywhere.
    if (words.length > 3) return [nodes.map(({ node }) => node).join(' & ')];
    return nodes.reduce<string[]>((so, { node, skipped }, at) => {
      if (at === 0) return [node];
      const least = skipped + 1;
      const gaps = Array.from({ length: least * (between + 1) - least + 1 }, (_, more) => `<${least + more}>`);
      return so.flatMap((before) => gaps.map((gap) => `${before} ${gap} ${node}`));
    }, []);
  };
  const own: Queries['own'] = ({ own: words, prefix }, weights = '') =>
    either(
      tongues.flatMap((tongue) => {
        const entitled = all(words, tongue, 'A', prefix).join(' & ');
        if (weights === 'A') return [entitled];
        if (words.length === 1) return [all(words, tongue, weights, prefix).join(' & ')];
        return [entitled, ...near(words, tongue, weights, 2, prefix)];
      }),
    );
  const anyOf: Queries['anyOf'] = (ways, weights = '') =>
    either(tongues.flatMap((tongue) => ways.flatMap((words) => near(words, tongue, weights, 1))));
  const exact = (unit: Unit) => either([own(unit), anyOf(unit.also), anyFacet(unit.facets)]);
  const rough = ({ own: words, also, akin, kindred, prefix, facets }: Unit) => {
    const ways = tongues.flatMap((tongue) => [
      all(words, tongue, '', prefix),
      ...[...also, ...(kindred ? akin : [])].map((expression) => all(expression, tongue, '')),
    ]);
    return either([...fewest([...ways, ...facets.map((facet) => [literal(facet)])]).map((nodes) => nodes.join(' & '))]);
  };
  return {
    own,
    anyOf,
    exact,
    whole: ({ units }, any, roughly) => {
      const asked = tellingOf(units).map((unit) => (roughly ? rough(unit) : exact(unit)));
      if (asked.length === 0) return null;
      const known = asked.filter((text) => text !== null).map((text) => `(${text})`);
      // Who asks for what no word of the index can answer gets nothing, and not everything.
      if (known.length === 0) return literal('=nothing');
      return known.join(any || units.some((unit) => unit.urgent) ? ' | ' : ' & ');
    },
  };
}

/** The units that tell something, or all of them where none does. */
export function tellingOf(units: readonly Unit[]): readonly Unit[] {
  const telling = units.filter((unit) => !unit.faint);
  return telling.length > 0 ? telling : units;
}

/** What `terms` of an entry must be matched with, so that it answers to the whole question. */
export async function wholeQuery(db: Db, question: Question): Promise<RawBuilder<unknown>> {
  const { whole } = makeQueries(await stemsOf(db, wordsToStem(question)));
  return asQuery(whole(question, false, false) ?? '');
}

/** What an entry has who has all of these facets. */
export const allFacets = (facets: readonly string[]): string | null =>
  facets.length > 0 ? facets.map(literal).join(' & ') : null;

/** What an entry has who has any of these facets. */
export const anyFacet = (facets: readonly string[]): string | null =>
  facets.length > 0 ? facets.map(literal).join(' | ') : null;

/** The text of a query as PostgreSQL takes it. */
export const asQuery = (text: string): RawBuilder<unknown> => sql`${text}::tsquery`;

/** A lexeme as it stands in a tsquery. */
const literal = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** Any of these, each once; null where there are none. */
function either(texts: readonly (string | null)[]): string | null {
  const ways = [...new Set(texts)].filter((text) => text !== null && text !== '');
  const [only] = ways;
  if (ways.length < 2) return only ?? null;
  return `(${ways.map((way) => (/ [&|] | <\d+> /.test(way ?? '') ? `(${way})` : way)).join(' | ')})`;
}

/** Without what asks for more than another does: who has 'albo & badanti' has 'badanti'. */
function fewest(ways: readonly string[][]): string[][] {
  const sets = ways.filter((way) => way.length > 0).map((way) => new Set(way));
  return sets
    .filter((one, at) => !sets.some((other, place) => within(other, one) && (other.size < one.size || place < at)))
    .map((set) => [...set]);
}

const within = (some: Set<string>, all: Set<string>) => [...some].every((one) => all.has(one));
