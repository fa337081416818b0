import { writeAudit, writeDenial } from '#platform/audit/index.ts';
import type { Db } from '#platform/database/index.ts';
import { type Identity, nobody, type SignInAnswer, type SignInAttempt } from '#platform/identity/index.ts';
import { personByEmail } from './queries.ts';

/**
 * Tries a password and writes down how it went: the person's id, never the address that was typed. Outside any
 * transaction of ours, because better-auth takes a connection of its own and would wait for us while we wait for it.
 */
export async function signIn(
  db: Db,
  identity: Identity,
  attempt: SignInAttempt,
  requestId: string,
): Promise<SignInAnswer> {
  const answer = await identity.signIn(attempt);
  const fact = { action: 'people.sign_in', entity: 'person', requestId };
  if (answer.kind === 'in') {
    const actor = { person: { id: answer.personId } };
    await db
      .transaction()
      .execute((tx) => writeAudit(tx, { ...fact, actor, entityId: answer.personId, outcome: 'done' }));
  }
  if (answer.kind === 'wrong') {
    const whose = await personByEmail(db, attempt.email);
    await writeDenial(db, { ...fact, actor: nobody, entityId: whose?.id ?? null, outcome: 'denied' });
  }
  return answer;
}
