import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { deriveKey } from '#platform/crypto/index.ts';
import { NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { keepersOf, seat, seatInstead } from './keepers.ts';
import { type Sender, tellOfRequest, tellOutcome, writeCode } from './letters.ts';
import { readOnFile } from './on-file.ts';
import { mayClaim, mayDecide } from './policy.ts';
import { becomes, codeEnds, daysAfterNo, type Happening, mostLettersADay, mostTries, type State } from './rules.ts';

/** A request that has not ended. */
export interface OpenClaim {
  id: string;
  organization_id: string;
  person_id: string;
  state: State;
  proven: boolean;
  code_hash: Buffer | null;
  code_ends_at: Date | null;
  tries: number;
}

/** What became of a code: who asked looks after the entries now, waits for the coordinator, or may try so often again. */
export type Tried = { right: true; state: State } | { right: false; left: number; over: boolean };

/**
 * Sends six figures to an address on file (`at`: which of them), and so begins a request. Refuses where there is no such
 * address, after too many letters in a day, and after five wrong codes.
 */
export async function askForCode(
  tx: Tx,
  actor: Actor,
  organizationId: string,
  { at }: { at: number },
  here: Sender,
  now: Date,
): Promise<{ id: string }> {
  const person = mayAsk(actor, organizationId);
  const organization = await readOnFile(tx, organizationId, now);
  const address = organization.addresses[at];
  if (address === undefined) throw new Refusal('claims.no_address', 'at');
  await countLetter(tx, organizationId, now);
  const open = await openClaim(tx, organizationId, person);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const id = open?.id ?? crypto.randomUUID();
  const sent = { code_hash: hashOf(here, id, code), code_ends_at: codeEnds(now), tries: 0 };
  if (open) await change(tx, open, 'new_code', { ...sent, tries: open.tries });
  else {
    await refuseAfterNo(tx, organizationId, person, now);
    await tx
      .insertInto('claim')
      .values({ id, organization_id: organizationId, person_id: person, state: 'code_sent', ...sent, asked_at: now })
      .execute();
  }
  await writeCode(tx, here, address, organization, code);
  return { id };
}

/** Tries the figures that were typed. A wrong code is counted, not refused: the count must stay. */
export async function tryCode(
  tx: Tx,
  actor: Actor,
  organizationId: string,
  { code }: { code: string },
  here: Sender,
  now: Date,
): Promise<Tried & { id: string }> {
  const person = mayAsk(actor, organizationId);
  const claim = await openClaim(tx, organizationId, person);
  if (claim?.state !== 'code_sent' || !claim.code_hash || !claim.code_ends_at) throw new NotFound();
  const { id } = claim;
  if (claim.code_ends_at <= now) return { id, right: false, left: mostTries - claim.tries, over: true };
  if (!timingSafeEqual(claim.code_hash, hashOf(here, id, code))) {
    const tries = claim.tries + 1;
    if (tries >= mostTries) await change(tx, claim, 'last_wrong_code', { tries, code_hash: null, code_ends_at: null });
    else await tx.updateTable('claim').set({ tries }).where('id', '=', id).execute();
    return { id, right: false, left: mostTries - tries, over: false };
  }
  const organization = await readOnFile(tx, organizationId, now);
  const lead = (await keepersOf(tx, organizationId))[0];
  const used = { proven: true, code_hash: null, code_ends_at: null };
  if (lead) {
    await change(tx, claim, 'right_code_kept', used);
    await tellOfRequest(tx, here, organization, lead);
    return { id, right: true, state: 'waiting' };
  }
  await change(tx, claim, 'right_code', { ...used, decided_at: now });
  await seat(tx, person, organizationId);
  return { id, right: true, state: 'granted' };
}

/** Asks the coordinator, in words. Also after a code that never came, or was wrong. */
export async function askInWords(
  tx: Tx,
  actor: Actor,
  organizationId: string,
  { words }: { words: string },
  here: Sender,
  now: Date,
): Promise<{ id: string }> {
  const person = mayAsk(actor, organizationId);
  const organization = await readOnFile(tx, organizationId, now);
  const open = await openClaim(tx, organizationId, person);
  const id = open?.id ?? crypto.randomUUID();
  if (open) await change(tx, open, 'words', { words, code_hash: null, code_ends_at: null });
  else {
    await refuseAfterNo(tx, organizationId, person, now);
    await tx
      .insertInto('claim')
      .values({ id, organization_id: organizationId, person_id: person, state: 'waiting', words, asked_at: now })
      .execute();
  }
  await tellOfRequest(tx, here, organization, (await keepersOf(tx, organizationId))[0]);
  return { id };
}

/** Takes one's own request back. */
export async function withdraw(tx: Tx, actor: Actor, organizationId: string, now: Date): Promise<{ id: string }> {
  const claim = actor.person && (await openClaim(tx, organizationId, actor.person.id));
  if (!claim) throw new NotFound();
  await change(tx, claim, 'withdraw', { decided_at: now, words: null, code_hash: null, code_ends_at: null });
  return { id: claim.id };
}

/** What the coordinator says: no; yes; and where somebody looks after the entries already, beside them or in their place. */
export type Verdict = 'no' | 'beside' | 'instead';

/** Decides a request, and tells both whom it concerns. Throws `NotFound` to who may not, `Refusal` where it is decided already. */
export async function decide(
  tx: Tx,
  actor: Actor,
  claimId: string,
  { verdict, answer }: { verdict: Verdict; answer: string | null },
  here: Sender,
  now: Date,
): Promise<{ id: string; organization_id: string }> {
  const claim = await tx.selectFrom('claim').selectAll().where('id', '=', claimId).forUpdate().executeTakeFirst();
  if (!claim || !mayDecide(actor, claim.person_id)) throw new NotFound();
  if (claim.state !== 'waiting') throw new Refusal('claims.decided_already');
  const organization = await readOnFile(tx, claim.organization_id, now);
  const who = await tx
    .selectFrom('person')
    .select(['id', 'email'])
    .where('id', '=', claim.person_id)
    .executeTakeFirstOrThrow();
  const before = (await keepersOf(tx, claim.organization_id))[0];
  const decided = { decided_at: now, decided_by: actor.person?.id ?? null, answer };
  await change(tx, claim, verdict === 'no' ? 'no' : 'yes', decided);
  if (verdict === 'beside') await seat(tx, claim.person_id, claim.organization_id);
  if (verdict === 'instead') await seatInstead(tx, claim.person_id, claim.organization_id);
  await tellOutcome(tx, here, who, organization, verdict === 'no' ? 'no' : 'yes', answer);
  if (before && before.id !== who.id)
    await tellOutcome(tx, here, before, organization, verdict === 'no' ? 'kept' : verdict, null);
  return { id: claim.id, organization_id: claim.organization_id };
}

/** One letter more to addresses on file of the organisation. Refuses beyond what a mailbox can bear in a day. */
export async function countLetter(tx: Tx, organizationId: string, now: Date): Promise<void> {
  await sql`select from organization where id = ${organizationId}::uuid for update`.execute(tx);
  const { rows } = await sql<{ sent: number }>`select count(*)::int as sent from claim_letter
    where organization_id = ${organizationId}::uuid and sent_at > ${now}::timestamptz - interval '1 day'`.execute(tx);
  if ((rows[0]?.sent ?? 0) >= mostLettersADay) throw new Refusal('claims.enough_letters');
  await tx.insertInto('claim_letter').values({ organization_id: organizationId, sent_at: now }).execute();
}

function mayAsk(actor: Actor, organizationId: string): string {
  if (!actor.person || !mayClaim(actor, organizationId)) throw new NotFound();
  return actor.person.id;
}

/** The person's request that has not ended, locked: whoever comes second waits. */
async function openClaim(tx: Tx, organizationId: string, personId: string): Promise<OpenClaim | undefined> {
  return tx
    .selectFrom('claim')
    .select(['id', 'organization_id', 'person_id', 'state', 'proven', 'code_hash', 'code_ends_at', 'tries'])
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['code_sent', 'spent', 'waiting'])
    .forUpdate()
    .executeTakeFirst();
}

