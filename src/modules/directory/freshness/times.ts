import type { Db } from '#platform/database/index.ts';

/** How long those who reported something wrong waited for an answer. */
export interface AnswerTimes {
  answered: number;
  /** Null where none was answered. */
  median_hours: number | null;
}

/**
 * The answers given since a day. The one place that names where they are kept: corrections that anyone may send; until
 * there are any, nothing is known.
 */
export const answerTimes = async (_db: Db, _since: Date): Promise<AnswerTimes | null> => null;
