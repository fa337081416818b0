import { z } from 'zod';
import { readCode } from './code.ts';
import { noticeLangs } from './notice.ts';
import { readPhone } from './phone.ts';

const name = z
  .string({ error: 'desk.reminder.name_missing' })
  .trim()
  .min(1, 'desk.reminder.name_missing')
  .max(80, 'desk.reminder.name_long');
const promise = z
  .string({ error: 'desk.reminder.promise_missing' })
  .trim()
  .min(1, 'desk.reminder.promise_missing')
  .max(500, 'desk.reminder.promise_long');
const phone = z.string({ error: 'desk.reminder.phone_wrong' }).transform((typed, issues) => {
  const number = readPhone(typed);
  if (number !== null) return number;
  issues.addIssue({ code: 'custom', message: 'desk.reminder.phone_wrong' });
  return z.NEVER;
});
const due_on = z.iso.date({ error: 'desk.reminder.due_wrong' });
/** '16:30', or '' where any time of that day will do. */
const due_at = z
  .string()
  .trim()
  .regex(/^$|^([01]\d|2[0-3]):[0-5]\d$/, 'desk.reminder.time_wrong')
  .default('');

/** What is written of a person, and no more. */
export const NewReminder = z.object({
  id: z.uuid(),
  name,
  phone,
  promise,
  due_on,
  due_at,
  notice_lang: z.enum(noticeLangs, { error: 'desk.reminder.notice_missing' }),
  agreed: z.literal('on', { error: 'desk.reminder.agreed_missing' }),
  /** The same number is there already, and this is another matter. */
  anyway: z.literal('on').optional(),
});
export type NewReminder = z.output<typeof NewReminder>;

const was = z.string().max(600).default('');
/** A change, together with what stood there when it was begun. */
export const ChangedReminder = z.object({
  name,
  phone,
  promise,
  due_on,
  due_at,
  was_name: was,
  was_phone: was,
  was_promise: was,
  was_due_on: was,
  was_due_at: was,
});
export type ChangedReminder = z.output<typeof ChangedReminder>;

export const Postponed = z.object({ due_on, due_at });
export type Postponed = z.output<typeof Postponed>;

/** A button, which says nothing more. */
export const Pressed = z.object({});

const code = z.string({ error: 'desk.follow.code_missing' }).transform((typed, issues) => {
  const read = readCode(typed);
  if (read !== null) return read;
  issues.addIssue({ code: 'custom', message: 'desk.follow.unknown' });
  return z.NEVER;
});
/** By the code on paper. */
export const ByCode = z.object({ code });
export const SaidWrong = z.object({
  code,
  words: z
    .string()
    .trim()
    .max(300)
    .catch((words) => String(words.input).slice(0, 300))
    .default(''),
});
