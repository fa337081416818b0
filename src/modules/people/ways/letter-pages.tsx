import { type Shown, typed, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Checkbox, ErrorSummary, Notice, PageHead, SubmitButton, TextInput } from '#platform/ui/index.ts';

/** Whom to write to. */
export const AskLetterPage = ({ here: { t, href }, shown, next }: { here: Here; shown: Shown; next: string }) => (
  <div class="stack">
    <ErrorSummary t={t} errors={wrongIn(shown)} />
    <PageHead title={t('people.letter.title')} lead={t('people.letter.lead')} />
    <form method="post" action={href('/accedi/lettera')} class="stack form" novalidate>
      <TextInput
        t={t}
        name="email"
        type="email"
        label={t('people.email')}
        error={shown.errors.email}
        value={typed(shown, 'email')}
        autocomplete="username"
        width="medium"
        maxlength={254}
        required
      />
      <input type="hidden" name="next" value={next} />
      <div class="buttons">
        <SubmitButton icon="mail">{t('people.letter.ask')}</SubmitButton>
      </div>
    </form>
    <p>
      <a href={href('/accedi')}>{t('people.letter.with_password')}</a>
    </p>
  </div>
);

/** The same for every address. */
export const LetterSentPage = ({ here: { t, href } }: { here: Here }) => (
  <div class="stack">
    <PageHead title={t('people.letter.sent_title')} lead={t('people.letter.sent')} />
    <p>{t('people.letter.sent_nothing')}</p>
    <p>
      <a href={href('/accedi/lettera')}>{t('people.letter.again')}</a>
    </p>
  </div>
);

/** Where the link leads: opening it uses nothing up, pressing the button does. */
export const EnterPage = (props: { here: Here; shown: Shown; token: string; holds: boolean }) => {
  const { here, shown, token, holds } = props;
  const { t, href } = here;
  if (!holds) {
    return (
      <div class="stack">
        <PageHead title={t('people.letter.enter_title')} />
        <Notice>
          <p>{t('people.letter.over')}</p>
        </Notice>
        <div class="buttons">
          <ButtonLink href={href('/accedi/lettera')}>{t('people.letter.again')}</ButtonLink>
        </div>
      </div>
    );
  }
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={wrongIn(shown)} />
      <PageHead title={t('people.letter.enter_title')} lead={t('people.letter.enter_lead')} />
      <form method="post" action={href(`/accedi/lettera/${token}`)} class="stack form">
        <Checkbox t={t} name="remember" label={t('people.remember')} help={t('people.remember_help')} />
        <div class="buttons">
          <SubmitButton>{t('people.sign_in')}</SubmitButton>
        </div>
      </form>
    </div>
  );
};
