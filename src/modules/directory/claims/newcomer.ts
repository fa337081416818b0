import { openAccount } from '#modules/people/index.ts';
import { readToken, signToken } from '#platform/crypto/index.ts';
import { NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import type { Here } from '#platform/http/index.ts';
import { countLetter } from './commands.ts';
import { keepersOf, seat } from './keepers.ts';
import { type Sender, tellOfRequest, writeLink } from './letters.ts';
import { type OnFile, readOnFile } from './on-file.ts';
import { linkHours } from './rules.ts';

/** Sends the link with which an account can be opened, to an address on file: nobody else learns of it. */
export async function askForLink(
  tx: Tx,
  organizationId: string,
  { at }: { at: number },
  here: Sender,
  now: Date,
): Promise<void> {
  const organization = await readOnFile(tx, organizationId, now);
  const address = organization.addresses[at];
  if (address === undefined) throw new Refusal('claims.no_address', 'at');
  await countLetter(tx, organizationId, now);
  const until = new Date(now.getTime() + linkHours * 3_600_000);
  const token = signToken(here.config.secret, purposeOf(here), `${organizationId} ${address}`, until);
  await writeLink(tx, here, address, organization, token);
}

/** Whom a link was written to: the organisation, and which of its addresses. */
export interface Invited {
  organization: OnFile;
  address: string;
  over: boolean;
}

/** Reads a link. Throws `NotFound` where it is none of ours, or the address is no longer on file. */
export async function readLink(
  db: Pick<Here, 'db'>['db'],
  organizationId: string,
  token: string,
  here: Sender,
  now: Date,
): Promise<Invited> {
  const read = readToken(here.config.secret, purposeOf(here), token, now);
  const [id, address] = read?.subject.split(' ', 2) ?? [];
  if (!read || id !== organizationId || address === undefined) throw new NotFound();
  const organization = await readOnFile(db, organizationId, now);
  if (!organization.addresses.includes(address)) throw new NotFound();
  return { organization, address, over: read.over };
}

/**
 * Opens the account at the address that the link went to, and with it the care of the entries; where somebody has that
 * already, the coordinator decides. Only who reads that mailbox learns that there is an account already.
 */
export async function openAtLink(
  tx: Tx,
  organizationId: string,
  { t, name, password }: { t: string; name: string; password: string },
  here: Sender,
  now: Date,
): Promise<{ id: string; waits: boolean }> {
  const { organization, address, over } = await readLink(tx, organizationId, t, here, now);
  if (over) throw new Refusal('claims.link_over');
  const there = await tx.selectFrom('person').select('id').where('email', '=', address).executeTakeFirst();
  if (there) throw new Refusal('claims.account_there');
  const person = await openAccount(tx, { email: address, name, password });
  const lead = (await keepersOf(tx, organizationId))[0];
  const id = crypto.randomUUID();
  const asked = { id, organization_id: organizationId, person_id: person, proven: true, asked_at: now };
  if (lead) {
    await tx
      .insertInto('claim')
      .values({ ...asked, state: 'waiting' })
      .execute();
    await tellOfRequest(tx, here, organization, lead);
    return { id, waits: true };
  }
  await tx
    .insertInto('claim')
    .values({ ...asked, state: 'granted', decided_at: now })
    .execute();
  await seat(tx, person, organizationId);
  return { id, waits: false };
}

const purposeOf = (here: Sender) => `claim link ${here.commons.name}`;
