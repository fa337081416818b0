import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Email } from 'postal-mime';
import type { Tx } from '#platform/database/index.ts';

/** What a mail server wrote back about a mail of ours (RFC 3464): it could not be delivered, for good. */
export interface Undelivered {
  messageId: string;
  address: string;
  problem: string;
}

/**
 * Reads what came back into a Maildir (`new/` and `cur/`), hands over each mail that was not delivered for good, and then
 * removes the file: what people may have answered there is not ours to keep.
 */
export async function readReports(folder: string, take: (one: Undelivered) => Promise<void>): Promise<number> {
  let taken = 0;
  for (const part of ['new', 'cur']) {
    const names = await readdir(join(folder, part)).catch(() => []);
    if (names.length === 0) continue;
    // Nothing comes back on most days, and with no mailbox configured never.
    const { default: PostalMime } = await import('postal-mime');
    for (const name of names) {
      const path = join(folder, part, name);
      for (const one of undeliveredIn(await PostalMime.parse(await readFile(path)))) {
        await take(one);
        taken += 1;
      }
      await rm(path);
    }
  }
  return taken;
}

function undeliveredIn(mail: Email): Undelivered[] {
  const parts = mail.attachments.map(({ mimeType, content }) => ({
    type: mimeType,
    text: typeof content === 'string' ? content : new TextDecoder().decode(content),
  }));
  const status = parts.find(({ type }) => type === 'message/delivery-status')?.text;
  const original = parts.find(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers')?.text;
  const messageId = field(original ?? '', 'Message-ID');
  if (status === undefined || messageId === undefined) return [];
  // One paragraph for the whole, then one for each address.
  return status
    .replaceAll('\r', '')
    .split(/\n{2,}/)
    .flatMap((about) => {
      const address = field(about, 'Final-Recipient')?.replace(/^[^;]*;\s*/, '');
      const action = field(about, 'Action')?.toLowerCase();
      const code = field(about, 'Status') ?? '';
      if (address === undefined || action !== 'failed' || !code.startsWith('5')) return [];
      const said = field(about, 'Diagnostic-Code') ?? code;
      return [{ messageId, address: address.toLowerCase(), problem: said.replaceAll(address, '…').slice(0, 200) }];
    });
}

function field(text: string, name: string): string | undefined {
  // A line that begins with a blank goes on with the one before.
  const unfolded = text.replaceAll('\r', '').replace(/\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:[ \\t]*(.+)$`, 'im').exec(unfolded)?.[1]?.trim();
}

/** Marks the address of a mail of this town as refused. Returns whether the mail was one of this town's, to this address. */
export async function markUndelivered(tx: Tx, { messageId, address, problem }: Undelivered): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update mail set failed_at = now(), sent_at = null, problem = ${problem}
    where message_id = ${messageId} and address = ${address} returning id`.execute(tx);
  if (rows.length === 0) return false;
  await tx
    .insertInto('mail_refusal')
    .values({ address, problem })
    .onConflict((known) => known.column('address').doUpdateSet({ problem, refused_at: new Date() }))
    .execute();
  return true;
}
