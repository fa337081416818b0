import type { Here } from '#platform/http/index.ts';
import { OpenMark, WeekTable } from '#platform/ui/index.ts';
import type { DoorNow, HoursShown } from '../entry/hours.ts';

/** "Aperto adesso, fino alle 12", with its shape. */
export const OpenNow = ({ hours }: { hours: DoorNow }) => (
  <OpenMark state={hours.mark}>{hours.today.join('. ')}</OpenMark>
);

/**
 * The week, today first, then the days that differ from it, and what is said in words only. What holds month after month
 * stands above it where seven days do not show it, and alone on paper, which outlives the week.
 */
export const Week = ({ here, hours, caption }: { here: Here; hours: HoursShown; caption: string }) => {
  const { t } = here;
  const { rows, upcoming, words } = hours.table;
  const opens = rows.some((row) => row.ranges.length > 0 || row.exception);
  const week = rows.map((row) => ({
    day: t(row.day.key, row.day.values),
    hours: t(row.hours.key, row.hours.values),
    today: row.today,
    exception: row.exception,
  }));
  const later = upcoming.map((days) => ({
    day: t(days.dates.key, days.dates.values),
    hours: t(days.what.key, days.what.values),
    exception: true,
  }));
  const always = hours.regular.charAt(0).toUpperCase() + hours.regular.slice(1);
  return (
    <>
      <p class={opens && !hours.beyondWeek ? 'print-only' : undefined}>{always}.</p>
      {opens ? (
        <div class="no-print">
          <WeekTable t={t} caption={caption} rows={[...week, ...later]} />
        </div>
      ) : null}
      {later.length > 0 ? (
        <p class={opens ? 'print-only' : undefined}>{later.map((days) => `${days.day}: ${days.hours}`).join('. ')}.</p>
      ) : null}
      {opens && !hours.beyondWeek ? words.map((sentence) => <p class="no-print">{sentence}</p>) : null}
    </>
  );
};
