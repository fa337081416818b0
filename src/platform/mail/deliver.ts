import { sql } from 'kysely';
import type { Tx } from '#platform/database/index.ts';
import { later } from '#platform/jobs/index.ts';
import type { Fate, Post } from './post.ts';
import { deliver } from './write.ts';

const atOnce = 500;
/** Minutes until a mail is tried again: 1, 2, 4 … at most six hours, and for three days in all. */
const longestPause = 6 * 60;
const patience = '3 days';

interface Due {
  id: string;
  message_id: string;
  address: string;
  subject: string;
  body: string;
  tries: number;
  refused: boolean;
}

/**
 * Sends what is due, some hundreds in a transaction; when there is more, another round follows. Whoever dies between the
 * server's yes and the commit sends again, with the same Message-ID: at least once, never lost. Without a way to a server
 * nothing leaves, and the mails lie where the demo's mailbox shows them.
 */
export async function deliverDue(tx: Tx, post: Post | null): Promise<number> {
  if (!post) return 0;
  // One round does for all that asked for one.
  await sql`delete from later where id in
    (select id from later where name = ${deliver} and due_at <= now() for update skip locked)`.execute(tx);
  const { rows } = await sql<Due>`
    select id, message_id, address, subject, body, tries,
      exists (select from mail_refusal r where r.address = mail.address and r.refused_at < mail.queued_at) as refused
    from mail where sent_at is null and failed_at is null and due_at <= now() and body is not null
    order by due_at, id limit ${atOnce} for update skip locked`.execute(tx);
  if (rows.length === 0) return 0;
  const fates = await Promise.all(rows.map((mail) => fateOf(mail, post)));
  await writeDown(
    tx,
    rows.map((mail, at) => ({ mail, fate: fates[at] ?? { kind: 'later', problem: 'unknown' } })),
  );
  const { rows: next } = await sql<{ due_at: Date | null }>`
    select min(due_at) as due_at from mail where sent_at is null and failed_at is null and body is not null`.execute(
    tx,
  );
  if (next[0]?.due_at) await later(tx, deliver, {}, next[0].due_at);
  return rows.length;
}

async function fateOf({ refused, message_id, address, subject, body }: Due, post: Post): Promise<Fate> {
  if (refused) return { kind: 'failed', problem: 'the address was refused before' };
  return post.send({ messageId: message_id, address, subject, body });
}

async function writeDown(tx: Tx, ends: readonly { mail: Due; fate: Fate }[]): Promise<void> {
  const list = JSON.stringify(
    ends.map(({ mail, fate }) => ({
      id: mail.id,
      kind: fate.kind,
      problem: fate.kind === 'sent' ? null : fate.problem,
      minutes: Math.min(longestPause, 2 ** mail.tries),
    })),
  );
  await sql`
    update mail m set tries = tries + 1, problem = x.problem,
      sent_at = case when x.kind = 'sent' then now() end,
      failed_at = case when x.kind in ('refused', 'failed') or (x.kind = 'later' and queued_at < now() - ${patience}::interval) then now() end,
      due_at = now() + x.minutes * interval '1 minute',
      -- What has arrived need not lie here as well.
      subject = case when x.kind = 'later' and queued_at >= now() - ${patience}::interval then subject end,
      body = case when x.kind = 'later' and queued_at >= now() - ${patience}::interval then body end
    from jsonb_to_recordset(${list}::jsonb) as x (id uuid, kind text, problem text, minutes int) where m.id = x.id`.execute(
    tx,
  );
  const refused = ends.flatMap(({ mail, fate }) =>
    fate.kind === 'refused' ? [{ address: mail.address, problem: fate.problem }] : [],
  );
  if (refused.length === 0) return;
  await sql`
    insert into mail_refusal (address, problem)
    select distinct on (address) address, problem from jsonb_to_recordset(${JSON.stringify(refused)}::jsonb) as x (address text, problem text)
    on conflict (address) do update set refused_at = now(), problem = excluded.problem`.execute(tx);
}

/** Forgets mails that ended a month ago, and those that found no server in a week. */
export async function forgetOldMail(tx: Tx): Promise<void> {
  await sql`delete from mail where coalesce(sent_at, failed_at) < now() - interval '30 days'
    or (sent_at is null and failed_at is null and queued_at < now() - interval '7 days')`.execute(tx);
}
