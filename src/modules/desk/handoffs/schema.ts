import { z } from 'zod';
import { answerKinds } from '../counter/schema.ts';
import { handoffActs, verdicts } from './rules.ts';

export const reasons = [
  'full',
  'not_theirs',
  'papers',
  'closed_for_now',
  'person_wish',
  'solved',
  'mistake',
  'other',
] as const;
export const nextSteps = ['new_handoff', 'other_answer', 'told'] as const;
export const escorts = ['nobody', 'volunteer', 'family', 'other'] as const;
export const means = ['on_foot', 'public_transport', 'car', 'other'] as const;
/** How one comes to know something; by the code it is always the page. */
export const channels = ['telephone', 'in_person', 'writing'] as const;

const empty = (said: unknown) => (said === '' ? undefined : said);
const maybe = <S extends z.ZodType>(schema: S) => z.preprocess(empty, schema.optional());
const words = (most: number) => maybe(z.string().trim().max(most, 'desk.handoff.long'));
const day = maybe(z.iso.date('desk.handoff.day_wrong'));
const time = maybe(z.iso.time({ precision: -1, error: 'desk.handoff.time_wrong' }));

const what = {
  reason: maybe(z.enum(reasons)),
  words: words(500),
  appointment_on: day,
  appointment_time: time,
  place: words(200),
  bring: words(300),
  escort: maybe(z.enum(escorts)),
  means: maybe(z.enum(means)),
  /** On which day it was, where that is not today. */
  day,
};

/** An act, as a button or a small form sends it. The form names it: sent twice, it is there once. */
export const Said = z.object({
  id: z.uuid(),
  act: z.enum(handoffActs),
  /** The number of the last thing that whoever presses has seen. */
  seen: z.coerce.number().int().nonnegative(),
  ...what,
  channel: z.enum(channels).catch('telephone').default('telephone'),
  expected_on: day,
  verdict: maybe(z.enum(verdicts)),
  next_step: maybe(z.enum(nextSteps)),
});
export type Said = z.output<typeof Said>;

const entry = z
  .string()
  .regex(/^[a-z]+\/[0-9a-f-]{36}$/)
  .transform((said) => said.split('/'))
  .pipe(z.tuple([z.enum(answerKinds), z.uuid()]));

/** A call that was made with the person present. */
export const Call = z
  .object({
    id: z.uuid(),
    encounter: maybe(z.uuid()),
    after: maybe(z.uuid()),
    entry: maybe(entry),
    office: z.string().trim().min(1, 'desk.handoff.office_missing').max(200, 'desk.handoff.long'),
    answer: z.enum(['agree', 'refuse'], { error: 'desk.handoff.answer_missing' }),
    ...what,
  })
  .refine((said) => said.answer === 'agree' || said.reason !== undefined, {
    error: 'desk.handoff.need.reason',
    path: ['reason'],
  })
  .refine((said) => said.appointment_time === undefined || said.appointment_on !== undefined, {
    error: 'desk.handoff.need.appointment_at',
    path: ['appointment_on'],
  });
export type Call = z.output<typeof Call>;

/** The code, as someone typed it. */
export const ByCode = z.object({ code: z.string().max(40).default('') });
/** «Stop», by the code. */
export const StopByCode = ByCode.extend({ id: z.uuid(), seen: z.coerce.number().int().nonnegative() });
