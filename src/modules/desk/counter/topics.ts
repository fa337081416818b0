import { vocabulary } from '#modules/directory/index.ts';
import type { Lang } from '#platform/messages/index.ts';

const everyday = () => vocabulary('everyday-topics').terms;

const topicOf = (code: string) => everyday().find((one) => one.code === code);

/** Whether it is one of the topics that the program brings. */
export const isTopic = (code: string): boolean => topicOf(code) !== undefined;

export function nameOfTopic(code: string, lang: Lang): string {
  const known = topicOf(code);
  return known ? (lang === 'it' ? known.name : known.name_en) : code;
}

/** The wide topics, under which all others stand. */
export const rootTopics = (): string[] =>
  everyday()
    .filter(({ parent }) => parent === undefined)
    .map(({ code }) => code);

export interface Asked {
  /** A wide topic; null for what a shared screen does not name. */
  code: string | null;
  count: number;
}

/**
 * Counts under the wide topics alone, the most frequent first. A counter's screen is seen from both sides: a narrow topic with
 * one beside it would tell what the person before came for.
 */
export function byRoot(topics: readonly { code: string; count: number }[]): Asked[] {
  const sums = new Map<string | null, number>();
  for (const { code, count } of topics) {
    const root = rootOf(code);
    sums.set(root, (sums.get(root) ?? 0) + count);
  }
  return [...sums].map(([code, count]) => ({ code, count })).toSorted((one, other) => other.count - one.count);
}

function rootOf(code: string): string | null {
  const known = topicOf(code);
  const root = known?.parent === undefined ? known : topicOf(known.parent);
  return root && !root.sensitive ? root.code : null;
}
