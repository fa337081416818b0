import { randomUUID } from 'node:crypto';
import { romeDate } from '#platform/calendar/index.ts';
import { NotFound, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { mayListen } from '../policy.ts';
import { codeOf, hashOf } from './codes.ts';
import { partiesOf } from './policy.ts';
import { stepOf } from './rules.ts';
import type { Call } from './schema.ts';
import { sealOffice } from './sealed.ts';
import { type Doing, move, type Row, type Saying } from './take.ts';

/**
 * Writes down a call that was made with the person present: accepted, with a code for the slip, and with an appointment where
 * a day was agreed; or declined. Where it answers an earlier hand-off that waits for a next step, that one is closed with it.
 * The form names the hand-off: sent twice, it is there once. Throws `NotFound` for whoever does not listen at that point.
 */
export async function startByCall(tx: Tx, actor: Actor, point: string, said: Call, doing: Doing): Promise<string> {
  if (!mayListen(actor, point)) throw new NotFound();
  if (said.encounter) await mustBeHere(tx, point, said.encounter);
  const earlier = said.after ? await lockedAt(tx, point, said.after) : null;
  const made = await tx
    .insertInto('handoff')
    .values({
      id: said.id,
      point_id: point,
      encounter_id: said.encounter ?? earlier?.encounter_id ?? null,
      after_id: earlier?.id ?? null,
      way: 'call',
      entry_kind: said.entry?.[0] ?? null,
      entry_id: said.entry?.[1] ?? null,
      office: sealOffice(doing.vault, said.id, said.office),
      code_hash: said.answer === 'agree' ? hashOf(doing.vault, codeOf(doing.vault, said.id)) : null,
      news_on: said.day ?? romeDate(doing.now),
      opened_at: doing.now,
    })
    .onConflict((there) => there.column('id').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!made) return (await lockedAt(tx, point, said.id)).id;
  const step = (row: Row, saying: Saying) =>
    move(
      tx,
      row,
      { parties: partiesOf(actor, row), person: actor.person?.id ?? null, channel: 'telephone' },
      saying,
      doing,
    );
  const { appointment_on, appointment_time, place, bring, escort, means, reason, words, day } = said;
  if (said.answer === 'refuse') await step(made, { id: said.id, act: 'refuse', reason, words, day });
  if (said.answer === 'agree') {
    const agreed = { words, appointment_on, place, bring, escort, means, day };
    const accepted = await step(made, { id: said.id, act: 'agree', ...agreed });
    if (appointment_on)
      await step(accepted, { id: randomUUID(), act: 'appoint', appointment_on, appointment_time, day });
  }
  if (earlier && stepOf(earlier.state, earlier.way, 'close'))
    await step(earlier, { id: randomUUID(), act: 'close', next_step: 'new_handoff' });
  return said.id;
}

/** The row, for whoever changes it; of another point there is none. */
async function lockedAt(tx: Tx, point: string, handoff: string): Promise<Row> {
  const row = await tx
    .selectFrom('handoff')
    .selectAll()
    .where('id', '=', handoff)
    .where('point_id', '=', point)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

async function mustBeHere(tx: Tx, point: string, encounter: string): Promise<void> {
  const there = await tx
    .selectFrom('encounter')
    .select('id')
    .where('id', '=', encounter)
    .where('point_id', '=', point)
    .executeTakeFirst();
  if (!there) throw new NotFound();
}
