import type { DemoRows } from '#modules/directory/demo/rows.ts';
import type { Chance } from './chance.ts';

type Hours = Omit<DemoRows['schedule'][number], 'id'>;

const weeks = ['MO,TU,WE,TH,FR', 'MO,WE,FR', 'TU,TH', 'SA', 'MO', 'WE', 'FR,SA'];
const mornings = [
  ['09:00', '12:00'],
  ['09:30', '12:30'],
  ['08:30', '13:00'],
] as const;
const afternoons = [
  ['14:00', '18:00'],
  ['15:00', '18:30'],
  ['16:00', '19:00'],
] as const;

const weekly = (byday: string, [opens_at, closes_at]: readonly [string, string]): Hours => ({
  freq: 'WEEKLY',
  byday,
  opens_at,
  closes_at,
});

/** The hours of one place: mornings, afternoons, a weekday of the month, a summer closing. */
export function hours(random: Chance): Hours[] {
  const days = random.often(weeks);
  const rows = random.is(0.7) ? [weekly(days, random.one(mornings))] : [];
  if (rows.length === 0 || random.is(0.4))
    rows.push(weekly(random.is(0.5) ? days : random.often(weeks), random.one(afternoons)));
  if (random.is(0.08)) {
    const [opens_at, closes_at] = random.one(mornings);
    rows.push({ freq: 'MONTHLY', byday: random.one(['1SA', '3SA', '2TU', '-1FR']), opens_at, closes_at });
  }
  if (random.is(0.15))
    rows.push({ valid_from: '2026-12-24', valid_to: '2027-01-06', description: 'Chiuso per le feste' });
  return rows;
}
