import type { FormValues, Shown } from '#platform/forms/index.ts';
import type { T } from '#platform/messages/index.ts';
import { readablePhone } from '#platform/ui/index.ts';
import { wasOf } from './change.ts';
import { mergeChange, type Values } from './changes.ts';
import { ChangedReminder } from './schema.ts';

/** What was typed, where it is text. */
export const textsOf = (values: FormValues): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

interface SentBack {
  typed: Values;
  was: Values;
  errors: Record<string, string>;
}

/**
 * The form of a change as it is shown again. Where two changed the same field both texts are there: what one typed in the
 * box, the other's beside it. Sent once more it is a choice made with both before one's eyes.
 */
export function sentBack(t: T, { values, errors }: Shown, there: Values): SentBack {
  const texts = textsOf(values);
  const shown: Values = { ...there, phone: readablePhone(there.phone) };
  const parsed = ChangedReminder.safeParse(values);
  const { merged, both } = parsed.success
    ? mergeChange(wasOf(parsed.data), parsed.data, there)
    : { merged: there, both: [] };
  if (both.length === 0) {
    const was = (field: keyof Values) => texts[`was_${field}`] ?? there[field];
    return {
      typed: { ...shown, ...texts },
      was: {
        name: was('name'),
        phone: was('phone'),
        promise: was('promise'),
        due_on: was('due_on'),
        due_at: was('due_at'),
      },
      errors,
    };
  }
  const mine = Object.fromEntries(both.map((field) => [field, texts[field] ?? '']));
  const theirs = Object.fromEntries(
    both.map((field) => [field, t('desk.reminder.both_field', { theirs: shown[field] || t('desk.reminder.empty') })]),
  );
  return {
    typed: { ...merged, phone: readablePhone(merged.phone), ...mine },
    was: there,
    errors: { ...errors, ...theirs },
  };
}
