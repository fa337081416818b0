import type { Selectable } from 'kysely';
import { romeDate } from '#platform/calendar/index.ts';
import { NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { codeOf, hashOf } from './codes.ts';
import { needed } from './needs.ts';
import { partiesOf } from './policy.ts';
import {
  type HandoffAct,
  type HandoffState,
  mayConclude,
  type Party,
  type Step,
  stateAfter,
  stepOf,
  TRIES,
} from './rules.ts';
import type { Said } from './schema.ts';
import { openSlip, sealSlip, sealWords } from './sealed.ts';
import type { HandoffTable } from './tables.ts';

export interface Doing {
  now: Date;
  vault: Vault;
}

/** A step that the machine does not have, now or for them: nothing is written but that it was refused. */
export class OutOfTurn extends Error {
  readonly handoff: string;
  readonly act: HandoffAct;
  constructor(handoff: string, act: HandoffAct) {
    super('not in the machine');
    this.name = 'OutOfTurn';
    this.handoff = handoff;
    this.act = act;
  }
}

export type Row = Selectable<HandoffTable>;
/** Who takes a step: as which of their parties, and how they let it be known. */
interface Taker {
  parties: readonly Party[];
  person: string | null;
  channel: string;
}
/** What is said with a step; it was seen as it stands, unless `seen` says otherwise. */
export type Saying = Omit<Said, 'seen' | 'channel'> & { seen?: number };

/**
 * Takes a step: the only way in which the state of a hand-off changes; `at` is the point that the address names. Throws `NotFound` for whoever has no part in it,
 * `OutOfTurn` for what is not in the machine, `Refusal` where something is not said or was meanwhile changed.
 */
export async function take(
  tx: Tx,
  actor: Actor,
  handoff: string,
  said: Said,
  doing: Doing & { at?: string },
): Promise<Row> {
  const row = await tx.selectFrom('handoff').selectAll().where('id', '=', handoff).forUpdate().executeTakeFirst();
  const parties = row ? partiesOf(actor, row) : [];
  if (!row || parties.length === 0 || (doing.at ?? row.point_id) !== row.point_id) throw new NotFound();
  return move(tx, row, { parties, person: actor.person?.id ?? null, channel: said.channel }, said, doing);
}

/** The same for the person, who has the code; null for one that leads nowhere. */
export async function takeByCode(tx: Tx, code: string, said: Saying, doing: Doing): Promise<Row | null> {
  const hash = hashOf(doing.vault, code);
  const row = await tx.selectFrom('handoff').selectAll().where('code_hash', '=', hash).forUpdate().executeTakeFirst();
  if (!row) return null;
  return move(tx, row, { parties: ['person'], person: null, channel: 'page' }, said, doing);
}

/** One step of a row that is locked: what happened, and the row as it is then. Sent again, it was taken already. */
export async function move(tx: Tx, row: Row, who: Taker, said: Saying, doing: Doing): Promise<Row> {
  const known = await tx.selectFrom('handoff_event').selectAll().where('id', '=', said.id).executeTakeFirst();
  if (known) {
    if (known.handoff_id !== row.id || known.act !== said.act) throw new NotFound();
    return row;
  }
  const step = stepOf(row.state, row.way, said.act);
  const party = step?.by.find((one) => who.parties.includes(one));
  if (!step || !party) throw new OutOfTurn(row.id, said.act);
  if (said.seen !== undefined && said.seen !== (row.last_event ?? 0)) throw new Refusal('desk.handoff.changed');
  const today = romeDate(doing.now);
  await mayBeSaid(tx, row, step, said, today);
  const number = (row.last_event ?? 0) + 1;
  const state = stateAfter(step, said.verdict ?? null);
  const day = said.day ?? today;
  const latest = [row.news_on, day].toSorted().at(-1);
  await tx
    .insertInto('handoff_event')
    .values({
      id: said.id,
      handoff_id: row.id,
      number,
      act: said.act,
      from_state: row.state,
      to_state: state,
      party,
      person_id: who.person,
      recorded_at: doing.now,
      day,
      channel: who.channel,
      reason: said.reason ?? null,
      next_step: said.next_step ?? null,
      verdict: said.verdict ?? null,
      escort: said.escort ?? null,
      means: said.means ?? null,
      expected_on: said.expected_on ?? null,
      appointment_on: said.appointment_on ?? null,
      appointment_time: said.appointment_time ?? null,
      words: sealWords(doing.vault, said.id, said.words),
    })
    .execute();
  const news = {
    ...after(row, state, said, doing),
    last_event: number,
    news_on: latest ?? day,
  };
  await tx.updateTable('handoff').set(news).where('id', '=', row.id).execute();
  return { ...row, ...news };
}

/** What else is different once a step has ended there. */
function after(row: Row, state: HandoffState, said: Saying, { now, vault }: Doing) {
  const anew = said.act === 'reopen';
  const place = said.place ?? openSlip(vault, row.id, row.slip).place;
  const bring = said.bring ?? openSlip(vault, row.id, row.slip).bring;
  const changes = said.place !== undefined || said.bring !== undefined;
  const at = state === 'appointment';
  return {
    state,
    verdict: said.act === 'verify' ? (said.verdict ?? null) : anew ? null : row.verdict,
    tries: said.act === 'try_to_reach' ? row.tries + 1 : anew || state === 'completed' ? 0 : row.tries,
    expected_on: state === 'waiting' ? (said.expected_on ?? null) : null,
    appointment_on: at ? (said.appointment_on ?? null) : null,
    appointment_time: at ? (said.appointment_time ?? null) : null,
    ended_at: state === 'closed' || state === 'in_error' ? now : null,
    // A code leads nowhere once it was all a mistake; one that was forgotten leads there again.
    code_hash: state === 'in_error' ? null : anew ? hashOf(vault, codeOf(vault, row.id)) : row.code_hash,
    slip: changes ? sealSlip(vault, row.id, { place, bring }) : row.slip,
  };
}

/** Throws a `Refusal` beside the field where something is still to be said, or cannot be. */
async function mayBeSaid(tx: Tx, row: Row, step: Step, said: Saying, today: string): Promise<void> {
  for (const need of step.needs) {
    const { field, given } = needed[need];
    if (!given(said)) throw new Refusal(`desk.handoff.need.${need}`, field);
  }
  if (said.reason === 'other' && !said.words) throw new Refusal('desk.handoff.need.words', 'words');
  if (said.day !== undefined && said.day > today) throw new Refusal('desk.handoff.day_to_come', 'day');
  for (const field of ['expected_on', 'appointment_on'] as const) {
    const day = said[field];
    if (day !== undefined && day < today) throw new Refusal('desk.handoff.day_passed', field);
  }
  if (said.verdict && !mayConclude(said.verdict, row.tries))
    throw new Refusal('desk.handoff.tries_first', 'verdict', { tries: row.tries, all: TRIES });
  if (said.next_step === 'new_handoff') {
    const next = await tx.selectFrom('handoff').select('id').where('after_id', '=', row.id).executeTakeFirst();
    if (!next) throw new Refusal('desk.handoff.next_first', 'next_step');
  }
}
