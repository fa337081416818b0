import type { Here } from '#platform/http/index.ts';
import { EmptyState, Notice, PageHead, Panel, Table } from '#platform/ui/index.ts';
import { isFilterName } from '../finding/asked.ts';
import { facetLabel, filterLabel } from '../finding/labels.ts';
import { AGREE, type Line, type Where } from './gather.ts';

interface Named {
  id: string;
  name: string;
}

interface GapsProps {
  here: Here;
  months: readonly string[];
  month: string | null;
  lines: readonly Line[];
  neighbourhoods: readonly Named[];
}

/** A month of what was looked for and not found: a sentence, the bars with their table, and from each the next step. */
export const GapsPage = ({ here, months, month, lines, neighbourhoods }: GapsProps) => {
  const { t, href } = here;
  const most = Math.max(...lines.map(({ times }) => times), 1);
  const [first] = lines.filter(({ what }) => what.length > 0);
  return (
    <div class="stack">
      <PageHead title={t('gaps.title')} lead={t('gaps.lead')} />
      {months.length > 1 ? (
        <nav aria-label={t('gaps.months')}>
          <ul class="cluster">
            {months.map((one) => (
              <li>
                <a href={href(`/coordinamento/mancanze?mese=${one}`)} aria-current={one === month ? 'page' : undefined}>
                  {sayMonth(here, one)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {month === null || lines.length === 0 ? (
        <EmptyState drawing="magnifier" title={t('gaps.none')}>
          <p>{t('gaps.none_how', { agree: AGREE })}</p>
        </EmptyState>
      ) : (
        <Panel title={t('gaps.month', { month: sayMonth(here, month) })}>
          {first ? (
            <p>
              {t('gaps.sentence', {
                what: sayWhat(here, first.what, neighbourhoods),
                where: sayWhere(here, first.where, neighbourhoods),
                times: first.times,
              })}
            </p>
          ) : null}
          <Table
            id="mancanze"
            caption={t('gaps.caption', { month: sayMonth(here, month) })}
            captionHidden
            columns={[
              { label: t('gaps.what') },
              { label: t('gaps.where') },
              { label: t('gaps.times'), numeric: true },
              { label: t('gaps.next') },
            ]}
            rows={lines.map((line) => [
              line.what.length === 0 ? t('gaps.other') : sayWhat(here, line.what, neighbourhoods),
              line.what.length === 0 ? '—' : sayWhere(here, line.where, neighbourhoods),
              <>
                {line.times} <Bar share={line.times / most} />
              </>,
              <Next here={here} line={line} neighbourhoods={neighbourhoods} />,
            ])}
          />
        </Panel>
      )}
      <Notice>
        <p>{t('gaps.rule', { agree: AGREE })}</p>
      </Notice>
    </div>
  );
};

const Bar = ({ share }: { share: number }) => (
  <svg width="60" height="12" viewBox="0 0 120 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect width={Math.max(2, Math.round(share * 120))} height="12" fill="currentColor" />
  </svg>
);

const Next = ({ here, line, neighbourhoods }: { here: Here; line: Line; neighbourhoods: readonly Named[] }) => {
  const { t, href } = here;
  const topics = line.what.filter((one) => /^=[a-z]:/.test(one));
  if (topics.length === 0) return <span class="muted">—</span>;
  const quartiere = typeof line.where === 'object' ? line.where.neighbourhood_id : '';
  const query = new URLSearchParams({ cosa: topics.join(' '), quartiere });
  return (
    <a
      href={href(`/coordinamento/mancanze/chi?${query}`)}
      aria-label={`${t('gaps.who')} ${sayWhat(here, line.what, neighbourhoods)}`}
    >
      {t('gaps.who')}
    </a>
  );
};

/** '2026-11-01' → 'novembre 2026'. */
const sayMonth = ({ lang }: Here, month: string): string =>
  new Intl.DateTimeFormat(lang, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}T12:00:00Z`),
  );

/** What was asked for, in words: topics by name, filters as people see them. */
export function sayWhat({ lang, t }: Here, what: readonly string[], neighbourhoods: readonly Named[]): string {
  const said = what.flatMap((one) => {
    if (one.startsWith('=')) return facetLabel(one, lang, t) ?? (one === '=c:free' ? t('directory.filter.free') : []);
    const [name = '', value = ''] = one.split('=', 2);
    return isFilterName(name) ? (filterLabel({ name, value }, lang, t, neighbourhoods) ?? []) : [];
  });
  return said.length > 0 ? said.join(' + ') : t('gaps.other');
}

function sayWhere({ t }: Here, where: Where, neighbourhoods: readonly Named[]): string {
  if (where === 'unsaid') return t('gaps.unsaid');
  if (where === 'several') return t('gaps.several');
  return neighbourhoods.find(({ id }) => id === where.neighbourhood_id)?.name ?? t('gaps.unsaid');
}
