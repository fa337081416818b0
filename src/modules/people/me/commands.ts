import { type Db, NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import { type Actor, endSession, endSessions, makeLink, useLink } from '#platform/identity/index.ts';
import { personByEmail } from '../queries.ts';
import { EmailChange } from './schema.ts';

/** Minutes that the link to a new address holds: a day. */
const EMAIL_CHANGE_MINUTES = 24 * 60;

/** The id of whoever is signed in. */
export function meOf(actor: Actor): NonNullable<Actor['person']> {
  if (!actor.person) throw new NotFound();
  return actor.person;
}

/** Lays down a role of one's own. Returns what it was. */
export async function layDown(tx: Tx, actor: Actor, grantId: string): Promise<string> {
  const me = meOf(actor);
  const gone = await tx
    .deleteFrom('role_grant')
    .where('id', '=', grantId)
    .where('person_id', '=', me.id)
    .returning(['role', 'scope', 'scope_id'])
    .executeTakeFirst();
  if (!gone) throw new NotFound();
  return [me.id, gone.role, gone.scope, ...(gone.scope_id ? [gone.scope_id] : [])].join(':');
}

/** Ends one of one's own sessions. */
export async function endMine(tx: Tx, actor: Actor, sessionId: string): Promise<void> {
  if (!(await endSession(tx, meOf(actor).id, sessionId))) throw new NotFound();
}

/** Ends one's own sessions but the one whose token is named. */
export async function endMyOthers(tx: Tx, actor: Actor, token: string | null): Promise<void> {
  await endSessions(tx, meOf(actor).id, token);
}

/** What one is called from now on. */
export async function changeName(tx: Tx, actor: Actor, name: string): Promise<void> {
  await tx.updateTable('person').set({ name, updated_at: new Date() }).where('id', '=', meOf(actor).id).execute();
}

/**
 * Begins a change of address. Returns what the link to the new one carries; null where someone has an account with it,
 * who is written to instead: on the page both look the same.
 */
export async function beginEmailChange(tx: Tx, actor: Actor, email: string): Promise<string | null> {
  const me = meOf(actor);
  if (email === me.email) throw new Refusal('people.me.email_same', 'email');
  if (await personByEmail(tx, email)) return null;
  return makeLink(tx, 'email_change', JSON.stringify({ person: me.id, email }), EMAIL_CHANGE_MINUTES);
}

/** The new address holds from now on; whoever is signed in elsewhere is out. Returns whose it is and the one before. */
export async function confirmEmailChange(tx: Tx, token: string): Promise<{ personId: string; before: string }> {
  const about = await useLink(tx, 'email_change', token);
  if (about === null) throw new Refusal('people.me.email_link_over');
  const { person, email } = EmailChange.parse(JSON.parse(about));
  const before = await tx.selectFrom('person').select('email').where('id', '=', person).executeTakeFirst();
  if (!before || (await personByEmail(tx, email))) throw new Refusal('people.me.email_link_over');
  await tx
    .updateTable('person')
    .set({ email, email_verified: true, updated_at: new Date() })
    .where('id', '=', person)
    .execute();
  await endSessions(tx, person);
  return { personId: person, before: before.email };
}

/** Deletes one's own account with all that goes with it; what others wrote or were given stays, without the name. */
export async function deleteMe(tx: Tx, actor: Actor): Promise<string> {
  const me = meOf(actor);
  await tx.deleteFrom('invitation').where('email', '=', me.email).execute();
  await tx.deleteFrom('person').where('id', '=', me.id).execute();
  return me.id;
}

/** How many others hold the same role in the same place. */
export async function othersWith(db: Db, grantId: string): Promise<number> {
  const { others } = await db
    .selectFrom('role_grant as mine')
    .innerJoin('role_grant as other', (join) =>
      join
        .onRef('other.role', '=', 'mine.role')
        .onRef('other.scope', '=', 'mine.scope')
        .on((eb) => eb('other.scope_id', 'is not distinct from', eb.ref('mine.scope_id')))
        .onRef('other.id', '!=', 'mine.id'),
    )
    .select((eb) => eb.fn.countAll<number>().as('others'))
    .where('mine.id', '=', grantId)
    .executeTakeFirstOrThrow();
  return others;
}
