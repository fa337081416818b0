import type { Said } from '#platform/messages/index.ts';
import type { Wish } from '../keeping/change.ts';
import { type Fact, facts, type KeptKind } from '../keeping/facts.ts';

/** What stands in a form, by field, as it was typed. `was.name` is what the fact `name` said when the form was opened. */
export type Typed = Readonly<Record<string, string>>;

/** Which facts a form changes, or what is wrong with it, field by field. Hours are read apart. */
export type Read = { wishes: Wish[] } | { wrong: Record<string, Said> };

/** Reads the facts that were changed; what stands as it stood is not judged: it may come from elsewhere. */
export function readFacts(kind: KeptKind, typed: Typed): Read {
  const wrong: Record<string, Said> = {};
  const wishes: Wish[] = [];
  for (const fact of facts[kind]) {
    const said = typed[fact.name];
    if (fact.kept.in === 'hours' || said === undefined) continue;
    const from = tidy(typed[`was.${fact.name}`] ?? '');
    const to = fact.input === 'url' ? whole(tidy(said)) : tidy(said);
    if (to === from && !(fact.required && to === '')) continue;
    const problem = problemOf(fact, to);
    if (problem) wrong[fact.name] = problem;
    else wishes.push({ fact: fact.name, from: from || null, to: to || null });
  }
  const [youngest, oldest] = [typed.minimum_age, typed.maximum_age].map((age) =>
    Number((age ?? '').trim() || Number.NaN),
  );
  if (youngest !== undefined && oldest !== undefined && youngest > oldest) {
    wrong.maximum_age ??= { key: 'editing.wrong.ages' };
  }
  return Object.keys(wrong).length > 0 ? { wrong } : { wishes };
}

/** Browsers send lines as CRLF. */
const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** An address as people write it, with what a browser needs before it. */
const whole = (url: string): string => (/^[\w-]+(\.[\w-]+)+(\/|\?|$)/.test(url) ? `https://${url}` : url);

function problemOf(fact: Fact, said: string): Said | null {
  if (said === '') return fact.required ? { key: 'editing.wrong.required' } : null;
  const unfit = rules[fact.input]?.(said) === false;
  if (said.length > fact.longest && !unfit) {
    return { key: 'editing.wrong.long', values: { most: fact.longest, long: said.length } };
  }
  if (fact.input !== 'text' && fact.input !== 'list' && said.includes('\n')) return { key: 'editing.wrong.line' };
  return unfit ? { key: `editing.wrong.${fact.input}` } : null;
}

const digits = (text: string): number => text.replace(/\D/g, '').length;

const rules: Partial<Record<Fact['input'], (said: string) => boolean>> = {
  phone: (said) => /^\+?[\d\s()./-]+$/.test(said) && digits(said) >= 3 && digits(said) <= 15,
  email: (said) => /^[^\s@<>"',;:]+@[^\s@<>"',;:.]+(\.[^\s@<>"',;:.]+)+$/.test(said),
  url: (said) => URL.canParse(said) && /^https?:\/\/[^/\s]+\.[^/\s]+/.test(said) && !/\s/.test(said),
  postcode: (said) => /^\d{5}$/.test(said),
  age: (said) => /^\d{1,3}$/.test(said) && Number(said) <= 120,
};
