import { type Selectable, sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { type Actor, hashOf, type Role } from '#platform/identity/index.ts';
import { mayInviteTo } from '../policy.ts';
import type { InvitationTable } from '../tables.ts';
import type { inviteScopes } from './schema.ts';

/** An invitation as whoever gave it, or received it, reads it. */
export interface Invitation extends Selectable<InvitationTable> {
  scope_name: string | null;
  invited_by_name: string;
}

const readInvitations = (db: Db) =>
  db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invited_by')
    .leftJoin('organization', (join) => join.onRef('organization.id', '=', 'scope_id').on('scope', '=', 'organization'))
    .leftJoin('point', (join) => join.onRef('point.id', '=', 'scope_id').on('scope', '=', 'point'))
    .leftJoin('neighbourhood', (join) =>
      join.onRef('neighbourhood.id', '=', 'scope_id').on('scope', '=', 'neighbourhood'),
    )
    .selectAll('invitation')
    .select((eb) => [
      'person.name as invited_by_name',
      eb.fn.coalesce('organization.name', 'point.name', 'neighbourhood.name').as('scope_name'),
    ]);

/** The invitation that a link carries, whatever has become of it. */
export const invitationByToken = (db: Db, token: string): Promise<Invitation | undefined> =>
  readInvitations(db).where('token_hash', '=', hashOf(token)).executeTakeFirst();

/** The invitation of that id, whatever has become of it. */
export const invitationById = (db: Db, id: string): Promise<Invitation | undefined> =>
  readInvitations(db).where('invitation.id', '=', id).executeTakeFirst();

/** Those that nobody has accepted yet and that this actor may take back, the newest first; expired ones too, for a while. */
export async function waitingInvitations(db: Db, actor: Actor): Promise<Invitation[]> {
  const waiting = await readInvitations(db)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .orderBy('invited_at', 'desc')
    .execute();
  return waiting.filter((one) => mayInviteTo(actor, one));
}

/** An organisation, point or neighbourhood that has the name that was typed. */
export interface NamedPlace {
  id: string;
  name: string;
}

/** What has that name, or at least that in its name: the exact ones alone where there are any. */
export async function placesNamed(
  db: Db,
  scope: Exclude<(typeof inviteScopes)[number], 'commons'>,
  name: string,
): Promise<NamedPlace[]> {
  const { rows } = await sql<NamedPlace & { exact: boolean }>`
    select id, name, lower(name) = lower(${name}) as exact from ${sql.table(scope)}
    where name ilike ${`%${name.replace(/[\\%_]/g, '\\$&')}%`}
    order by exact desc, name, id limit 9`.execute(db);
  const exact = rows.filter((row) => row.exact);
  return (exact.length > 0 ? exact : rows).map(({ id, name: called }) => ({ id, name: called }));
}

/** The organisations that an actor leads, by name. */
export async function organizationsLed(db: Db, actor: Actor): Promise<NamedPlace[]> {
  const ids = actor.roles.flatMap(({ role, scope_id }) => (role === 'lead_editor' && scope_id ? [scope_id] : []));
  if (ids.length === 0) return [];
  return db.selectFrom('organization').select(['id', 'name']).where('id', 'in', ids).orderBy('name').execute();
}

/** Someone who holds a role in an organisation, as its lead editor sees it. */
export interface Colleague extends Role {
  id: string;
  person_id: string;
  name: string;
  ends_at: Date | null;
  organization: string;
}

/** Who holds a role in these organisations. */
export async function colleaguesIn(db: Db, organizations: readonly NamedPlace[]): Promise<Colleague[]> {
  if (organizations.length === 0) return [];
  return db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'person_id')
    .innerJoin('organization', 'organization.id', 'scope_id')
    .select(['role_grant.id', 'person_id', 'person.name', 'role', 'scope', 'scope_id', 'ends_at'])
    .select('organization.name as organization')
    .where('scope', '=', 'organization')
    .where(
      'scope_id',
      'in',
      organizations.map(({ id }) => id),
    )
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', sql<Date>`now()`)]))
    .orderBy('organization.name')
    .orderBy('person.name')
    .execute();
}
