import { ChosenPassword, YourName } from '#modules/people/index.ts';
import { type Shown, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, ErrorSummary, Notice, PageHead, SubmitButton } from '#platform/ui/index.ts';
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
  const manage = `/organizzazioni/${organization.id}/gestisci`;
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
      <ErrorSummary t={t} errors={wrongIn(shown)} />
      <PageHead title={t('claims.new_title', { name: organization.name })} lead={t('claims.new_lead')} />
      <form class="stack" method="post" action={href(`${manage}/nuovo`)} novalidate>
        <input type="hidden" name="t" value={token} />
        <p>
          {t('claims.new_address')} <strong>{address}</strong>
        </p>
        <YourName t={t} shown={shown} help={t('claims.name_help')} />
        <ChosenPassword t={t} shown={shown} />
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
