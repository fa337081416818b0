import type { Said } from '#platform/messages/index.ts';
import type { Schedule } from './schedule.ts';

/** Why a schedule cannot be: a sentence for a person, and the column to mend. */
export type ScheduleProblem = Said & { column: keyof Schedule };

/** Either what was understood, or why it could not be. */
export type Understood<T> = T | { problem: ScheduleProblem };

export const problem = (key: string, column: keyof Schedule): { problem: ScheduleProblem } => ({
  problem: { key, column },
});
