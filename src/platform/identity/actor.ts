/** Every role that a person can be given, always in a scope. `administrator` runs the machine and opens no content. */
export const roleNames = [
  'member',
  'editor',
  'lead_editor',
  'desk_volunteer',
  'desk_coordinator',
  'point_manager',
  'facilitator',
  'neighbourhood_representative',
  'mapper',
  'commons_coordinator',
  'administrator',
] as const;
export type RoleName = (typeof roleNames)[number];

/** Where a role counts: the whole commons, or one organisation, point, neighbourhood or street group. */
export const scopeNames = ['commons', 'organization', 'point', 'neighbourhood', 'street_group'] as const;
export type ScopeName = (typeof scopeNames)[number];

/** A role in its scope; `scope_id` is null for the commons, and only there. */
export interface Role {
  role: RoleName;
  scope: ScopeName;
  scope_id: string | null;
}

/** How sure we are that it is really this person, whatever the door: each level includes the one before. */
export type Assurance = 'none' | 'password' | 'second_factor';

/** Roles that open people's data, or the machine: they count only once a second factor was given. */
const guardedRoles: ReadonlySet<RoleName> = new Set<RoleName>([
  'administrator',
  'commons_coordinator',
  'desk_coordinator',
  'desk_volunteer',
  'point_manager',
]);

/** What a person has not shown yet, and the roles that wait for it. */
export interface Owed {
  /** `give`: they have a second factor; `set_up`: their roles ask for one that they have not. */
  what: 'give' | 'set_up';
  roles: readonly Role[];
}

/** Whoever asks: a person with the roles that are in force now, or nobody. */
export interface Actor {
  person: { id: string; name: string; email: string } | null;
  /** Those that count in this session: policies ask nothing else. */
  roles: readonly Role[];
  assurance: Assurance;
  /** There only while a second factor is missing. */
  owes?: Owed;
}

/** A visitor who has not signed in. */
export const nobody: Actor = { person: null, roles: [], assurance: 'none' };

/** Whoever has the command line has the machine: the administrator's role, without a person to put in the audit. */
export const operator: Actor = {
  person: null,
  roles: [{ role: 'administrator', scope: 'commons', scope_id: null }],
  assurance: 'second_factor',
};

/**
 * What a session gives: after a second factor everything; before it nothing to whoever has one, and to others the roles
 * that ask for none. It looks at the session alone, so that no way in can be forgotten.
 */
export function actorInSession(
  person: NonNullable<Actor['person']>,
  roles: readonly Role[],
  session: { assurance: Assurance; hasSecondFactor: boolean },
): Actor {
  const { assurance, hasSecondFactor } = session;
  if (assurance === 'second_factor') return { person, roles, assurance };
  if (hasSecondFactor) return { person, roles: [], assurance, owes: { what: 'give', roles } };
  const guarded = roles.filter((held) => guardedRoles.has(held.role));
  if (guarded.length === 0) return { person, roles, assurance };
  const free = roles.filter((held) => !guardedRoles.has(held.role));
  return { person, roles: free, assurance, owes: { what: 'set_up', roles: guarded } };
}

/** Who this would be once the second factor is given. */
export function withSecondFactor(actor: Actor): Actor {
  if (!actor.owes) return actor;
  return { person: actor.person, roles: [...actor.roles, ...actor.owes.roles], assurance: 'second_factor' };
}

/**
 * Whether the actor holds the role: anywhere when no scope is named, otherwise there. A role held in the whole commons
 * is held in everything inside it; no role includes another.
 */
export function holds(actor: Actor, role: RoleName, scope?: ScopeName, scopeId?: string): boolean {
  return actor.roles.some((held) => {
    if (held.role !== role) return false;
    if (scope === undefined || held.scope === 'commons') return true;
    return held.scope === scope && held.scope_id === scopeId;
  });
}
