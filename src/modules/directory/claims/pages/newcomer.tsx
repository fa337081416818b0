import type { Shown } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, ErrorSummary, Notice, PageHead, SubmitButton, TextInput } from '#platform/ui/index.ts';
import type { Invited } from '../newcomer.ts';

interface NewcomerProps {
  here: Here;
  invited: Invited;
  token: string;
  shown: Shown;
}

/** Where the letter's link leads: an account at the address that it went to. */
export const NewcomerPage = ({ here, invited: { organization, address, over }, token, shown }: NewcomerProps) => {
  const { t, href } = here;
  const { values, errors, problem } = shown;
  const manage = `/organizzazioni/${organization.id}/gestisci`;
  const wrong = Object.entries(errors).map(([field, message]) => ({ field, message }));
  if (over) {
    return (
      <div class="stack">
        <PageHead title={t('claims.link_over_title')} lead={t('claims.link_over')} />
        <Buttons>
          <ButtonLink href={href(manage)}>{t('claims.link_again')}</ButtonLink>
        </Buttons>
      </div>
    );
  }
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={problem ? [{ message: problem }, ...wrong] : wrong} />
      <PageHead title={t('claims.new_title', { name: organization.name })} lead={t('claims.new_lead')} />
      <form class="stack" method="post" action={href(`${manage}/nuovo`)} novalidate>
        <input type="hidden" name="t" value={token} />
        <p>
          {t('claims.new_address')} <strong>{address}</strong>
        </p>
        <TextInput
          t={t}
          name="name"
          label={t('claims.name')}
          help={t('claims.name_help')}
          error={errors.name}
          value={typeof values.name === 'string' ? values.name : ''}
          autocomplete="name"
          width="medium"
          maxlength={120}
          required
        />
        <TextInput
          t={t}
          name="password"
          type="password"
          label={t('claims.password')}
          help={t('claims.password_help')}
          error={errors.password}
          autocomplete="new-password"
          width="medium"
          required
        />
        <Buttons>
          <SubmitButton>{t('claims.new_open')}</SubmitButton>
        </Buttons>
      </form>
      <Notice>
        <p>
          {t('claims.new_have_one')}{' '}
          <a href={`${href('/accedi')}?next=${encodeURIComponent(href(manage))}`}>{t('claims.sign_in')}</a>
        </p>
      </Notice>
    </div>
  );
};
