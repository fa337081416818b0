import { isoDate, type Opening, romeDate, romeInstant } from '#platform/calendar/index.ts';

/** From one instant until another. */
export interface Turn {
  starts_at: Date;
  ends_at: Date;
}

/** Nobody stands longer than this at a counter without a change. */
export const LONGEST_HOURS = 4;

const QUARTER = 15 * 60_000;
const HOUR = 60 * 60_000;

/** Openings as turns: the long ones in equal parts of at most so many hours, cut at quarters of an hour. */
export function turnsOf(openings: readonly Opening[], longestHours: number): Turn[] {
  return openings.flatMap(({ opens, closes }) => {
    const whole = closes.getTime() - opens.getTime();
    const parts = Math.ceil(whole / (longestHours * HOUR));
    const cut = (part: number) =>
      part === parts ? closes : new Date(opens.getTime() + Math.round((whole * part) / parts / QUARTER) * QUARTER);
    return Array.from({ length: parts }, (_none, part) => ({ starts_at: cut(part), ends_at: cut(part + 1) }));
  });
}

const overlap = (one: Turn, other: Turn) => one.starts_at < other.ends_at && other.starts_at < one.ends_at;
const same = (one: Turn, other: Turn) =>
  Number(one.starts_at) === Number(other.starts_at) && Number(one.ends_at) === Number(other.ends_at);

/**
 * What to do so that the turns of the coming weeks follow the opening hours: which to make, which empty ones to take away.
 * A turn to which somebody has signed up stays, whatever the hours say now: a person decides.
 */
export function follow<T extends Turn & { taken: number }>(
  there: readonly T[],
  wanted: readonly Turn[],
): { make: Turn[]; remove: T[] } {
  const remove = there.filter((one) => one.taken === 0 && !wanted.some((turn) => same(one, turn)));
  const stay = there.filter((one) => !remove.includes(one));
  return { make: wanted.filter((turn) => !stay.some((one) => overlap(one, turn))), remove };
}

/** Whether the point's hours promise an open door for the whole of a turn. */
export const isPromised = ({ starts_at, ends_at }: Turn, openings: readonly Opening[]): boolean =>
  openings.some(({ opens, closes }) => opens <= starts_at && ends_at <= closes);

/**
 * When the door was open, from two wall clocks of the turn's day ("15:40", "17:10"); past midnight is the next morning.
 * Null where that is no time, or has nothing to do with the turn.
 */
export function openBetween(turn: Turn, from: string, to: string): Turn | null {
  const [starts_at, ends_at] = [instantNear(turn.starts_at, from), instantNear(turn.starts_at, to)];
  if (!starts_at || !ends_at) return null;
  const kept =
    ends_at > starts_at
      ? { starts_at, ends_at }
      : { starts_at, ends_at: instantNear(dayLater(turn.starts_at), to) ?? ends_at };
  return kept.ends_at > kept.starts_at && overlap(kept, turn) && minutesOf(kept) <= 24 * 60 ? kept : null;
}

const dayLater = (instant: Date): Date => new Date(Date.parse(`${romeDate(instant)}T12:00:00Z`) + 24 * HOUR);

function instantNear(day: Date, time: string): Date | null {
  return /^([01]?\d|2[0-3]):[0-5]\d$/.test(time) ? romeInstant(romeDate(day), time) : null;
}

/** Minutes that pass, whatever the clocks on the wall do that night. */
export const minutesOf = ({ starts_at, ends_at }: Turn): number =>
  Math.round((ends_at.getTime() - starts_at.getTime()) / 60_000);

/** The first day of the week of a day, Monday. */
export function weekOf(instant: Date): string {
  const day = Math.floor(Date.parse(`${romeDate(instant)}T00:00:00Z`) / (24 * HOUR));
  return isoDate(day - ((((day + 3) % 7) + 7) % 7));
}
