import { type DateLike, type Day, dayOf, isoDate, MS_PER_DAY, weekdayOf } from './days.ts';

export type Holiday = { name_it: string; name_en: string };

/** The local patron's day, a public holiday in that municipality only. */
export type Patron = { month: number; day: number; name: string };

export type HolidayCalendar = {
  /** The public holiday that falls on this date, or null. Throws RangeError on a text that is no date. */
  holidayOn(date: DateLike): Holiday | null;
  /** The same for a day already counted, as this folder does. */
  holidayOnDay(day: Day): Holiday | null;
  /** Monday to Friday and no public holiday: a day on which an office answers. */
  isWorkingDay(date: DateLike): boolean;
  /** Every public holiday of a year, in order. */
  holidaysOf(year: number): (Holiday & { date: string })[];
};

type FixedDay = { on: string; since?: number; name_it: string; name_en: string };

// Law 260/1949 art. 2 as amended: 54/1977, DPR 792/1985 (Epiphany), 336/2000 (2 June), 151/2025 (St Francis).
// A test compares these with the package date-holidays, which would cost the running program 45 MB of memory.
const nationalDays: FixedDay[] = [
  { on: '01-01', name_it: 'Capodanno', name_en: 'New Year’s Day' },
  { on: '01-06', name_it: 'Epifania', name_en: 'Epiphany' },
  { on: '04-25', name_it: 'Festa della Liberazione', name_en: 'Liberation Day' },
  { on: '05-01', name_it: 'Festa del lavoro', name_en: 'Labour Day' },
  { on: '06-02', name_it: 'Festa della Repubblica', name_en: 'Republic Day' },
  { on: '08-15', name_it: 'Ferragosto', name_en: 'Assumption Day' },
  { on: '10-04', since: 2026, name_it: 'San Francesco', name_en: 'Saint Francis' },
  { on: '11-01', name_it: 'Ognissanti', name_en: 'All Saints’ Day' },
  { on: '12-08', name_it: 'Immacolata', name_en: 'Immaculate Conception' },
  { on: '12-25', name_it: 'Natale', name_en: 'Christmas Day' },
  { on: '12-26', name_it: 'Santo Stefano', name_en: 'St Stephen’s Day' },
];

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher: Nature, 20 April 1876). */
function easterOf(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1) / MS_PER_DAY;
}

function yearOf(year: number, patron: Patron | undefined): Map<Day, Holiday> {
  const days = new Map<Day, Holiday>();
  if (patron) {
    const day = Date.UTC(year, patron.month - 1, patron.day) / MS_PER_DAY;
    // 29 February is kept in leap years only.
    if (new Date(day * MS_PER_DAY).getUTCDate() === patron.day) {
      days.set(day, { name_it: patron.name, name_en: patron.name });
    }
  }
  for (const { on, since, name_it, name_en } of nationalDays) {
    if (since === undefined || year >= since)
      days.set(dayOf(`${String(year).padStart(4, '0')}-${on}`), { name_it, name_en });
  }
  const easter = easterOf(year);
  days.set(easter, { name_it: 'Pasqua', name_en: 'Easter Sunday' });
  days.set(easter + 1, { name_it: 'Lunedì dell’Angelo', name_en: 'Easter Monday' });
  return days;
}

/**
 * Italy's national public holidays from 2012 on, and the local patron's day. Each year is worked out once.
 * A national holiday keeps its name where the patron falls on the same day.
 */
export function italianHolidays(patron?: Patron): HolidayCalendar {
  const years = new Map<number, Map<Day, Holiday>>();
  const inYear = (year: number): Map<Day, Holiday> => {
    const known = years.get(year);
    if (known) return known;
    if (years.size > 50) years.clear();
    const made = yearOf(year, patron);
    years.set(year, made);
    return made;
  };
  const holidayOnDay = (day: Day) => inYear(new Date(day * MS_PER_DAY).getUTCFullYear()).get(day) ?? null;
  return {
    holidayOnDay,
    holidayOn: (date) => holidayOnDay(dayOf(date)),
    isWorkingDay: (date) => weekdayOf(dayOf(date)) < 5 && holidayOnDay(dayOf(date)) === null,
    holidaysOf: (year) =>
      [...inYear(year)].sort(([a], [b]) => a - b).map(([day, holiday]) => ({ date: isoDate(day), ...holiday })),
  };
}
