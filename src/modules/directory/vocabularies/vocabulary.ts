import { z } from 'zod';

const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a code is small letters, figures and single hyphens');
const words = z.string().trim().min(1);

/** One term of a shipped taxonomy. `name` is Italian, `name_en` English; other languages stand in `labels`. */
export const Term = z.strictObject({
  code,
  name: words,
  name_en: words,
  description: words.optional(),
  parent: code.optional(),
  uri: z.url().optional(),
  labels: z.record(z.string().regex(/^[a-z]{2}$/), words).optional(),
  synonyms: z.array(words).optional(),
  /** Code in `istat-areas`. For exports only, never on a screen: as a label it would stigmatise. */
  istat_area: code.optional(),
  /** Group of the International Classification of Nonprofit Organizations, 1–12; our reading. */
  icnpo: z.string().optional(),
  /** Not to be shown beside a person on a shared screen. */
  sensitive: z.boolean().optional(),
});
export type Term = z.infer<typeof Term>;

/** A shipped taxonomy, with where it comes from and under which licence. */
export const Vocabulary = z.strictObject({
  code,
  name: words,
  name_en: words,
  description: words,
  uri: z.url().optional(),
  version: words,
  source: words,
  licence: words,
  terms: z.array(Term).min(1),
});
export type Vocabulary = z.infer<typeof Vocabulary>;

/** What people `say`, the everyday `topics` they mean by it, and the words that services use for the same (`also`). */
export const SynonymGroup = z.strictObject({
  say: z.array(words).min(1),
  topics: z.array(code).min(1),
  also: z.array(words),
  /** Said in need: what it leads to comes first, whatever is said beside it. */
  urgent: z.boolean().optional(),
});
export type SynonymGroup = z.infer<typeof SynonymGroup>;
