import { z } from 'zod';

/** What a shift leaves to the next: few words, and no name in them. */
export const Left = z.object({
  id: z.uuid(),
  words: z.string().trim().min(1, 'desk.notes.words_missing').max(200, 'desk.notes.words_long'),
});
export type Left = z.output<typeof Left>;
