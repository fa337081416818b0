import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type HandoffAct,
  type HandoffState,
  type HandoffWay,
  handoffActs,
  handoffStates,
  handoffWays,
  isOpen,
  isSuccess,
  mayConclude,
  type Party,
  parties,
  stateAfter,
  stepOf,
  stepsFor,
  TRIES,
  verdicts,
} from './rules.ts';

/** The machine as it is written for people (the hand-off, state by state), said a second time: from → to, and who. */
const written = `
  draft:       send inbox sent VC · agree call accepted VC · refuse call declined VC · mark_error in_error VC
  sent:        accept accepted R · decline declined R · put_on_list waiting R · ask question R · withdraw withdrawn VCP · mark_error in_error VC
  question:    reply sent VC · withdraw withdrawn VCP · mark_error in_error C
  waiting:     accept accepted R · decline declined R · withdraw withdrawn VCP · mark_error in_error C
  accepted:    appoint appointment RVC · arrive arrived RV · decline declined R · lose lost RV · withdraw withdrawn VCP · mark_error in_error C
  appointment: appoint appointment RVC · arrive arrived RV · miss accepted RV · lose lost RV · withdraw withdrawn VCP · mark_error in_error C
  arrived:     begin under_way R · complete completed R · told completed VC · lose lost RV · mark_error in_error C
  under_way:   suspend suspended R · complete completed R · told completed VC · lose lost RV · mark_error in_error C
  suspended:   resume under_way R · complete completed R · lose lost RV · withdraw withdrawn VCP · mark_error in_error C
  completed:   try_to_reach completed VC · verify verified VC · mark_error in_error C
  verified:    close closed VC · mark_error in_error C
  declined:    close closed VC · mark_error in_error C
  lost:        close closed VC · mark_error in_error C
  withdrawn:   close closed VC · mark_error in_error C
  closed:      reopen accepted C
  in_error:`;

const letters: Record<Party, string> = { volunteer: 'V', coordinator: 'C', receiver: 'R', person: 'P' };
const table = new Map(
  written
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [state = '', rest = ''] = row.trim().split(':');
      return rest
        .split('·')
        .map((step) => step.trim().split(' '))
        .filter(([act]) => act)
        .flatMap((words) => {
          const [act = '', way] = words;
          const [to = '', who = ''] = words.slice(-2);
          const ways = words.length === 4 ? [way] : handoffWays;
          return ways.map((one) => [`${state} ${one} ${act}`, { to, who }] as const);
        });
    }),
);

describe('the machine is the table of the desk', () => {
  const every = handoffStates.flatMap((state) =>
    handoffWays.flatMap((way) => handoffActs.map((act): [HandoffState, HandoffWay, HandoffAct] => [state, way, act])),
  );
  test.each(parties)('every state, way and act for the %s', (party) => {
    for (const [state, way, act] of every) {
      const said = table.get(`${state} ${way} ${act}`);
      const step = stepOf(state, way, act);
      const may = step?.by.includes(party) ?? false;
      expect(may, `${state} ${way} ${act}`).toBe(said?.who.includes(letters[party]) ?? false);
      expect(
        stepsFor(state, way, party).some((one) => one.act === act),
        `the button of ${act} in ${state}`,
      ).toBe(may);
      if (step) expect(step.to, `${state} ${way} ${act}`).toBe(said?.to);
    }
  });

  test('no act has two steps in one state, made one way', () => {
    for (const [state, way] of every) {
      const mine = parties.flatMap((party) => stepsFor(state, way, party));
      for (const act of handoffActs) expect(new Set(mine.filter((one) => one.act === act)).size).toBeLessThan(2);
    }
  });
});

test('only what the person said closes at once; a no and silence need a next step', () => {
  const verify = stepOf('completed', 'call', 'verify');
  if (!verify) throw new Error('nobody can verify');
  expect(verdicts.map((verdict) => stateAfter(verify, verdict))).toEqual(['closed', 'closed', 'verified', 'verified']);
  expect(verdicts.filter(isSuccess)).toEqual(['yes', 'partly']);
  expect(stepOf('verified', 'call', 'close')?.needs).toEqual(['next_step']);
});

test('that someone cannot be reached is said after three tries, not before', () => {
  expect([0, 1, 2, 3].map((tries) => mayConclude('unreachable', tries))).toEqual([false, false, false, true]);
  expect(mayConclude('no', 0)).toBe(true);
  expect(TRIES).toBe(3);
});

test('whatever happens, an open hand-off can still reach its end, and only the sender takes it there', () => {
  const anyAct = fc.record({
    act: fc.constantFrom(...handoffActs),
    party: fc.constantFrom(...parties),
    verdict: fc.constantFrom(...verdicts),
  });
  fc.assert(
    fc.property(fc.constantFrom(...handoffWays), fc.array(anyAct, { maxLength: 40 }), (way, history) => {
      let state: HandoffState = 'draft';
      for (const { act, party, verdict } of history) {
        const step = stepOf(state, way, act);
        if (!step?.by.includes(party)) continue;
        const next = stateAfter(step, verdict);
        if (next === 'closed') expect(['volunteer', 'coordinator']).toContain(party);
        state = next;
      }
      if (state === 'in_error') return;
      expect(reaches(state, way, 'closed')).toBe(true);
    }),
  );
});

/** Whether some steps lead from there to that state. */
function reaches(from: HandoffState, way: HandoffWay, to: HandoffState): boolean {
  const seen = new Set<HandoffState>([from]);
  const waiting = [from];
  for (let state = waiting.pop(); state; state = waiting.pop()) {
    if (state === to) return true;
    for (const party of parties)
      for (const step of stepsFor(state, way, party))
        for (const next of [step.to, stateAfter(step, 'yes')])
          if (!seen.has(next)) {
            seen.add(next);
            waiting.push(next);
          }
  }
  return false;
}

test('what is closed or in error is open no more; what is in error stays', () => {
  expect(handoffStates.filter((state) => !isOpen(state))).toEqual(['closed', 'in_error']);
  for (const party of parties) expect(stepsFor('in_error', 'call', party)).toEqual([]);
});
