import { type Shown, typed, wrongIn } from '#platform/forms/index.ts';
import type { T } from '#platform/messages/index.ts';
import {
  ButtonLink,
  Checkbox,
  Columns,
  ErrorSummary,
  PageHead,
  Panel,
  SubmitButton,
  TextInput,
} from '#platform/ui/index.ts';
import { PasskeyButton } from '../ways/passkey-button.tsx';

interface SignInPageProps {
  t: T;
  href(path: string): string;
  shown: Shown;
  /** What the OpenID Connect provider is called, where there is one. */
  outside: string | null;
}

/** One address, one password, one button; and the way back for whoever did not need to come here. */
export const SignInPage = ({ t, href, shown, outside }: SignInPageProps) => {
  const { values, errors, problem } = shown;
  const email = typed(shown, 'email');
  const next = typed(shown, 'next');
  const asked = next ? `?next=${encodeURIComponent(next)}` : '';
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={wrongIn(shown)} title={problem ? t('people.sign_in_problem') : undefined} />
      <PageHead title={t('people.sign_in_title')} lead={t('people.sign_in_lead')} />
      <Columns
        main={
          <form method="post" action={href('/accedi')} class="stack" novalidate>
            <TextInput
              t={t}
              name="email"
              type="email"
              label={t('people.email')}
              error={errors.email}
              value={email}
              autocomplete="username"
              width="medium"
              maxlength={254}
              spellcheck={false}
              required
            />
            <TextInput
              t={t}
              name="password"
              type="password"
              label={t('people.password')}
              error={errors.password}
              autocomplete="current-password"
              width="medium"
              required
            />
            <Checkbox
              t={t}
              name="remember"
              label={t('people.remember')}
              help={t('people.remember_help')}
              checked={values.remember === 'on'}
            />
            <input type="hidden" name="next" value={next} />
            <div class="buttons">
              <SubmitButton>{t('people.sign_in')}</SubmitButton>
              <PasskeyButton here={{ t, href }} does="enter" />
            </div>
            {outside ? (
              <p>
                <ButtonLink kind="soft" href={`${href('/accedi/fuori')}${asked}`}>
                  {t('people.outside.enter', { name: outside })}
                </ButtonLink>
              </p>
            ) : null}
            <p>
              <a href={`${href('/accedi/lettera')}${asked}`}>{t('people.letter.instead')}</a>
            </p>
          </form>
        }
        aside={
          <Panel tone="mist" title={t('people.no_account_title')}>
            <p>{t('people.no_account')}</p>
            <p>{t('people.forgotten')}</p>
            <p>
              <a href={href('/cerca')}>{t('people.search_instead')}</a>
            </p>
          </Panel>
        }
      />
    </div>
  );
};
