/** How a check ended; its last line says it in words, so that any program can be a check. */
export type Tally = { passed: number; failed: number; skipped: number };

export const closing = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped\n`;

export const skipLine = (name: string, reason: string): string => `skipped: ${name}: ${reason}\n`;

/** What a check printed, understood: its sum where it closed with one, and its skips. */
export const understand = (printed: string): { tally: Tally | undefined; skips: string[] } => {
  const sum = /^(\d+) passed, (\d+) failed, (\d+) skipped$/m.exec(printed.trimEnd().split('\n').at(-1) ?? '');
  const [, passed, failed, skipped] = (sum ?? []).map(Number);
  const tally = sum ? { passed: passed ?? 0, failed: failed ?? 0, skipped: skipped ?? 0 } : undefined;
  return { tally, skips: printed.split('\n').filter((line) => line.startsWith('skipped: ')) };
};

export const sum = (tallies: Tally[]): Tally =>
  tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
