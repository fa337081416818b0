import { columnTime, type Hours, WHOLE_DAY } from './columns.ts';
import { weekdayCodes } from './days.ts';
import { type Token, tokensOf } from './italian-words.ts';
import { type Schedule, scheduleOf } from './schedule.ts';

type Days = { weekdays: Set<number>; monthly: { nth: number; weekday: number }[] };
type Group = { days: Days; hours: Hours[]; appointment: boolean };

/** Stops reading wherever two readings are possible. */
class Unsure extends Error {}
const unsure = (): never => {
  throw new Unsure();
};

/** Where the reader stands in the text. */
class Reader {
  readonly tokens: Token[];
  at = 0;
  constructor(tokens: Token[]) {
    this.tokens = tokens;
  }
  peek(ahead = 0): Token['is'] | 'end' {
    return this.tokens[this.at + ahead]?.is ?? 'end';
  }
  take(...kinds: Token['is'][]): Token | null {
    const token = this.tokens[this.at];
    if (token === undefined || !kinds.includes(token.is)) return null;
    this.at += 1;
    return token;
  }
  /** Whether one of these comes next, after separators; they are skipped only if so. */
  skipTo(separators: Token['is'][], wanted: Token['is'][]): boolean {
    let ahead = 0;
    while (separators.some((kind) => kind === this.peek(ahead))) ahead += 1;
    const next = this.peek(ahead) === 'from' ? this.peek(ahead + 1) : this.peek(ahead);
    if (!wanted.some((kind) => kind === next)) return false;
    this.at += ahead;
    return true;
  }
}

const weekday = (token: Token | null): number => (token?.is === 'day' ? token.weekday : unsure());

function daysBetween(first: number, last: number, hyphen: boolean): number[] {
  const length = ((last - first + 7) % 7) + 1;
  // "mar-gio" is Tuesday to Thursday for some and Tuesday and Thursday for others; "lun-ven" is not.
  if (length === 1 || (hyphen && length === 3)) unsure();
  return Array.from({ length }, (_, i) => (first + i) % 7);
}

function readDay(reader: Reader, days: Days): void {
  if (reader.take('every day')) {
    for (let each = 0; each < 7; each += 1) days.weekdays.add(each);
    return;
  }
  const nths: number[] = [];
  while (reader.skipTo(nths.length > 0 ? ['and', 'comma', 'slash'] : [], ['nth'])) {
    const token = reader.take('nth');
    nths.push(token?.is === 'nth' ? token.nth : unsure());
  }
  const from = reader.take('from') !== null;
  const first = weekday(reader.take('day'));
  if (nths.length > 0) {
    days.monthly.push(...nths.map((nth) => ({ nth, weekday: first })));
    return;
  }
  const hyphen = reader.peek() === 'dash';
  const ranges = (hyphen || reader.peek() === 'to') && reader.peek(1) === 'day';
  if (!ranges) {
    if (from) unsure();
    days.weekdays.add(first);
    return;
  }
  reader.take('dash', 'to');
  for (const day of daysBetween(first, weekday(reader.take('day')), hyphen && !from)) days.weekdays.add(day);
  // "lun-mer-ven"
  if (reader.peek() === 'dash' && reader.peek(1) === 'day') unsure();
}

const startsDays: Token['is'][] = ['day', 'nth', 'every day'];

function readDays(reader: Reader): Days {
  const days: Days = { weekdays: new Set(), monthly: [] };
  readDay(reader, days);
  let [more, unsigned] = [0, 0];
  while (reader.skipTo(['and', 'comma', 'slash'], startsDays)) {
    const before = reader.tokens[reader.at - 1]?.is;
    more += 1;
    if (before === 'day') unsigned += 1;
    readDay(reader, days);
  }
  // "lun ven" has lost its dash or its comma; "lun mer ven" has not.
  if (more === 1 && unsigned === 1) unsure();
  const ofTheMonth = reader.take('of the month') !== null;
  if (days.monthly.length > 0 ? !ofTheMonth || days.weekdays.size > 0 : ofTheMonth) unsure();
  if (reader.skipTo(['comma'], ['except']) && reader.peek(1) !== 'holidays') {
    reader.take('except');
    for (const day of readDays(reader).weekdays) if (!days.weekdays.delete(day)) unsure();
  }
  return days;
}

