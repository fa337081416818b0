import type { Shown } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import {
  Buttons,
  EmptyState,
  ErrorSummary,
  Facts,
  Mail,
  Notice,
  PageHead,
  Panel,
  SubmitButton,
  TextInput,
} from '#platform/ui/index.ts';
import { sayDate } from '../../entry/say.ts';
import { mayDecide } from '../policy.ts';
import type { Decided, Waiting } from '../queries.ts';

interface RequestsProps {
  here: Here;
  waiting: readonly Waiting[];
  decided: readonly Decided[];
  /** The request whose form was just sent, and what became of it. */
  about: string | null;
  shown: Shown;
  done: string | undefined;
}

/** Every request to look after entries that waits for a yes or no, the oldest first. */
export const RequestsPage = ({ here, waiting, decided, about, shown, done }: RequestsProps) => {
  const { t } = here;
  const wrong = Object.values(shown.errors).map((message) => ({ message }));
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={shown.problem ? [{ message: shown.problem }, ...wrong] : wrong} />
      <PageHead title={t('claims.requests_title')} lead={t('claims.requests_lead', { count: waiting.length })} />
      {done ? (
        <Notice kind="success" role="status">
          <p>{t('claims.decided_done')}</p>
        </Notice>
      ) : null}
      {waiting.length === 0 ? (
        <EmptyState drawing="keys" title={t('claims.requests_none')}>
          <p>{t('claims.requests_none_how')}</p>
        </EmptyState>
      ) : (
        waiting.map((claim) => <Request here={here} claim={claim} shown={claim.id === about ? shown : null} />)
      )}
      {decided.length > 0 ? (
        <Panel title={t('claims.lately')} tone="mist">
          <ul>
            {decided.map((one) => (
              <li>
                {t(one.state === 'granted' ? 'claims.lately_yes' : 'claims.lately_no', {
                  name: one.name,
                  organization: one.organization,
                  date: sayDate(one.decided_at, here),
                })}
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </div>
  );
};

const Request = ({ here, claim, shown }: { here: Here; claim: Waiting; shown: Shown | null }) => {
  const { t, href, actor } = here;
  const kept = claim.keepers.length > 0;
  const answer = shown?.values.answer;
  return (
    <Panel title={claim.organization} id={`richiesta-${claim.id}`}>
      <p>
        <a href={href(`/organizzazioni/${claim.organization_id}`)}>{t('claims.see_entry')}</a>
      </p>
      <Facts
        facts={[
          { term: t('claims.who'), detail: claim.name, note: <Mail address={claim.email} /> },
          { term: t('claims.since'), detail: t('claims.on', { date: sayDate(claim.asked_at, here) }) },
          { term: t('claims.proof'), detail: t(claim.proven ? 'claims.proven' : 'claims.unproven') },
          ...(claim.words ? [{ term: t('claims.says'), detail: <span class="letter">{claim.words}</span> }] : []),
          {
            term: t('claims.keeps_now'),
            detail: kept
              ? claim.keepers.map((one, nth) => (
                  <>
                    {nth > 0 ? ', ' : ''}
                    {one.name} (<Mail address={one.email} />)
                  </>
                ))
              : t('claims.keeps_nobody'),
          },
        ]}
      />
      {mayDecide(actor, claim.person_id) ? (
        <form class="stack" method="post" action={href(`/coordinamento/richieste/${claim.id}`)} novalidate>
          {kept ? <p>{t('claims.contested')}</p> : null}
          <TextInput
            t={t}
            name="answer"
            id={`answer-${claim.id}`}
            label={t('claims.answer')}
            help={t('claims.answer_help')}
            error={shown?.errors.answer}
            value={typeof answer === 'string' ? answer : ''}
            rows={2}
            maxlength={1_000}
            optional
          />
          <Buttons>
            <SubmitButton kind="soft" name="verdict" value="beside">
              {t(kept ? 'claims.beside' : 'claims.yes')}
            </SubmitButton>
            {kept ? (
              <SubmitButton kind="soft" name="verdict" value="instead">
                {t('claims.instead')}
              </SubmitButton>
            ) : null}
            <SubmitButton kind="danger" name="verdict" value="no">
              {t('claims.no')}
            </SubmitButton>
          </Buttons>
        </form>
      ) : (
        <p class="muted">{t('claims.your_own')}</p>
      )}
    </Panel>
  );
};
