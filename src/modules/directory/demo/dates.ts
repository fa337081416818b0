const MS_PER_DAY = 86_400_000;

const inUtc = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** A date so many days after another (before it, when negative): `daysAfter('2026-11-21', -7)`. Dates are `YYYY-MM-DD`. */
export const daysAfter = (date: string, days: number): string =>
  new Date(inUtc(date) + days * MS_PER_DAY).toISOString().slice(0, 10);

/** A span of days of the year, `MM-DD` both, the second possibly in the following year (`12-24` to `01-06`). */
export interface Season {
  from: string;
  to: string;
}

/** The next two times that a season comes, counting the one we may be in: who looks ahead a year finds it there. */
export function comingSeasons(season: Season, today: string): Season[] {
  const year = Number(today.slice(0, 4));
  return [year - 1, year, year + 1, year + 2]
    .map((begins) => ({
      from: `${begins}-${season.from}`,
      to: `${season.to < season.from ? begins + 1 : begins}-${season.to}`,
    }))
    .filter((one) => one.to >= today)
    .slice(0, 2);
}
