import type { HandoffState } from './rules.ts';

/** What a day must be for anyone to be asked to answer on it; `isWorkingDay` knows the holidays of Italy and of the town. */
export interface WorkingDays {
  /** A day as 'YYYY-MM-DD', Europe/Rome. */
  isWorkingDay(day: string): boolean;
}

/** Working days without news until a flag is raised. */
export interface Patience {
  /** While it waits for the receiver's answer: the agreement's reply time, else 5. */
  answer: number;
  /** In any other open state: 20. */
  news: number;
}
export const usualPatience: Patience = { answer: 5, news: 20 };

/** A hand-off as its clock sees it. Days are 'YYYY-MM-DD', Europe/Rome. */
export interface Ticking {
  state: HandoffState;
  /** When anything was last heard of it. */
  news_on: string;
  /** On the waiting list until then. */
  expected_on: string | null;
  appointment_on: string | null;
}

/** Why a hand-off wants to be looked at. A flag is raised at the point's next opening, once, and again after as many days again. */
export type Flag = 'no_answer' | 'wait_is_over' | 'appointment_passed' | 'no_news';

const awaitsAnswer: readonly HandoffState[] = ['sent', 'question'];
const ended: readonly HandoffState[] = ['draft', 'closed', 'in_error'];

/**
 * The flag of today, if any, and its number: 1 for the first, 2 after as many working days again, and so on. A flag is no
 * state: it changes nothing, and whoever wrote down that they looked at number 1 is shown number 2 when it comes.
 */
export function flagOf(
  { state, news_on, expected_on, appointment_on }: Ticking,
  today: string,
  days: WorkingDays,
  patience: Patience = usualPatience,
): { flag: Flag; number: number } | null {
  if (ended.includes(state)) return null;
  if (state === 'waiting') return due('wait_is_over', expected_on ?? news_on, today, days, patience.news);
  if (state === 'appointment') return due('appointment_passed', appointment_on ?? news_on, today, days, patience.news);
  const [flag, each] = awaitsAnswer.includes(state)
    ? (['no_answer', patience.answer] as const)
    : (['no_news', patience.news] as const);
  const number = Math.floor(workingDaysBetween(news_on, today, days) / each);
  return number > 0 ? { flag, number } : null;
}

/** Raised on the first day after that one, and again after every `each` working days. */
function due(flag: Flag, day: string, today: string, days: WorkingDays, each: number) {
  if (today <= day) return null;
  return { flag, number: 1 + Math.floor(workingDaysBetween(day, today, days) / each) };
}

/** How many working days came after the first day, until the last one, that one included. */
export function workingDaysBetween(from: string, to: string, days: WorkingDays): number {
  let count = 0;
  for (let day = nextDay(from); day <= to; day = nextDay(day)) if (days.isWorkingDay(day)) count += 1;
  return count;
}

const nextDay = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
};
