import type { Here } from '#platform/http/index.ts';
import { EmptyState, PageHead, Panel, Table } from '#platform/ui/index.ts';
import type { DeskPoint } from '../../counter/queries.ts';
import { sayMonth } from '../../saying.ts';
import type { HoursGiven, MonthKept } from '../queries.ts';

/** "3 h 30" */
const hours = (minutes: number): string => {
  const rest = minutes % 60;
  return rest === 0
    ? `${minutes / 60}\u00a0h`
    : `${Math.floor(minutes / 60)}\u00a0h\u00a0${String(rest).padStart(2, '0')}`;
};

/** What opening was promised and kept, month by month, and who gave how many hours this year. */
export const HoursPage = ({
  here: { t, lang, href },
  point,
  months,
  people,
  year,
}: {
  here: Here;
  point: DeskPoint;
  months: readonly MonthKept[];
  people: readonly HoursGiven[];
  year: string;
}) => (
  <div class="stack">
    <PageHead title={t('desk.shifts.hours')} lead={point.name} />
    {months.length === 0 ? (
      <EmptyState drawing="door" title={t('desk.shifts.no_months')} />
    ) : (
      <Panel title={t('desk.shifts.promised_kept')}>
        <Table
          id="months"
          caption={t('desk.shifts.promised_kept')}
          captionHidden
          columns={[
            { label: t('desk.shifts.month') },
            { label: t('desk.shifts.promised_hours'), numeric: true },
            { label: t('desk.shifts.kept_hours'), numeric: true },
            { label: t('desk.shifts.unsaid_hours'), numeric: true },
          ]}
          rows={months.map(({ month, promised, kept, unsaid }) => [
            sayMonth(lang, month),
            hours(promised),
            hours(kept),
            hours(unsaid),
          ])}
        />
      </Panel>
    )}
    {people.length > 0 ? (
      <Panel title={t('desk.shifts.given', { year })}>
        <Table
          id="given"
          caption={t('desk.shifts.given', { year })}
          captionHidden
          columns={[
            { label: t('desk.shifts.name') },
            { label: t('desk.shifts.turns'), numeric: true },
            { label: t('desk.shifts.hours_given'), numeric: true },
          ]}
          rows={people.map(({ name, turns, minutes }) => [name, turns, hours(minutes)])}
        />
      </Panel>
    ) : null}
    <p>
      <a href={href(`/sportello/${point.id}/turni`)}>{t('desk.shifts.back')}</a>
    </p>
  </div>
);
