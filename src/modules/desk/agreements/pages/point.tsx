import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, EmptyState, Facts, Notice, PageHead, Panel, Tel } from '#platform/ui/index.ts';
import type { DeskPoint } from '../../counter/queries.ts';
import { sayDate } from '../../saying.ts';
import type { Agreement } from '../queries.ts';
import { standingOf } from '../rules.ts';

interface PointProps {
  here: Here;
  point: DeskPoint;
  agreements: readonly Agreement[];
  today: string;
  keeps: boolean;
  written: boolean;
}

/** What a point has agreed on: what binds it today first, then what comes and what was. */
export const PointPage = ({ here, point, agreements, today, keeps, written }: PointProps) => {
  const { t, href } = here;
  const rank = { in_force: 0, to_come: 1, over: 2 };
  const sorted = agreements.toSorted((a, b) => rank[standingOf(a, today)] - rank[standingOf(b, today)]);
  return (
    <div class="stack">
      <PageHead title={t('desk.agreement.title')} lead={point.name} />
      {written ? (
        <Notice kind="success" role="status">
          <p>{t('desk.agreement.written')}</p>
        </Notice>
      ) : null}
      {agreements.some((one) => standingOf(one, today) === 'in_force') ? null : (
        <EmptyState drawing="door" title={t('desk.agreement.none_in_force')}>
          <p>{t('desk.agreement.none_means')}</p>
        </EmptyState>
      )}
      {keeps ? (
        <Buttons>
          <ButtonLink
            kind={agreements.length === 0 ? 'main' : 'soft'}
            icon="plus"
            href={href(`/accordi/${point.id}/nuovo`)}
          >
            {t('desk.agreement.new')}
          </ButtonLink>
        </Buttons>
      ) : null}
      {sorted.map((agreement) => (
        <One here={here} point={point} agreement={agreement} today={today} keeps={keeps} />
      ))}
    </div>
  );
};

const One = ({
  here,
  point,
  agreement,
  today,
  keeps,
}: Pick<PointProps, 'here' | 'point' | 'today' | 'keeps'> & { agreement: Agreement }) => {
  const { t, lang, href } = here;
  const standing = standingOf(agreement, today);
  const on = (['notes', 'attachments', 'inbox'] as const).filter((what) => agreement[`allows_${what}`]);
  const term = t('desk.agreement.term', {
    from: sayDate(lang, agreement.starts_on),
    to: sayDate(lang, agreement.ends_on),
  });
  return (
    <Panel title={`${t(`desk.agreement.${standing}`)}: ${term}`} tone={standing === 'in_force' ? 'card' : 'mist'}>
      <Facts
        facts={[
          { term: t('desk.agreement.municipality'), detail: agreement.municipality },
          {
            term: t('desk.agreement.zone'),
            detail: agreement.zone,
            note: agreement.zone_contact,
            after: agreement.zone_phone ? <Tel number={agreement.zone_phone} /> : undefined,
          },
          { term: t('desk.agreement.quarter_council'), detail: agreement.quarter_council || '—' },
          { term: t('desk.agreement.reply_days'), detail: t('desk.agreement.days', { count: agreement.reply_days }) },
          { term: t('desk.agreement.duties'), detail: <span class="as-written">{agreement.duties}</span> },
          { term: t('desk.agreement.insurance'), detail: agreement.insurance || '—' },
          { term: t('desk.agreement.controller_municipality'), detail: agreement.controller_municipality },
          { term: t('desk.agreement.controller_association'), detail: agreement.controller_association },
          {
            term: t('desk.agreement.allows'),
            detail:
              on.length === 0
                ? t('desk.agreement.allows_nothing')
                : on.map((what) => t(`desk.agreement.allows_${what}`)).join(', '),
          },
        ]}
      />
      {keeps ? (
        <p>
          <a href={href(`/accordi/${point.id}/${agreement.id}`)} aria-label={t('desk.agreement.amend_which', { term })}>
            {t('desk.agreement.amend')}
          </a>
        </p>
      ) : null}
    </Panel>
  );
};
