import { z } from 'zod';

/** One press makes the turns of the coming weeks. */
export const Weeks = z.object({
  weeks: z.coerce.number().int().min(1).max(12).catch(4),
  places: z.coerce.number().int().min(1).max(9).catch(2),
});
export type Weeks = z.output<typeof Weeks>;

const time = z.string().trim().max(5).default('');

/** How a turn went: whether the door was open, and who was there. */
export const Happened = z.object({
  open: z.enum(['yes', 'partly', 'no'], { error: 'desk.shifts.open_missing' }),
  from: time,
  to: time,
  there: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((said) => [said ?? []].flat())
    .pipe(z.array(z.uuid()).max(20)),
});
export type Happened = z.output<typeof Happened>;

export const Someone = z.object({ person: z.uuid('desk.shifts.person_missing') });
export const OnePlace = z.object({ place: z.uuid() });
export const Nothing = z.object({});
