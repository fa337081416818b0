export { hourCellOf, hourCells } from './cells.ts';
export { type DateLike, isoDate } from './days.ts';
export { calendarFile } from './file.ts';
export { type Holiday, type HolidayCalendar, italianHolidays, type Patron } from './holidays.ts';
export { parseItalianHours } from './italian.ts';
export { fromMultirange, toMultirange } from './multirange.ts';
export { type Opening, openingsOf } from './openings.ts';
export { parseSchedule } from './parse.ts';
export {
  inOrder,
  type Monthly,
  type PlainHours,
  plainHours,
  type Range,
  readRanges,
  sayRanges,
  schedulesOf,
  type Unusual,
} from './plain.ts';
export type { ScheduleProblem } from './problem.ts';
export { regularHoursText, type Season, sayRegularHours } from './regular.ts';
export { ROME, romeDate, romeInstant } from './rome.ts';
export { openMark, sayState, sayToday } from './say-state.ts';
export { closingOf, openingInstead, type Schedule, scheduleOf, weeklyHours } from './schedule.ts';
export { isOpenAt, isOpenOn, nextAt, type OpenState, openState, type WeekdayCode } from './state.ts';
export { type Upcoming, type WeekRow, type WeekTable, weekTable } from './week.ts';
export { allHoursText, hoursInItalian } from './whole.ts';
