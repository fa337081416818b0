import { type Shown, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Columns, ErrorSummary, Facts, Notice, PageHead, Panel, SubmitButton } from '#platform/ui/index.ts';
import { ChosenPassword, YourName } from '../fields.tsx';
import { dayInWords, roleInWords } from '../words.ts';
import type { Invitation } from './queries.ts';
import type { InvitationState } from './rules.ts';

interface WelcomeProps {
  here: Here;
  invitation: Invitation;
  state: InvitationState;
  token: string;
  shown: Shown;
}

/** Where the letter's link leads: what one is invited to, and the button that accepts. Opening it changes nothing. */
export const WelcomePage = ({ here, invitation, state, token, shown }: WelcomeProps) => {
  const { t, lang, href, commons, actor } = here;
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={wrongIn(shown)} />
      <PageHead
        title={t('people.invite.welcome_title', { town: commons.title })}
        lead={t('people.invite.welcome_lead', { by: invitation.invited_by_name })}
      />
      <Panel tone="answer" title={roleInWords(t, lang, { ...invitation, ends_at: invitation.role_ends_at })}>
        <p>{t(`people.role_does.${invitation.role}`)}</p>
      </Panel>
      {state === 'open' ? null : <Over here={here} state={state} />}
      {state === 'open' && actor.person ? <Mine here={here} invitation={invitation} token={token} /> : null}
      {state === 'open' && !actor.person ? (
        <Columns
          main={<Newcomer here={here} invitation={invitation} token={token} shown={shown} />}
          aside={
            <Panel tone="mist" title={t('people.invite.have_account')}>
              <p>{t('people.invite.have_account_how')}</p>
              <p>
                <ButtonLink
                  kind="soft"
                  href={`${href('/accedi')}?next=${encodeURIComponent(href(`/invito/${token}`))}`}
                >
                  {t('people.sign_in')}
                </ButtonLink>
              </p>
            </Panel>
          }
        />
      ) : null}
      {state === 'open' ? (
        <p class="muted">{t('people.invite.open_until', { until: dayInWords(lang, invitation.expires_at) })}</p>
      ) : null}
    </div>
  );
};

const Over = ({ here: { t, href }, state }: { here: Here; state: Exclude<InvitationState, 'open'> }) => (
  <Notice kind="info">
    <p>{t(`people.invite.${state}`)}</p>
    {state === 'accepted' ? (
      <p>
        <a href={href('/accedi')}>{t('people.sign_in')}</a>
      </p>
    ) : null}
  </Notice>
);

const Mine = ({ here, invitation, token }: { here: Here; invitation: Invitation; token: string }) => {
  const { t, href, actor } = here;
  if (actor.person?.email !== invitation.email) {
    return (
      <Notice kind="warning" title={t('people.invite.other_person')}>
        <p>{t('people.invite.other_person_how', { email: actor.person?.email ?? '' })}</p>
        <form method="post" action={href('/esci')}>
          <SubmitButton kind="soft">{t('people.sign_out')}</SubmitButton>
        </form>
      </Notice>
    );
  }
  return (
    <form method="post" action={href(`/invito/${token}`)}>
      <SubmitButton>{t('people.invite.accept')}</SubmitButton>
    </form>
  );
};

const Newcomer = ({ here: { t, href }, invitation, token, shown }: Omit<WelcomeProps, 'state'>) => (
  <form method="post" action={href(`/invito/${token}`)} class="stack form" novalidate>
    <h2>{t('people.invite.first_time')}</h2>
    <Facts columns={1} facts={[{ term: t('people.email'), detail: invitation.email }]} />
    <YourName t={t} shown={shown} />
    <ChosenPassword t={t} shown={shown} />
    <div class="buttons">
      <SubmitButton>{t('people.invite.accept')}</SubmitButton>
    </div>
  </form>
);