async function refuseAfterNo(tx: Tx, organizationId: string, personId: string, now: Date): Promise<void> {
  const { rows } = await sql<{ no: number }>`select 1 as no from claim where organization_id = ${organizationId}::uuid
    and person_id = ${personId}::uuid and state = 'refused'
    and decided_at > ${now}::timestamptz - make_interval(days => ${daysAfterNo})`.execute(tx);
  if (rows.length > 0) throw new Refusal('claims.said_no', undefined, { days: daysAfterNo });
}

type Changes = Partial<{
  words: string | null;
  proven: boolean;
  code_hash: Buffer | null;
  code_ends_at: Date | null;
  tries: number;
  decided_at: Date;
  decided_by: string | null;
  answer: string | null;
}>;

async function change(
  tx: Tx,
  claim: { id: string; state: State },
  happening: Happening,
  changes: Changes,
): Promise<void> {
  const state = becomes(claim.state, happening);
  if (state === null) throw new Refusal('claims.not_now');
  await tx
    .updateTable('claim')
    .set({ ...changes, state })
    .where('id', '=', claim.id)
    .execute();
}

/** Six figures are soon guessed: only with the installation's secret can a hash be tried. */
const hashOf = (here: Sender, claimId: string, code: string): Buffer =>
  createHmac('sha256', deriveKey(here.config.secret, `claim codes ${here.commons.name}`))
    .update(`${claimId} ${code}`)
    .digest();
