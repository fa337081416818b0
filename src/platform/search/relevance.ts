import { type RawBuilder, sql } from 'kysely';
import { formsOf } from './number.ts';
import type { Question, Unit } from './question.ts';
import { anyFacet, asQuery, type Queries, type Weights } from './tsquery.ts';

/**
 * How well an entry answers, as a sum that can be told to anyone: for each thing asked, where its words stand, whether
 * the entry has the topic that people mean by them, and whether it says the same in other words. `plain` is its title
 * without accents, `town` its municipality.
 */
export function relevance(question: Question, queries: Queries, agedFirst: boolean, now: Date): RawBuilder<unknown> {
  // What nobody has looked at for too long, or ever, may be true no more: what has been checked goes first.
  const trust = sql`(case when assured_on is null then 0.75 when stale_on <= ${now}::timestamptz::date then 0.8 else 1 end)`;
  // Who asks for an age wants first what is made for it, then what is for everybody.
  const aged = agedFirst ? sql`(case when ages is null then 0.8 else 1 end)` : sql`1`;
  if (question.empty) return sql`weight * ${trust} * ${aged}`;
  const units = sql.join(
    question.units.map((unit) => unitScore(unit, queries)),
    sql` + `,
  );
  return sql`(${units} + ${titleScore(question)}) * weight * ${trust} * ${aged}`;
}

function unitScore(unit: Unit, queries: Queries): RawBuilder<unknown> {
  const parts = [
    ownScore(unit, queries),
    topicScore(unit),
    alsoScore(unit, queries),
    akinScore(unit, queries),
    townScore(unit),
  ].filter((part) => part !== null);
  const sum = parts.length > 0 ? sql`(${sql.join(parts, sql` + `)})` : sql`0`;
  // 'Sportello' in a title tells less than what the desk is for.
  if (unit.faint) return sql`0.3 * ${sum}`;
  return unit.urgent ? sql`4 * ${sum}` : sum;
}

/**
 * A word in the title says what the thing is (the more so, the more of the title it is, and when it stands there as it
 * was written), a word of the same stem less: a 'rifugio' is not for a 'rifugiato', nor is the 'comunità' the 'comune'.
 * Among the topics it says what the thing is about; in the description it is only mentioned.
 */
function ownScore(unit: Unit, queries: Queries): RawBuilder<unknown> | null {
  const bears = (weights: Weights) => has(queries.own(unit, weights));
  if (queries.own(unit) === null) return null;
  const share = sql`1 + 0.3 * least(1, ${unit.own.join(' ').length}::float8 / length(title))
    + 0.1 * (position(${unit.folded} in plain) > 0)::int`;
  const forms = unit.own.map(
    (word) =>
      sql`${spokenTitle} like any(${formsOf(word).map((form) => `% ${form}${unit.prefix ? '' : ' '}%`)}::text[])`,
  );
  return sql`case when not ${bears('')} then 0 when ${bears('A')} then case when ${sql.join(forms, sql` and `)} then ${share} else 0.4 end
    when ${bears('AB')} then 0.6 when ${bears('ABC')} then 0.3 else 0.1 end`;
}

/**
 * Someone has said that this entry is about it, whatever words it uses: nearly as good as the title, and better than a
 * mention. Where people mean several topics at once, who has them all comes first ('patronato').
 */
function topicScore({ facets }: Unit): RawBuilder<unknown> | null {
  if (facets.length === 0) return null;
  if (facets.length === 1) return sql`0.8 * (${has(anyFacet(facets))})::int`;
  const carried = facets.map((facet) => sql`(${has(anyFacet([facet]))})::int`);
  return sql`(0.4 * (${has(anyFacet(facets))})::int + ${0.4 / facets.length}::float8 * (${sql.join(carried, sql` + `)}))`;
}

/** The same in other words ('assistente familiare' for 'badante'): a help, weaker than the words themselves. */
function alsoScore({ also }: Unit, { anyOf }: Queries): RawBuilder<unknown> | null {
  if (anyOf(also) === null) return null;
  return sql`case when not ${has(anyOf(also))} then 0 when ${has(anyOf(also, 'A'))} then 0.4 else 0.15 end`;
}

/** Of those about the same topic, the one whose name people might have said ('ripetizioni': Merenda e compiti). */
function akinScore({ akin, facets }: Unit, { anyOf }: Queries): RawBuilder<unknown> | null {
  const named = facets.length > 0 ? anyOf(akin, 'A') : null;
  return named ? sql`case when ${has(anyFacet(facets))} and ${has(named)} then 0.3 else 0 end` : null;
}

/** 'Consultorio Cagliari' is one in Cagliari, before one in via Cagliari elsewhere; a stem would not tell it from Cagli. */
const townScore = ({ folded, own }: Unit): RawBuilder<unknown> | null =>
  own.length === 1 ? sql`0.4 * (position(${` ${folded} `} in town) > 0)::int` : null;

/** Whether a title has one of these expressions, word for word. */
export function named(ways: readonly (readonly string[])[]): RawBuilder<unknown> {
  return sql`${spokenTitle} like any(${ways.map((words) => `% ${words.join(' ')} %`)}::text[])`;
}

const has = (text: string | null): RawBuilder<unknown> => (text === null ? sql`false` : sql`terms @@ ${asQuery(text)}`);

const plain = (column: RawBuilder<unknown>) => sql`translate(lower(${column}), 'àáèéìíòóùú’''', 'aaeeiioouu  ')`;

/** A title without accents and apostrophes, as questions are. */
export const plainTitle = plain(sql`title`);
/** The words of the title in both languages, between spaces; worked out only where a stem is there. */
const spokenTitle = sql`translate(concat(' ', ${plain(sql`title`)}, ' ', ${plain(sql`title_en`)}, ' '), '.,:;()"/-', '         ')`;
/** The municipality, in the same way, between spaces. */
export const plainTown = sql`concat(' ', ${plain(sql`municipality_name`)}, ' ')`;

/** Who writes a name wants what bears it. */
function titleScore({ text }: Question): RawBuilder<unknown> {
  return sql`case when plain = ${text} then 1 when starts_with(plain, ${text}) then 0.2 else 0 end`;
}
