import { sql } from 'kysely';
import type { Tx } from '#platform/database/index.ts';
import { writeMails } from '#platform/mail/index.ts';
import type { Night } from './asking.ts';

/** What waits for who coordinates: nobody answered, or nobody can be asked. */
interface Waiting {
  unanswered: number;
  unknown: number;
}

/** Whom to tell: who coordinates, and where nobody does, who edits the whole commons. Once a week. */
const toTell = (now: Date) => sql`
  with keeper as (select distinct p.id, p.email, r.role from role_grant r join person p on p.id = r.person_id
    where r.scope = 'commons' and r.role in ('commons_coordinator', 'editor') and (r.ends_at is null or r.ends_at > ${now}))
  select k.id, k.email from keeper k
  where k.role = 'commons_coordinator' or not exists (select from keeper where role = 'commons_coordinator')`;

/** One letter a week to each who coordinates, where something waits for them. Returns how many were queued. */
export async function tellCoordinators(tx: Tx, { now, commons, origin, t }: Night): Promise<number> {
  const { rows: sums } = await sql<Waiting>`
    select count(*) filter (where recipient_id is not null)::int as unanswered, count(*) filter (where recipient_id is null)::int as unknown
    from review where ended_at is null and handed_at is not null`.execute(tx);
  const { unanswered, unknown } = sums[0] ?? { unanswered: 0, unknown: 0 };
  if (unanswered + unknown === 0) return 0;
  // Six days and a half: a night that begins a little earlier is still the night of the week after.
  const { rows: told } = await sql<{ address: string; person_id: string }>`
    insert into review_recipient (address, person_id, told_at)
    select lower(email), id, ${now}::timestamptz from (${toTell(now)}) k
    on conflict (address) do update set told_at = excluded.told_at
    where review_recipient.told_at is null or review_recipient.told_at <= ${now}::timestamptz - interval '156 hours'
    returning address, (select p.id from person p where p.email = address) as person_id`.execute(tx);
  const lines = [
    ...(unanswered > 0 ? [t('freshness.digest.unanswered', { count: unanswered })] : []),
    ...(unknown > 0 ? [t('freshness.digest.unknown', { count: unknown })] : []),
  ];
  await writeMails(
    tx,
    origin,
    told.map(({ address, person_id }) => ({
      about: 'directory.review_digest',
      address,
      personId: person_id,
      subject: t('freshness.digest.subject', { town: commons.title, count: unanswered + unknown }),
      paragraphs: [
        t('freshness.digest.hello', { town: commons.title }),
        lines.join('\n'),
        t('freshness.digest.how'),
        `${origin}/redazione/verifiche`,
        t('freshness.digest.week'),
      ],
    })),
  );
  return told.length;
}
