import { type Shown, typed } from '#platform/forms/index.ts';
import type { T } from '#platform/messages/index.ts';
import { TextInput } from '#platform/ui/index.ts';

interface FieldProps {
  t: T;
  shown: Shown;
}

/** What a person is called, as those whom they work with will read it: field `name`. */
export const YourName = ({ t, shown, help, now = '' }: FieldProps & { help?: string; now?: string }) => (
  <TextInput
    t={t}
    name="name"
    label={t('people.your_name')}
    help={help ?? t('people.your_name_help')}
    error={shown.errors.name}
    value={typed(shown, 'name', now)}
    autocomplete="name"
    width="medium"
    maxlength={120}
    required
  />
);

/** A password chosen now: field `password`. What was typed is never given back. */
export const ChosenPassword = ({ t, shown }: FieldProps) => (
  <TextInput
    t={t}
    name="password"
    type="password"
    label={t('people.choose_password')}
    help={t('people.choose_password_help')}
    error={shown.errors.password}
    autocomplete="new-password"
    width="medium"
    required
  />
);
