import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import { isCommonPassword, isPersonalPassword } from './common-passwords.ts';
import { endSessions } from './sessions.ts';

/** At least 12 characters (NIST SP 800-63B-4 asks for 15 where a password is alone; a phrase of three words passes both). */
export const shortestPassword = 12;
/** Long enough for any phrase; a limit at all, so that nobody makes us hash a book. */
export const longestPassword = 128;

/**
 * What is wrong with a password that a person chooses, or null; `whose` are their name and address. No rule asks for
 * figures or signs: NIST SP 800-63B-4, 3.1.1.2.
 */
export function passwordProblem(
  password: string,
  whose: readonly string[] = [],
): 'short' | 'long' | 'repeated' | 'common' | 'personal' | null {
  // Counted as it is hashed (NFKC), in characters rather than in UTF-16 units.
  const characters = [...password.normalize('NFKC')];
  if (characters.length < shortestPassword) return 'short';
  if (characters.length > longestPassword) return 'long';
  if (new Set(characters).size < 4) return 'repeated';
  if (isCommonPassword(password)) return 'common';
  if (isPersonalPassword(password, whose)) return 'personal';
  return null;
}

/** Whether this is the person's password; as slow for who has none. */
export async function isPasswordOf(db: Db, personId: string, password: string): Promise<boolean> {
  const { hashPassword, verifyPassword } = await import('better-auth/crypto');
  const held = await db
    .selectFrom('account')
    .select('password')
    .where('person_id', '=', personId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  if (held?.password) return verifyPassword({ hash: held.password, password });
  await hashPassword(password);
  return false;
}

/** Whether a person has a password at all: some come in by other doors only. */
export async function hasPassword(db: Db, personId: string): Promise<boolean> {
  const held = await db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return held !== undefined;
}

/**
 * Gives a person a password, in place of the one before, and ends every session of theirs but the one whose token is named:
 * whoever had the old one is out.
 * Hashed with scrypt (N 16384, r 16) as better-auth does.
 */
export async function setPassword(
  db: Db,
  personId: string,
  password: string,
  sessionThatStays: string | null = null,
): Promise<void> {
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
  await endSessions(db, personId, sessionThatStays);
}
