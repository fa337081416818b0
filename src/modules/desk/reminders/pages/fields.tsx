import type { T } from '#platform/messages/index.ts';
import { TextInput } from '#platform/ui/index.ts';

interface FieldsProps {
  t: T;
  values: Record<string, string>;
  errors: Record<string, string>;
}

/** Of the person: how they want to be called, a telephone, what was promised. */
export const PersonFields = ({ t, values, errors }: FieldsProps) => (
  <>
    <TextInput
      t={t}
      name="name"
      label={t('desk.reminder.name')}
      help={t('desk.reminder.name_help')}
      error={errors.name}
      value={values.name}
      maxlength={80}
      autocomplete="off"
    />
    <TextInput
      t={t}
      name="phone"
      type="tel"
      width="medium"
      label={t('desk.reminder.phone')}
      error={errors.phone}
      value={values.phone}
      maxlength={30}
      autocomplete="off"
    />
    <TextInput
      t={t}
      name="promise"
      rows={3}
      label={t('desk.reminder.promise')}
      help={t('desk.reminder.promise_help')}
      error={errors.promise}
      value={values.promise}
      maxlength={500}
      spellcheck
    />
  </>
);

/** By when. `prefix` tells the ids of two such forms on one page apart. */
export const DueFields = ({ t, values, errors, prefix = '' }: FieldsProps & { prefix?: string }) => (
  <>
    <TextInput
      t={t}
      name="due_on"
      id={`${prefix}due_on`}
      type="date"
      width="medium"
      label={t('desk.reminder.due_on')}
      error={errors.due_on}
      value={values.due_on}
    />
    <TextInput
      t={t}
      name="due_at"
      id={`${prefix}due_at`}
      type="time"
      width="short"
      optional
      label={t('desk.reminder.due_at')}
      error={errors.due_at}
      value={values.due_at}
    />
  </>
);
