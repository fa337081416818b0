import { z } from 'zod';
import { ChosenPassword, Email, PersonName } from '../schema.ts';

/** The password one has, asked again before something that cannot be taken back lightly. */
const current = z.string().max(2000).default('');

export const NewName = z.object({ name: PersonName });
export const NewEmail = z.object({ email: Email, current });
export const NewPassword = z.object({ password: ChosenPassword, current });
export const Farewell = z.object({
  sure: z.literal('on', { error: 'people.me.delete_unsure' }),
  current,
});
/** Six figures, or a recovery code. */
export const Figures = z.object({
  figures: z.string({ error: 'people.factor.missing' }).trim().min(1, 'people.factor.missing').max(60),
  next: z.string().max(2000).optional(),
});
/** What the link of a new address is about. */
export const EmailChange = z.object({ person: z.uuid(), email: z.email() });
