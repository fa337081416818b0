export const programArgs: readonly string[];