function checked(hours: Hours): Hours {
  const overnight = hours.closes < hours.opens && hours.opens >= 18 * 60 && hours.closes <= 8 * 60;
  // "3–6" is most likely in the afternoon, "9–1" most likely until one: most likely is not enough.
  if (!overnight && (hours.closes <= hours.opens || (hours.opens > 0 && hours.opens < 6 * 60))) unsure();
  return hours;
}

function readRange(reader: Reader): Hours {
  if (reader.take('round the clock')) return { opens: 0, closes: WHOLE_DAY };
  const part = reader.take('morning', 'afternoon');
  reader.take('from');
  const [opens, joint, closes] = [reader.take('time'), reader.take('dash', 'to', 'slash'), reader.take('time')];
  if (opens?.is !== 'time' || closes?.is !== 'time' || joint === null) return unsure();
  // "9/12" may be the ninth of December.
  if (joint.is === 'slash' && !(opens.minutesTold && closes.minutesTold)) unsure();
  const hours = checked({ opens: opens.minute, closes: closes.minute });
  if (part?.is === 'morning' && (hours.opens >= 13 * 60 || hours.closes > 15 * 60)) unsure();
  if (part?.is === 'afternoon' && hours.opens < 12 * 60) unsure();
  return hours;
}

const startsTimes: Token['is'][] = ['time', 'round the clock', 'morning', 'afternoon'];

function readTimes(reader: Reader): Hours[] {
  const times = [readRange(reader)];
  while (reader.skipTo(['and', 'comma', 'slash', 'dash'], startsTimes)) times.push(readRange(reader));
  return times;
}

/** "festivi esclusi", "anche festivi"; true, false, or null where nothing is said of holidays here. */
function readHolidays(reader: Reader): boolean | null {
  const kinds = [reader.peek(), reader.peek(1)];
  const told = (['except', 'closed', 'included'] as const).find((kind) => kinds.includes(kind));
  if (!kinds.includes('holidays') || told === undefined) return null;
  reader.at += 2;
  return told === 'included';
}

type Told = { groups: Group[]; closed: Set<number>; onHolidays: boolean | null };

function readClosed(reader: Reader, told: Told, days: Days): void {
  if (days.monthly.length > 0) unsure();
  for (const day of days.weekdays) told.closed.add(day);
  if (reader.skipTo(['and', 'comma'], ['holidays'])) reader.take('holidays');
}

/** "lunedì 9–12", "lunedì e festivi chiuso" */
function readDaysFirst(reader: Reader, told: Told): void {
  const days = readDays(reader);
  if (reader.skipTo(['and', 'comma'], ['holidays'])) {
    reader.take('holidays');
    if (reader.peek() !== 'closed') unsure();
  }
  if (reader.take('closed')) {
    readClosed(reader, told, days);
    return;
  }
  if (!reader.skipTo(['comma', 'dash'], startsTimes)) unsure();
  const hours = readTimes(reader);
  told.groups.push({ days, hours, appointment: reader.take('by appointment') !== null });
}

/** "9–12 lunedì e giovedì" */
function readTimesFirst(reader: Reader, told: Told): void {
  const hours = readTimes(reader);
  if (!reader.skipTo(['comma'], startsDays)) unsure();
  const days = readDays(reader);
  told.groups.push({ days, hours, appointment: reader.take('by appointment') !== null });
}

