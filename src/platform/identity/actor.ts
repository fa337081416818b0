/** Every role that a person can be given, always in a scope. `administrator` runs the machine and opens no content. */
export const roleNames = [
  'member',
  'editor',
  'desk_volunteer',
  'desk_coordinator',
  'point_manager',
  'facilitator',
  'neighbourhood_representative',
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

/** Whoever asks: a person with the roles that are in force now, or nobody. */
export interface Actor {
  person: { id: string; name: string; email: string } | null;
  roles: readonly Role[];
  assurance: Assurance;
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
