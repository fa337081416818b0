/** One figure of the bench, with what it should be. */
export interface Figure {
  /** The letter of the part. */
  part: string;
  what: string;
  measured: string;
  target: string;
  holds: boolean;
}

/** What a part found: its figures, and a table of what lies behind them. */
export interface Found {
  title: string;
  figures: Figure[];
  /** How it was measured, in sentences. */
  how: string;
  columns?: readonly string[];
  rows?: readonly (readonly string[])[];
}

export const rounded = (value: number): string =>
  value >= 100 ? String(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

export const atLeast = (part: string, what: string, value: number, least: number, unit = ''): Figure => ({
  part,
  what,
  measured: `${rounded(value)}${unit}`,
  target: `at least ${least}${unit}`,
  holds: value >= least,
});

export const atMost = (part: string, what: string, value: number, most: number, unit = ''): Figure => ({
  part,
  what,
  measured: `${rounded(value)}${unit}`,
  target: `at most ${most}${unit}`,
  holds: value <= most,
});

/** A share told as a part of the whole: '1/7.3', at least '1/6'. */
export const atLeastOneIn = (part: string, what: string, share: number, most: number): Figure => ({
  part,
  what,
  measured: `1/${rounded(1 / share)}`,
  target: `at least 1/${most}`,
  holds: share * most >= 1,
});
