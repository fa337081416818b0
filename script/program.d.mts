export const programArgs: readonly string[];
export const programEnv: Readonly<Record<string, string>>;
