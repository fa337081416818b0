import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, Mail, Panel, SubmitButton } from '#platform/ui/index.ts';
import type { Keeper } from '../keepers.ts';
import type { OnFile } from '../on-file.ts';
import { mayLead } from '../policy.ts';

interface KeepersProps {
  here: Here;
  organization: OnFile;
  keepers: readonly Keeper[];
}

/** Who looks after the entries: the lead invites others, passes the care on, takes someone away. */
export const Keepers = ({ here, organization, keepers }: KeepersProps) => {
  const { t, href, actor } = here;
  const leads = mayLead(actor, keepers.find((one) => one.lead)?.id ?? null);
  const to = (way: string) => href(`/organizzazioni/${organization.id}/gestisci/${way}`);
  return (
    <Panel title={t('claims.keepers')}>
      {keepers.length === 0 ? <p>{t('claims.keepers_none')}</p> : null}
      <ul class="rows">
        {keepers.map((one) => (
          <li>
            <span>
              {one.name} <Mail address={one.email} />
              {one.lead ? <strong> {t('claims.is_lead')}</strong> : null}
            </span>
            <div class="buttons">
              {leads && !one.lead ? (
                <form method="post" action={to('guida')}>
                  <input type="hidden" name="person" value={one.id} />
                  <SubmitButton kind="plain" small label={t('claims.pass_to', { name: one.name })}>
                    {t('claims.pass')}
                  </SubmitButton>
                </form>
              ) : null}
              {(leads || actor.person?.id === one.id) && !(one.lead && keepers.length > 1) ? (
                <form method="post" action={to('togli')}>
                  <input type="hidden" name="person" value={one.id} />
                  <SubmitButton kind="plain" small label={t('claims.take_away_of', { name: one.name })}>
                    {t('claims.take_away')}
                  </SubmitButton>
                </form>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {leads ? (
        <Buttons>
          <ButtonLink kind="soft" href={href('/inviti')}>
            {t('claims.invite')}
          </ButtonLink>
        </Buttons>
      ) : null}
    </Panel>
  );
};
