import { comingSeasons, daysAfter, type Season } from './dates.ts';

/** The columns of a schedule that say when. */
export interface Hours {
  valid_from: string | null;
  valid_to: string | null;
  dtstart: string | null;
  freq: 'WEEKLY' | 'MONTHLY' | null;
  interval: number | null;
  byday: string | null;
  opens_at: string | null;
  closes_at: string | null;
  description: string | null;
}

/** Hours, and whether they hold on public holidays too. */
export interface Said {
  hours: Hours;
  onHolidays: boolean;
}

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const blank: Hours = {
  valid_from: null,
  valid_to: null,
  dtstart: null,
  freq: null,
  interval: null,
  byday: null,
  opens_at: null,
  closes_at: null,
  description: null,
};

// A Monday: from it, every second week is the same every second week for whoever reads.
const FIRST_MONDAY = '2024-01-01';

const time = (text: string): string => {
  const [hours = '', minutes = '00'] = text.split(':');
  return `${hours.padStart(2, '0')}:${minutes}`;
};

const weekdays = (text: string): string =>
  text
    .split(',')
    .flatMap((part) => {
      const [from = '', to = from] = part.split('-');
      return codes.slice(codes.indexOf(from), codes.indexOf(to) + 1);
    })
    .join(',');

function days(text: string): Pick<Hours, 'freq' | 'byday' | 'interval' | 'dtstart'> {
  if (/^-?\d/.test(text)) return { freq: 'MONTHLY', byday: text, interval: null, dtstart: null };
  const [which = '', every] = text.split('/');
  if (every === undefined) return { freq: 'WEEKLY', byday: weekdays(which), interval: null, dtstart: null };
  return {
    freq: 'WEEKLY',
    byday: which,
    interval: Number(every),
    dtstart: daysAfter(FIRST_MONDAY, codes.indexOf(which)),
  };
}

/**
 * Reads the hours of the demo town as they are written in its files. Each line is one of
 * `MO-FR 9-12:30` · `TU,TH 15-18 holidays` · `1TU 17-19` (first Tuesday of the month) · `-1SA 9-12` (last Saturday) ·
 * `TH/2 9-12` (every second week) · `10-01..05-31: WE 9-11` (only in those months) · `closed 08-01..08-31 ferie` ·
 * `instead +6 14:30-17` (so many days from today) · `always` · `words: d’estate, la sera`. Throws on anything else.
 */
export function readHours(line: string, today: string): Said[] {
  if (line === 'always') {
    const hours = { ...blank, freq: 'WEEKLY' as const, byday: codes.join(','), opens_at: '00:00', closes_at: '23:59' };
    return [{ hours, onHolidays: true }];
  }
  if (line.startsWith('words: ')) return [{ hours: { ...blank, description: line.slice(7) }, onHolidays: false }];
  const closing = /^closed (\d\d-\d\d)\.\.(\d\d-\d\d) (.+)$/.exec(line);
  if (closing) {
    const [, from = '', to = '', reason] = closing;
    return comingSeasons({ from, to }, today).map((season) => exception(season, `Chiuso: ${reason}`));
  }
  const instead = /^instead \+(\d+) ([\d:]+)-([\d:]+)$/.exec(line);
  if (instead) {
    const [, ahead, opens = '', closes = ''] = instead;
    const day = daysAfter(today, Number(ahead));
    return [exception({ from: day, to: day }, 'Orario diverso', time(opens), time(closes))];
  }
  const regular = /^(?:(\d\d-\d\d)\.\.(\d\d-\d\d): )?([-\dA-Z,/]+) ([\d:]+)-([\d:]+)( holidays)?$/.exec(line);
  if (!regular) throw new Error(`hours not understood: ${line}`);
  const [, from, to, on = '', opens = '', closes = '', holidays] = regular;
  const hours: Hours = { ...blank, ...days(on), opens_at: time(opens), closes_at: time(closes) };
  const onHolidays = holidays !== undefined;
  if (from === undefined || to === undefined) return [{ hours, onHolidays }];
  return comingSeasons({ from, to }, today).map((season) => ({
    hours: { ...hours, valid_from: season.from, valid_to: season.to },
    onHolidays,
  }));
}

const exception = (season: Season, description: string, opens_at = '', closes_at = ''): Said => ({
  hours: {
    ...blank,
    valid_from: season.from,
    valid_to: season.to,
    description,
    opens_at: opens_at || null,
    closes_at: closes_at || null,
  },
  onHolidays: false,
});
