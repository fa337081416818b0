import type { Said } from '#platform/messages/index.ts';

export type { Said };

/** "No", with the reason that a person can act on. */
export type Refused = { refused: Said };

/** Makes a sentence. */
export const say = (key: string, values?: Record<string, string | number>): Said =>
  values ? { key, values } : { key };

/** Makes a refusal. */
export const refuse = (key: string, values?: Record<string, string | number>): Refused => ({
  refused: say(key, values),
});

/** Whether the answer is a refusal. */
export const isRefused = (answer: object): answer is Refused => 'refused' in answer;
