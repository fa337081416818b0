/** Days after which what was left out is removed, and what nobody said more of. */
export const DAYS_KEPT = 30;
/** Days for which something that is missing stays noted, and the walker's name with what was accepted. */
export const DAYS_NOTED = 365;
/** As many as one person records in a day, and then some. */
export const MOST_A_DAY = 200;
/** Metres within which something with a similar name is perhaps the same. */
export const NEAR = 60;
/** How alike two names must be there: nearness says half of it already (`duplicates/similarity.ts` asks 0.64 of a whole town). */
export const ALIKE = 0.45;

/** As many entries are offered to join a find to. */
export const MOST_OFFERED = 12;

const day = 86_400_000;

/** When it was found, as the phone says: not in the future, nor longer ago than a phone would keep it. */
export function foundAt(said: string, now: Date): Date {
  const at = new Date(said);
  const since = now.getTime() - at.getTime();
  return since >= 0 && since < DAYS_KEPT * day ? at : now;
}

/** The moment before which what was kept for so many days goes. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * day);
