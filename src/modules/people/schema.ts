import { z } from 'zod';
import { longestPassword, roleNames, scopeNames } from '#platform/identity/index.ts';

export const Email = z
  .string({ error: 'people.email_missing' })
  .trim()
  .toLowerCase()
  .min(1, 'people.email_missing')
  .max(254, 'people.email_wrong')
  .pipe(z.email('people.email_wrong'));

/** What is typed at the door. Nothing here says what an account's password must be like. */
export const SignIn = z.object({
  email: Email,
  password: z
    .string({ error: 'people.password_missing' })
    .min(1, 'people.password_missing')
    .max(4 * longestPassword, 'people.password_long'),
  remember: z.literal('on').optional(),
  next: z.string().max(2000).optional(),
});
export type SignIn = z.output<typeof SignIn>;

export const PersonName = z
  .string({ error: 'people.name_missing' })
  .trim()
  .min(1, 'people.name_missing')
  .max(120, 'people.name_long')
  .regex(/^[^\p{Cc}<>]*$/u, 'people.name_wrong');

export const NewPerson = z.object({
  email: Email,
  name: PersonName,
  /** Left out, the person cannot sign in until they are given one. */
  password: z.string().optional(),
});
export type NewPerson = z.output<typeof NewPerson>;

/** A password that a person chooses: what it must be like is said by `passwordProblem`. */
export const ChosenPassword = z
  .string({ error: 'people.password_choose' })
  .min(1, 'people.password_choose')
  .max(4 * longestPassword, 'people.password_long');

/** A role in its scope, until a moment where one is named. */
export const RoleGrant = z
  .object({
    role: z.enum(roleNames, { error: 'people.role_unknown' }),
    scope: z.enum(scopeNames, { error: 'people.scope_wrong' }),
    scope_id: z.uuid({ error: 'people.scope_wrong' }).nullable(),
    ends_at: z.date().nullable().default(null),
  })
  .refine((grant) => (grant.scope === 'commons') === (grant.scope_id === null), {
    error: 'people.scope_wrong',
    path: ['scope'],
  })
  .refine((grant) => grant.role !== 'lead_editor' || grant.scope === 'organization', {
    error: 'people.lead_of_what',
    path: ['scope'],
  });
export type RoleGrant = z.output<typeof RoleGrant>;