function readAll(tokens: Token[]): Told {
  const reader = new Reader(tokens);
  const told: Told = { groups: [], closed: new Set(), onHolidays: null };
  const bare = tokens.every(({ is }) => ['round the clock', 'every day', 'comma', 'stop'].includes(is));
  if (bare && tokens.some(({ is }) => is === 'round the clock')) {
    const weekdays = new Set([0, 1, 2, 3, 4, 5, 6]);
    told.groups.push({ days: { weekdays, monthly: [] }, hours: [{ opens: 0, closes: WHOLE_DAY }], appointment: false });
    return told;
  }
  reader.skipTo(['comma', 'stop'], startsTimes);
  const begins = reader.peek() === 'from' ? reader.peek(1) : reader.peek();
  const timesFirst = startsTimes.some((kind) => kind === begins);
  for (;;) {
    while (reader.take('comma', 'stop', 'and', 'slash', 'dash'));
    if (reader.peek() === 'end') return told;
    const onHolidays = readHolidays(reader);
    if (onHolidays !== null) {
      if (told.onHolidays !== null) unsure();
      told.onHolidays = onHolidays;
    } else if (reader.take('closed')) {
      readClosed(reader, told, readDays(reader));
      // "chiuso lunedì 9–12": closed then, or open then?
      if (reader.skipTo(['comma', 'and', 'dash'], startsTimes)) unsure();
    } else if (timesFirst) readTimesFirst(reader, told);
    else readDaysFirst(reader, told);
  }
}

/** Two hours of one day that overlap mean that one of them was an exception: which, a person must say. */
function refuseOverlaps(groups: Group[]): void {
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const hours = groups
      .filter(({ days }) => days.weekdays.has(weekday) || days.monthly.some((day) => day.weekday === weekday))
      .flatMap((group) => group.hours)
      .sort((a, b) => a.opens - b.opens);
    if (hours.some(({ opens }, i) => i > 0 && opens < (hours[i - 1]?.closes ?? 0))) unsure();
  }
}

function schedulesOf({ groups, closed, onHolidays }: Told): Schedule[] {
  if (groups.length === 0) unsure();
  refuseOverlaps(groups);
  return groups.flatMap(({ days, hours, appointment }) => {
    if ([...days.weekdays].some((day) => closed.has(day)) || days.weekdays.size + days.monthly.length === 0) unsure();
    // "lun 9–12, mar 15–18 su appuntamento": both, or only Tuesday?
    if (appointment && groups.length > 1) unsure();
    const weekly = days.weekdays.size > 0;
    const byday = weekly
      ? weekdayCodes.filter((_, day) => days.weekdays.has(day))
      : days.monthly.map(({ nth, weekday: day }) => `${nth}${weekdayCodes[day]}`);
    return hours.map(({ opens, closes }) =>
      scheduleOf({
        freq: weekly ? 'WEEKLY' : 'MONTHLY',
        byday: byday.join(','),
        opens_at: columnTime(opens),
        closes_at: columnTime(closes),
        description: appointment ? 'Su appuntamento' : null,
        open_on_holidays: onHolidays === true,
      }),
    );
  });
}

function readOnce(text: string): Schedule[] | null {
  const tokens = tokensOf(text);
  if (tokens === null) return null;
  try {
    return schedulesOf(readAll(tokens));
  } catch (error) {
    if (error instanceof Unsure) return null;
    throw error;
  }
}

/**
 * Reads opening hours as people write them in Italian: "Lun-Ven 9.00-12.30 / 15.00-18.00; sab 9-12", "dal lunedì al
 * venerdì dalle 9 alle 12", "primo lunedì del mese 15-17", "24 ore su 24". Null wherever a word is unknown or two
 * readings are possible: a wrong hour sends someone to a closed door, an unread text is shown as it stands.
 */
export function parseItalianHours(text: string): Schedule[] | null {
  if (text.length > 400) return null;
  const asWritten = readOnce(text);
  // "9,30" is half past nine where it can be; in "9-12,15-18" it cannot.
  const decimal = text.replace(/(?<!\d)(\d{1,2}),(\d{2})(?!\d)/g, '$1:$2');
  if (decimal === text) return asWritten;
  const withCommas = readOnce(decimal);
  return asWritten !== null && withCommas !== null ? null : (asWritten ?? withCommas);
}
