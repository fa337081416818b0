import type { Db } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { mayReadAgreement } from '../policy.ts';
import type { InForce } from './rules.ts';
import type { Terms } from './schema.ts';

export interface Agreement extends Terms {
  id: string;
}

const columns = [
  'id',
  'starts_on',
  'ends_on',
  'municipality',
  'zone',
  'zone_contact',
  'zone_phone',
  'quarter_council',
  'duties',
  'insurance',
  'controller_municipality',
  'controller_association',
  'reply_days',
  'allows_notes',
  'allows_attachments',
  'allows_inbox',
] as const;

/**
 * What binds a point on a day ('YYYY-MM-DD', Rome), and what it switches on; null where nothing does, and then nothing is on:
 * no notes, no attachments, no hand-offs by inbox.
 */
export async function agreementOf(db: Db, point: string, day: string): Promise<InForce | null> {
  const found = await db
    .selectFrom('agreement')
    .select(['id', 'starts_on', 'ends_on', 'reply_days', 'allows_notes', 'allows_attachments', 'allows_inbox'])
    .where('point_id', '=', point)
    .where('starts_on', '<=', day)
    .where('ends_on', '>=', day)
    .executeTakeFirst();
  return found ?? null;
}

/** Everything that a point has agreed on, the latest first. */
export const agreementsOf = (db: Db, point: string): Promise<Agreement[]> =>
  db.selectFrom('agreement').select(columns).where('point_id', '=', point).orderBy('starts_on', 'desc').execute();

export const agreementNamed = (db: Db, point: string, id: string): Promise<Agreement | undefined> =>
  db.selectFrom('agreement').select(columns).where('point_id', '=', point).where('id', '=', id).executeTakeFirst();

export interface PointAgreed {
  id: string;
  name: string;
  /** The last day of what binds it today. */
  ends_on: string | null;
}

/** The points whose agreements someone reads, by name, with the end of what binds each today. */
export async function pointsAgreed(db: Db, actor: Actor, today: string): Promise<PointAgreed[]> {
  const points = await db
    .selectFrom('point')
    .leftJoin('agreement', (join) =>
      join
        .onRef('agreement.point_id', '=', 'point.id')
        .on('starts_on', '<=', today)
        .on('agreement.ends_on', '>=', today),
    )
    .select(['point.id', 'point.name', 'agreement.ends_on'])
    .orderBy('point.name')
    .execute();
  return points.filter(({ id }) => mayReadAgreement(actor, id));
}
