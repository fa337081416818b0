import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';

/** What a link in a letter does. */
export type LinkPurpose = 'sign_in' | 'email_change';

/** SHA-256 of what a link carries: 256 random bits need no slower hash. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What a letter's link carries: 256 random bits, safe in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Makes a link that can be used once, within so many minutes; only its hash is kept, beside `about`. Returns its token. */
export async function makeLink(db: Db, purpose: LinkPurpose, about: string, minutes: number): Promise<string> {
  const token = newToken();
  await db
    .insertInto('verification')
    .values({
      identifier: identifierOf(purpose, token),
      value: about,
      expires_at: sql<Date>`now() + make_interval(mins => ${minutes})`,
    })
    .execute();
  return token;
}

/** What a link is about, while it can be used; reading it uses nothing. */
export async function linkAbout(db: Db, purpose: LinkPurpose, token: string): Promise<string | null> {
  const found = await db
    .selectFrom('verification')
    .select('value')
    .where('identifier', '=', identifierOf(purpose, token))
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return found?.value ?? null;
}

/** Uses a link up and returns what it was about; null when there is none, or no longer. */
export async function useLink(db: Db, purpose: LinkPurpose, token: string): Promise<string | null> {
  const used = await db
    .deleteFrom('verification')
    .where('identifier', '=', identifierOf(purpose, token))
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('value')
    .executeTakeFirst();
  return used?.value ?? null;
}

const identifierOf = (purpose: LinkPurpose, token: string): string =>
  `${purpose}:${hashOf(token).toString('base64url')}`;
