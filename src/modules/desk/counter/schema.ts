import { z } from 'zod';
import { isTopic } from './topics.ts';

export const ways = ['in_person', 'telephone', 'writing'] as const;
export const forWhom = ['self', 'other'] as const;
export const reasons = ['request', 'chat', 'telephone', 'internet'] as const;
export const outcomes = ['answered', 'partly', 'not_answered', 'to_follow', 'nothing_asked'] as const;
export const ageBands = ['0-17', '18-29', '30-44', '45-64', '65-79', '80'] as const;

/** Kinds of entries with which one answers. */
export const answerKinds = ['service', 'organization', 'place', 'asset', 'procedure'] as const;
export type AnswerKind = (typeof answerKinds)[number];
export interface Answered {
  kind: AnswerKind;
  entry_id: string;
}

const several = <T>(one: z.ZodType<T, string>, most: number) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((said) => [said ?? []].flat())
    .transform((said) => [...new Set(said)].slice(0, most))
    .pipe(z.array(one));

const entry = z.string().transform((said, issues): Answered => {
  const answered = readAnswer(said);
  if (answered) return answered;
  issues.addIssue({ code: 'custom', message: 'forms.invalid' });
  return { kind: 'service', entry_id: '' };
});

/** 'service/00000000-…', as the boxes of the counter send it; null for anything else. */
export function readAnswer(said: string): Answered | null {
  const [word = '', id = ''] = said.split('/');
  const kind = answerKinds.find((one) => one === word);
  return kind && z.uuid().safeParse(id).success ? { kind, entry_id: id } : null;
}

const maybe = <S extends z.ZodType>(schema: S) => z.union([z.literal('').transform(() => null), schema]).optional();

/** What one screen of the counter sends. Nothing in it says who came. */
export const Contact = z
  .object({
    id: z.uuid(),
    /** Which button was pressed: 'follow' where something has to come after. */
    do: z.enum(['done', 'follow']).catch('done').default('done'),
    for_whom: z.enum(forWhom).catch('self').default('self'),
    how: z.enum(ways).catch('in_person').default('in_person'),
    came_for: z.enum(reasons).catch('request').default('request'),
    words: z.string().trim().max(500, 'desk.contact.words_long').default(''),
    topics: several(z.string(), 5).transform((codes) => codes.filter(isTopic)),
    answers: several(entry, 12),
    outcome: z.enum(outcomes, { error: 'desk.contact.outcome_missing' }).optional(),
    age_band: maybe(z.enum(ageBands)),
    neighbourhood: maybe(z.uuid()),
    first_time: maybe(z.enum(['yes', 'no'])),
    again_today: z.literal('on').optional(),
    language: maybe(z.string().regex(/^[a-z]{2,3}$/)),
    /** Written on paper first: on which day. */
    day: z.iso.date('desk.contact.day_missing').optional(),
  })
  .refine((said) => said.came_for !== 'request' || said.words !== '' || said.topics.length > 0, {
    error: 'desk.contact.words_missing',
    path: ['words'],
  })
  .transform((said) => ({ ...said, outcome: outcomeOf(said) }));
export type Contact = z.output<typeof Contact>;

type Said = { do: 'done' | 'follow'; came_for: string; outcome?: (typeof outcomes)[number] | undefined };

/** Whatever was ticked, the button that was pressed says whether something follows. */
function outcomeOf({ do: pressed, came_for, outcome = 'answered' }: Said): (typeof outcomes)[number] {
  if (pressed === 'follow') return 'to_follow';
  return came_for === 'request' ? outcome : 'nothing_asked';
}
