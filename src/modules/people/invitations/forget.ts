import type { Db } from '#platform/database/index.ts';

/** Removes what has been over for a month: accepted, taken back or expired. */
export async function forgetInvitations(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 30 * 86_400_000);
  await db
    .deleteFrom('invitation')
    .where((eb) => eb(eb.fn.coalesce('accepted_at', 'revoked_at', 'expires_at'), '<', before))
    .execute();
}
