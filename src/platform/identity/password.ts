import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { endSessions } from './sessions.ts';

/** At least 12 characters (NIST SP 800-63B-4 asks for 15 where a password is alone; a phrase of three words passes both). */
export const shortestPassword = 12;
/** Long enough for any phrase; a limit at all, so that nobody makes us hash a book. */
export const longestPassword = 128;

/** What is wrong with a password that a person chooses, or null. No rule asks for figures or signs: NIST SP 800-63B-4, 3.1.1.2. */
export function passwordProblem(password: string): 'short' | 'long' | 'repeated' | null {
  // Counted as it is hashed (NFKC), in characters rather than in UTF-16 units.
  const characters = [...password.normalize('NFKC')];
  if (characters.length < shortestPassword) return 'short';
  if (characters.length > longestPassword) return 'long';
  if (new Set(characters).size < 4) return 'repeated';
  return null;
}

/**
 * Gives a person a password, in place of the one before, and ends every session of theirs: whoever had the old one is out.
 * Hashed with scrypt (N 16384, r 16) as better-auth does.
 */
export async function setPassword(db: Db, personId: string, password: string): Promise<void> {
  const { hashPassword } = await import('better-auth/crypto');
  const hash = await hashPassword(password);
  const changed = await db
    .updateTable('account')
    .set({ password: hash, updated_at: sql`now()` })
    .where('person_id', '=', personId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) {
    await db
      .insertInto('account')
      .values({ person_id: personId, account_id: personId, provider_id: 'credential', password: hash })
      .execute();
  }
  await endSessions(db, personId);
}
