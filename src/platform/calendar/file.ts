import ical, { ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { Lang, T } from '#platform/messages/index.ts';
import { isoDate } from './days.ts';
import type { HolidayCalendar } from './holidays.ts';
import { openingsOf } from './openings.ts';
import { ROME, romeTimeOf } from './rome.ts';
import type { Schedule } from './schedule.ts';
import { fullDayName } from './spoken.ts';

/** Days ahead: as far as the exceptions that people write down reach. */
const DAYS = 60;

// Directive 2000/84/EC: summer time from the last Sunday of March to the last of October, at one in Greenwich.
const vtimezone = [
  'BEGIN:VTIMEZONE',
  `TZID:${ROME}`,
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
].join('\r\n');

const inRome = (instant: Date) => Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ROME);

/**
 * The openings of the coming sixty days as an iCalendar file (RFC 5545), one event each, holidays and exceptions already
 * taken out. It repeats nothing for ever: a file saved today must not say in two years that a door is open which nobody
 * has asked about since. Calendars that follow the address ask again every day. The events leave their reader free.
 */
export function calendarFile(entry: {
  name: string;
  /** The page of the entry: shown with each event, and what makes its identifiers unique. */
  url: string;
  location: string | null;
  schedules: readonly Schedule[];
  calendar: HolidayCalendar;
  now: Date;
  lang: Lang;
  t: T;
}): string {
  const { name, url, location, now, lang, t } = entry;
  const today = romeTimeOf(now).day;
  const file = ical({
    name,
    url,
    description: t('calendar.file_until', { date: fullDayName(today + DAYS - 1, today, lang) }),
    prodId: { company: 'Comunanza', product: 'Comunanza', language: lang.toUpperCase() },
    // Named on each event and not here, where the library would write DTSTAMP without the Z that RFC 5545 asks for.
    timezone: { name: null, generator: () => vtimezone },
    ttl: 86_400,
  });
  for (const { opens, closes } of openingsOf(entry.schedules, entry.calendar, isoDate(today), DAYS)) {
    file.createEvent({
      id: `${opens.toISOString().slice(0, 16)}Z@${url.replace(/^https?:\/\//, '')}`,
      start: inRome(opens),
      end: inRome(closes),
      stamp: now,
      timezone: ROME,
      summary: name,
      location,
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return file.toString();
}
