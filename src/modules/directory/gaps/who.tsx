import type { Here } from '#platform/http/index.ts';
import {
  Buttons,
  EmptyState,
  Facts,
  Mail,
  Notice,
  PageHead,
  Panel,
  Select,
  SubmitButton,
  Tel,
} from '#platform/ui/index.ts';
import { facetLabel } from '../finding/labels.ts';
import { pathOf, sayDistance } from '../finding/saying.ts';
import { sayWhat } from './page.tsx';
import type { Candidate } from './queries.ts';

interface WhoProps {
  here: Here;
  what: readonly string[];
  neighbourhood: { id: string; name: string } | null;
  candidates: readonly Candidate[];
  said: boolean;
}

const outcomes = ['asked', 'thinking', 'yes', 'no'] as const;

/** A list to work through: who does something near what is missing, how to reach them, and what they said. */
export const WhoPage = ({ here, what, neighbourhood, candidates, said }: WhoProps) => {
  const { t, href } = here;
  const missing = sayWhat(here, what, []);
  return (
    <div class="stack">
      <PageHead
        title={t('gaps.who_title')}
        lead={
          neighbourhood
            ? t('gaps.who_lead_in', { what: missing, where: neighbourhood.name })
            : t('gaps.who_lead', { what: missing })
        }
      >
        <p>
          <a href={href('/coordinamento/mancanze')}>{t('gaps.back')}</a>
        </p>
      </PageHead>
      {said ? (
        <Notice kind="success" role="status">
          <p>{t('gaps.noted')}</p>
        </Notice>
      ) : null}
      {candidates.length === 0 ? (
        <EmptyState drawing="table" title={t('gaps.who_none')}>
          <p>
            {t('gaps.who_none_how')} <a href={href('/cerca?tipo=organization')}>{t('gaps.all_bodies')}</a>
          </p>
        </EmptyState>
      ) : (
        <>
          <p>{t('gaps.who_count', { count: candidates.length })}</p>
          {candidates.map((one) => (
            <Who here={here} what={what} neighbourhood={neighbourhood?.id ?? ''} one={one} />
          ))}
        </>
      )}
    </div>
  );
};

const Who = ({
  here,
  what,
  neighbourhood,
  one,
}: {
  here: Here;
  what: readonly string[];
  neighbourhood: string;
  one: Candidate;
}) => {
  const { t, lang, href } = here;
  const near = one.near.flatMap((facet) => facetLabel(facet, lang, t) ?? []);
  return (
    <Panel id={`${one.kind}-${one.id}`} title={one.name}>
      <p class="muted small">
        {[
          t(`directory.kind.${one.kind}`),
          one.metres === null ? null : sayDistance(one.metres, lang),
          near.slice(0, 4).join(', '),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Facts
        facts={[
          ...(one.phone ? [{ term: t('gaps.phone'), detail: <Tel number={one.phone} /> }] : []),
          ...(one.email ? [{ term: t('gaps.email'), detail: <Mail address={one.email} /> }] : []),
          { term: t('gaps.entry'), detail: <a href={href(pathOf(one.kind, one.id))}>{t('gaps.see')}</a> },
        ]}
      />
      <form class="cluster" method="post" action={href('/coordinamento/mancanze/chi')}>
        <input type="hidden" name="cosa" value={what.join(' ')} />
        <input type="hidden" name="quartiere" value={neighbourhood} />
        <input type="hidden" name="kind" value={one.kind} />
        <input type="hidden" name="id" value={one.id} />
        <Select
          t={t}
          name="outcome"
          id={`outcome-${one.id}`}
          label={t('gaps.outcome')}
          width="medium"
          value={one.outcome ?? 'asked'}
          options={outcomes.map((value) => ({ value, label: t(`gaps.outcome_is.${value}`) }))}
        />
        <Buttons>
          <SubmitButton kind="soft" label={t('gaps.note_of', { name: one.name })}>
            {t('gaps.note')}
          </SubmitButton>
        </Buttons>
      </form>
      {one.outcome ? <p class="small">{t('gaps.so_far', { outcome: t(`gaps.outcome_is.${one.outcome}`) })}</p> : null}
    </Panel>
  );
};
