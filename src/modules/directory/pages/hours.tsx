import type { Here } from '#platform/http/index.ts';
import { OpenMark, WeekTable } from '#platform/ui/index.ts';
import type { DoorNow, HoursShown } from '../entry/hours.ts';

/** "Aperto adesso, fino alle 12", with its shape. */
export const OpenNow = ({ hours }: { hours: DoorNow }) => (
  <OpenMark state={hours.mark}>{hours.today.join('. ')}</OpenMark>
);

/** The week, today first, then the days that differ from it, and what is said in words only. */
export const Week = ({ here, hours, caption }: { here: Here; hours: HoursShown; caption: string }) => {
  const { t } = here;
  const { rows, upcoming, words } = hours.table;
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
  return (
    <>
      {week.length > 0 ? <WeekTable t={t} caption={caption} rows={[...week, ...later]} /> : null}
      {words.map((sentence) => (
        <p>{sentence}</p>
      ))}
    </>
  );
};
