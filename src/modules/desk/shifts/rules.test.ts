import { describe, expect, test } from 'vitest';
import { follow, isPromised, minutesOf, openBetween, turnsOf } from './rules.ts';

const at = (text: string) => new Date(text);
const turn = (from: string, to: string) => ({ starts_at: at(from), ends_at: at(to) });

describe('turns follow the opening hours', () => {
  test('a short opening is one turn, a long day is cut in equal parts of at most four hours', () => {
    const short = { opens: at('2026-11-25T14:30:00Z'), closes: at('2026-11-25T16:30:00Z') };
    const long = { opens: at('2026-11-26T08:00:00Z'), closes: at('2026-11-26T18:00:00Z') };
    expect(turnsOf([short, long], 4)).toEqual([
      turn('2026-11-25T14:30:00Z', '2026-11-25T16:30:00Z'),
      turn('2026-11-26T08:00:00Z', '2026-11-26T11:15:00Z'),
      turn('2026-11-26T11:15:00Z', '2026-11-26T14:45:00Z'),
      turn('2026-11-26T14:45:00Z', '2026-11-26T18:00:00Z'),
    ]);
  });

  test('an empty turn that the hours no longer promise goes, one with somebody on it stays', () => {
    const gone = { ...turn('2026-12-08T14:30:00Z', '2026-12-08T16:30:00Z'), taken: 0 };
    const taken = { ...turn('2026-12-09T14:30:00Z', '2026-12-09T16:30:00Z'), taken: 1 };
    const longer = turn('2026-12-09T14:30:00Z', '2026-12-09T17:30:00Z');
    const next = turn('2026-12-10T14:30:00Z', '2026-12-10T16:30:00Z');
    expect(follow([gone, taken], [longer, next])).toEqual({ make: [next], remove: [gone] });
  });

  test('a turn is promised while the hours hold all of it', () => {
    const opening = { opens: at('2026-11-25T14:30:00Z'), closes: at('2026-11-25T16:30:00Z') };
    expect(isPromised(turn('2026-11-25T14:30:00Z', '2026-11-25T16:30:00Z'), [opening])).toBe(true);
    expect(isPromised(turn('2026-11-25T14:30:00Z', '2026-11-25T17:30:00Z'), [opening])).toBe(false);
  });
});

describe('hours are minutes that pass, not what the clock on the wall says', () => {
  test('a night in which the clocks go forward is an hour shorter, one in which they go back an hour longer', () => {
    const spring = turn('2027-03-27T21:00:00Z', '2027-03-28T04:00:00Z');
    expect(openBetween(spring, '22:00', '6:00')).toEqual(spring);
    expect(minutesOf(spring)).toBe(7 * 60);
    const autumn = turn('2026-10-24T20:00:00Z', '2026-10-25T05:00:00Z');
    expect(openBetween(autumn, '22:00', '6:00')).toEqual(autumn);
    expect(minutesOf(autumn)).toBe(9 * 60);
  });

  test('times that have nothing to do with the turn, or are none, are refused', () => {
    const wednesday = turn('2026-11-25T14:30:00Z', '2026-11-25T16:30:00Z');
    expect(openBetween(wednesday, '15:40', '17:10')).toEqual(turn('2026-11-25T14:40:00Z', '2026-11-25T16:10:00Z'));
    expect(openBetween(wednesday, '9:00', '11:00')).toBeNull();
    expect(openBetween(wednesday, '', '17:00')).toBeNull();
    expect(openBetween(wednesday, '25:00', '17:00')).toBeNull();
  });
});
