import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#platform/database/index.ts';
import { type Actor, nobody, type Role, type ScopeName } from '#platform/identity/index.ts';

/** A role that is in force, with the name of the organisation or place in which it counts. */
export interface NamedRole extends Role {
  id: string;
  scope_name: string | null;
  granted_at: Date;
  /** Who gave it, as far as that is known: whoever has the command line, or an account that is gone, has no name here. */
  granted_by_name: string | null;
  ends_at: Date | null;
}

export interface PersonRow {
  id: string;
  name: string;
  email: string;
}

/** The account that has this address (in small letters), if any. */
export function personByEmail(db: Db, email: string): Promise<PersonRow | undefined> {
  return db.selectFrom('person').select(['id', 'name', 'email']).where('email', '=', email).executeTakeFirst();
}

/** The roles of a person that are in force at that moment, those in the whole commons first. */
export function rolesOf(db: Db, personId: string, now: Date): Promise<NamedRole[]> {
  return db
    .selectFrom('role_grant')
    .leftJoin('organization', (join) => join.onRef('organization.id', '=', 'scope_id').on('scope', '=', 'organization'))
    .leftJoin('point', (join) => join.onRef('point.id', '=', 'scope_id').on('scope', '=', 'point'))
    .leftJoin('neighbourhood', (join) =>
      join.onRef('neighbourhood.id', '=', 'scope_id').on('scope', '=', 'neighbourhood'),
    )
    .leftJoin('person as granter', 'granter.id', 'granted_by')
    .select(['role_grant.id', 'role', 'scope', 'scope_id', 'ends_at', 'granted_at', 'granter.name as granted_by_name'])
    .select((eb) => eb.fn.coalesce('organization.name', 'point.name', 'neighbourhood.name').as('scope_name'))
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .orderBy((eb) => eb('scope', '!=', 'commons'))
    .orderBy('role')
    .orderBy('scope_name')
    .execute();
}

/** Everyone with an account, by address, with the roles in force. */
export function listPeople(db: Db): Promise<(PersonRow & { roles: Role[] })[]> {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('role_grant')
          .select(['role', 'scope', 'scope_id'])
          .whereRef('person_id', '=', 'person.id')
          .where((grant) => grant.or([grant('ends_at', 'is', null), grant('ends_at', '>', sql<Date>`now()`)]))
          .orderBy('role'),
      ).as('roles'),
    )
    .orderBy('email')
    .execute();
}

/** The account of that id as one who acts: with the roles in force, whatever session they have. */
export async function personAsActor(db: Db, personId: string): Promise<Actor> {
  const person = await db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!person) return nobody;
  const roles = await db
    .selectFrom('role_grant')
    .select(['role', 'scope', 'scope_id'])
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', sql<Date>`now()`)]))
    .execute();
  return { person, roles, assurance: 'second_factor' };
}

/** Whether what a role would be bound to is there. Street groups are not there yet. */
export async function scopeExists(db: Db, scope: ScopeName, id: string | null): Promise<boolean> {
  if (scope === 'commons') return id === null;
  if (scope === 'street_group' || id === null) return false;
  const found = await db.selectFrom(scope).select('id').where('id', '=', id).executeTakeFirst();
  return found !== undefined;
}
