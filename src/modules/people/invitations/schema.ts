import { z } from 'zod';
import { roleNames } from '#platform/identity/index.ts';
import { ChosenPassword, Email, PersonName } from '../schema.ts';

/** Where a role can count, as it is chosen in the form. Street groups are not there yet. */
export const inviteScopes = ['commons', 'organization', 'point', 'neighbourhood'] as const;

/** Whom to invite, to what, where and until when. */
export const Invite = z
  .object({
    email: Email,
    role: z.enum(roleNames, { error: 'people.invite.role_missing' }),
    scope: z.enum(inviteScopes, { error: 'people.invite.scope_missing' }),
    /** The name of the organisation, point or neighbourhood. */
    place: z.string().trim().max(200, 'people.invite.place_unknown').default(''),
    /** The one that was meant, where several have such a name. */
    scope_id: z.union([z.uuid(), z.literal('')]).optional(),
    until: z
      .union([z.iso.date(), z.literal('')], { error: 'people.invite.until_wrong' })
      .optional()
      .transform((day) => day || null),
  })
  .refine((wish) => wish.role !== 'lead_editor' || wish.scope === 'organization', {
    error: 'people.lead_of_what',
    path: ['scope'],
  })
  .refine((wish) => wish.scope === 'commons' || wish.place !== '' || Boolean(wish.scope_id), {
    error: 'people.invite.place_missing',
    path: ['place'],
  });
export type Invite = z.output<typeof Invite>;

/** Whoever is invited and has no account: a name and a password. */
export const Welcome = z.object({ name: PersonName, password: ChosenPassword });
export type Welcome = z.output<typeof Welcome>;
