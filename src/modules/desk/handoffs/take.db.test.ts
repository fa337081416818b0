import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { NotFound, Refusal } from '#platform/database/index.ts';
import { monday } from '../town.fixture.ts';
import { codeOf } from './codes.ts';
import {
  type HandoffAct,
  type HandoffState,
  type HandoffWay,
  handoffActs,
  handoffStates,
  handoffWays,
  type Party,
  stateAfter,
  stepOf,
} from './rules.ts';
import type { Said } from './schema.ts';
import { OutOfTurn, take, takeByCode } from './take.ts';
import { aDesk, saying, withAccount } from './testing.fixture.ts';

const { db, vault, actors, aHandoff, row, eventsOf, elsewhere } = await aDesk();
const doing = { now: monday, vault };

class Undone extends Error {}

/** Takes a step as that party, looks where it led, and undoes it. */
async function tried(id: string, party: Party, said: Said): Promise<string> {
  let led = '';
  try {
    await db.transaction().execute(async (tx) => {
      const taken =
        party === 'person'
          ? await takeByCode(tx, codeOf(vault, id), said, doing)
          : await take(tx, actors[party], id, said, doing);
      await sql`set constraints all immediate`.execute(tx);
      const { state, last_event } = await tx
        .selectFrom('handoff')
        .select(['state', 'last_event'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      expect(taken?.state).toBe(state);
      expect(last_event).toBe(said.seen + 1);
      led = state;
      throw new Undone();
    });
  } catch (error) {
    if (error instanceof OutOfTurn) return 'refused';
    if (error instanceof NotFound) return 'not found';
    if (!(error instanceof Undone)) throw error;
  }
  return led;
}

describe('what the machine has is done, and nothing else', () => {
  const places = handoffStates.flatMap((state) => handoffWays.map((way): [HandoffState, HandoffWay] => [state, way]));
  test.each(places)('in state %s, by %s: every act of everyone', async (state, way) => {
    const id = await aHandoff(state, way);
    const seen = state === 'draft' ? 0 : 1;
    const wrong: string[] = [];
    const check = async (party: Party, act: HandoffAct) => {
      const step = stepOf(state, way, act);
      const may = step?.by.includes(party) ? stateAfter(step, 'yes') : 'refused';
      // To whoever receives nothing by inbox, what others telephoned about is not there.
      const expected = party === 'receiver' && way === 'call' ? 'not found' : may;
      const led = await tried(id, party, saying(act, { seen }));
      if (led !== expected) wrong.push(`${party} ${act}: ${led} instead of ${expected}`);
    };
    for (const party of [...withAccount, 'person'] as const) for (const act of handoffActs) await check(party, act);
    expect(wrong).toEqual([]);
    expect((await row(id)).state).toBe(state);
    expect(await eventsOf(id)).toHaveLength(seen);
  });

  test('of another point nobody takes a step, whatever their role there', async () => {
    const id = await aHandoff('accepted', 'call', { point: elsewhere.id });
    for (const party of ['volunteer', 'coordinator'] as const)
      expect(await tried(id, party, saying('arrive'))).toBe('not found');
    expect(await tried(randomUUID(), 'volunteer', saying('arrive'))).toBe('not found');
  });
});

const taken = (id: string, party: (typeof withAccount)[number], said: Said) =>
  db.transaction().execute((tx) => take(tx, actors[party], id, said, doing));
const refused = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? `${error.code} @${error.field}` : String(error);
};

describe('two at once', () => {
  test('accept: one of them has, and the other is told', async () => {
    const id = await aHandoff('sent', 'inbox');
    const ends = await Promise.allSettled([1, 2, 3, 4].map(() => taken(id, 'receiver', saying('accept'))));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(OutOfTurn);
    expect(await eventsOf(id)).toHaveLength(2);
  });
  test('accept and decline: where it stands is what happened last, and only one happened', async () => {
    const id = await aHandoff('sent', 'inbox');
    await Promise.allSettled([taken(id, 'receiver', saying('accept')), taken(id, 'receiver', saying('decline'))]);
    const events = await eventsOf(id);
    expect(events).toHaveLength(2);
    expect((await row(id)).state).toBe(events[1]?.to_state);
  });
  test('move the appointment: nobody overwrites what they have not seen', async () => {
    const id = await aHandoff('appointment');
    const days = ['2026-11-27', '2026-11-30'];
    const ends = await Promise.allSettled(
      days.map((appointment_on) => taken(id, 'volunteer', saying('appoint', { appointment_on }))),
    );
    const lost = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({ code: 'desk.handoff.changed' });
  });
  test('the same form, sent twice or three times at once, is once', async () => {
    const id = await aHandoff('accepted');
    const said = saying('arrive');
    const ends = await Promise.allSettled([1, 2, 3].map(() => taken(id, 'volunteer', said)));
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
    await taken(id, 'volunteer', said);
    expect(await eventsOf(id)).toHaveLength(2);
  });
  test('a form that names an act of another hand-off finds nothing', async () => {
    const [one, other] = [await aHandoff('accepted'), await aHandoff('accepted')];
    const said = saying('arrive');
    await taken(one, 'volunteer', said);
    await expect(taken(other, 'volunteer', said)).rejects.toBeInstanceOf(NotFound);
  });
});

describe('what must be said is said', () => {
  test.each([
    ['accepted', 'mark_error', { reason: undefined }, 'desk.handoff.need.reason @reason'],
    ['accepted', 'mark_error', { reason: 'other', words: undefined }, 'desk.handoff.need.words @words'],
    ['accepted', 'appoint', { appointment_on: undefined }, 'desk.handoff.need.appointment_at @appointment_on'],
    ['accepted', 'appoint', { appointment_on: '2026-11-22' }, 'desk.handoff.day_passed @appointment_on'],
    ['arrived', 'told', { words: undefined }, 'desk.handoff.need.outcome @words'],
    ['arrived', 'told', { day: '2026-11-24' }, 'desk.handoff.day_to_come @day'],
    ['completed', 'verify', { verdict: undefined }, 'desk.handoff.need.verdict @verdict'],
    ['completed', 'verify', { verdict: 'unreachable' }, 'desk.handoff.tries_first @verdict'],
    ['declined', 'close', { next_step: undefined }, 'desk.handoff.need.next_step @next_step'],
    ['declined', 'close', { next_step: 'new_handoff' }, 'desk.handoff.next_first @next_step'],
  ] as const)('%s, %s without it: %o', async (state, act, more, expected) => {
    const id = await aHandoff(state);
    expect(await refused(taken(id, 'coordinator', saying(act, more)))).toBe(expected);
    expect(await eventsOf(id)).toHaveLength(1);
  });

  test('after three tries, that someone cannot be reached; and that is no end without a next step', async () => {
    const id = await aHandoff('completed');
    for (const seen of [1, 2, 3]) await taken(id, 'volunteer', saying('try_to_reach', { seen }));
    await taken(id, 'volunteer', saying('verify', { verdict: 'unreachable', seen: 4 }));
    expect(await row(id)).toMatchObject({ state: 'verified', verdict: 'unreachable', tries: 3, ended_at: null });
    await taken(id, 'volunteer', saying('close', { seen: 5 }));
    expect(await row(id)).toMatchObject({ state: 'closed', verdict: 'unreachable' });
    await taken(id, 'coordinator', saying('reopen', { seen: 6, reason: 'mistake' }));
    expect(await row(id)).toMatchObject({ state: 'accepted', verdict: null, tries: 0, ended_at: null });
  });
});

describe('the database keeps the same promises', () => {
  const put = (id: string, change: string) =>
    db.transaction().execute((tx) => sql`update handoff set ${sql.raw(change)} where id = ${id}`.execute(tx));
  test('no state without something that happened', async () => {
    const id = await aHandoff('accepted');
    await expect(put(id, `state = 'arrived'`)).rejects.toMatchObject({ constraint: 'handoff_state_happened' });
    await expect(put(id, `state = 'waiting', expected_on = '2026-12-01'`)).rejects.toThrow(/handoff_state_happened/);
  });
  test('what happened is not changed, and each begins where the last one ended', async () => {
    const id = await aHandoff('accepted');
    await expect(
      sql`update handoff_event set to_state = 'lost' where handoff_id = ${id}`.execute(db),
    ).rejects.toMatchObject({ constraint: 'handoff_event_stays' });
    const [first] = await eventsOf(id);
    if (!first) throw new Error('nothing happened');
    const { previous: _, ...event } = { ...first, id: randomUUID(), number: 2, from_state: 'sent' as const };
    await expect(db.insertInto('handoff_event').values(event).execute()).rejects.toMatchObject({
      constraint: 'handoff_event_chain',
    });
    await expect(
      db
        .insertInto('handoff_event')
        .values({ ...event, number: 1 })
        .execute(),
    ).rejects.toThrow(/handoff_event_(number_once|first|end)/);
  });
  test('what is sealed tells nothing, and a hand-off takes what happened with it', async () => {
    const id = await aHandoff('arrived');
    await taken(id, 'volunteer', saying('told', { words: 'ha avuto la tessera' }));
    const [, told] = await eventsOf(id);
    expect(told?.words?.includes('tessera')).toBe(false);
    expect((await row(id)).office?.includes('patronato')).toBe(false);
    await db.deleteFrom('handoff').where('id', '=', id).execute();
    expect(await eventsOf(id)).toEqual([]);
  });
});
