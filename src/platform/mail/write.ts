import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '#platform/database/index.ts';
import { later } from '#platform/jobs/index.ts';

/** A mail as a room writes it: plain text, one paragraph an element, a link on a line of its own. */
export interface Letter {
  /** What it is about, as a name: 'people.invitation'. */
  about: string;
  address: string;
  /** Whose it is, where the address is of someone with an account: it goes when they go. */
  personId?: string | null;
  subject: string;
  paragraphs: readonly string[];
}

export const deliver = 'mail.deliver';

/** Queues a mail in the transaction of its cause: undone, it was never written. Returns its id. */
export async function writeMail(tx: Tx, origin: string, letter: Letter): Promise<string> {
  const [id] = await writeMails(tx, origin, [letter]);
  if (!id) throw new Error('the mail was not written');
  return id;
}

/** The same for many at once, in two statements however many. */
export async function writeMails(tx: Tx, origin: string, letters: readonly Letter[]): Promise<string[]> {
  if (letters.length === 0) return [];
  const host = new URL(origin).hostname;
  const rows = letters.map((letter) => {
    const id = randomUUID();
    return {
      id,
      message_id: `<${id}@${host}>`,
      about: letter.about,
      address: letter.address.trim().toLowerCase(),
      person_id: letter.personId ?? null,
      // A line's end in a subject would begin another header.
      subject: letter.subject.replace(/\s+/g, ' ').trim(),
      body: `${letter.paragraphs.join('\n\n')}\n`,
    };
  });
  await sql`
    insert into mail (id, message_id, about, address, person_id, subject, body)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as m (id uuid, message_id text, about text, address text, person_id uuid, subject text, body text)`.execute(tx);
  await later(tx, deliver);
  return rows.map(({ id }) => id);
}

/** Whether an address, lower-case, was refused for good: part of a statement. */
export const isRefused = (address: RawBuilder<unknown>) =>
  sql`exists (select from mail_refusal refusal where refusal.address = ${address})`;

/** A mail that has not left. */
export interface LyingMail {
  id: string;
  address: string;
  subject: string;
  body: string;
  queued_at: Date;
}

/** What lies here, the newest first: for the mailbox of the demo. */
export function latestMails(db: Db, most = 50): Promise<LyingMail[]> {
  return db
    .selectFrom('mail')
    .select(['id', 'address', 'queued_at'])
    .select((eb) => [eb.ref('subject').$notNull().as('subject'), eb.ref('body').$notNull().as('body')])
    .where('body', 'is not', null)
    .orderBy('queued_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
}
