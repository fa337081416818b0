import { describe, expect, test } from 'vitest';
import { romeInstant } from '#platform/calendar/index.ts';
import { calendarOf, reindex } from '../index.ts';
import { demoTown, shown, words } from './town.fixture.ts';

// What is open on public holidays too, and what is not.
const meals = 'Mensa La Tavola Lunga';
const night = 'La Lanterna: un letto per la notte';
const doctor = 'Medico di notte e nei festivi';
const registry = 'Anagrafe: carta d’identità, residenza, certificati';
const nursery = 'Nido Il Girasole';

describe('what is open when', async () => {
  const { ask, calendar, commons, db } = await demoTown();
  const service = (await db.selectFrom('service').select('id').execute()).map(({ id }) => id);

  /** Every service that answers on that date and hour of Rome, the index being written that day. */
  async function at(date: string, time: string, query: string, holidays = calendar) {
    const now = romeInstant(date, time);
    await db.transaction().execute((tx) => reindex(tx, { service }, holidays, now));
    const found = [];
    for (let page = 1; page <= 10; page++) {
      const given = await ask(`${query}&tipo=service&pagina=${page}`, now);
      if (given.widened.length > 0 || given.asked.pagina < page) break;
      found.push(...shown(given));
    }
    return found;
  }
  const titles = async (...asked: Parameters<typeof at>) => (await at(...asked)).map((one) => one.title);

  test('on an ordinary Tuesday the registry office is open in the morning', async () => {
    expect(await titles('2026-12-01', '10:30', 'aperto=ora')).toContain(registry);
  });

  test.each([
    ['the Immaculate Conception, a Tuesday', '2026-12-08'],
    ['New Year’s Day', '2027-01-01'],
    ['Easter Monday', '2027-03-29'],
    ['the patron, Saint Martin, a Thursday', '2027-11-11'],
  ])('on %s offices are closed, and who works on holidays is open', async (_day, date) => {
    const open = await titles(date, '12:15', 'aperto=ora');
    expect(open).toContain(meals);
    expect(open).not.toContain(registry);
    expect(open).not.toContain('Centro per l’impiego: iscrizione e orientamento');
  });

  test('in a town with another patron Saint Martin is a day like others', async () => {
    const elsewhere = calendarOf({ ...commons, patron_month: null, patron_day: null });
    expect(await titles('2027-11-11', '10:30', 'aperto=ora', elsewhere)).toContain(registry);
  });

  test('a day and an hour are those of the coming day, with its holidays', async () => {
    expect(await titles('2026-12-07', '9:00', 'giorno=TU&ora=10:00')).not.toContain(registry);
    expect(await titles('2026-12-09', '9:00', 'giorno=TU&ora=10:00')).toContain(registry);
    expect(await titles('2026-12-05', '9:00', 'giorno=TU&ora=12:30')).toContain(meals);
  });

  test('a day without an hour is its morning', async () => {
    const morning = await titles('2026-12-01', '18:00', 'giorno=WE');
    expect(morning).toContain(registry);
    expect(morning).not.toContain(meals);
  });

  test('in the night of the change to summer time who is open until eight is open until eight', async () => {
    for (const time of ['1:30', '3:30', '7:59']) {
      const found = (await at('2027-03-28', time, 'aperto=ora')).filter(({ title }) => [night, doctor].includes(title));
      expect(found.map(({ title }) => title).sort(), time).toEqual([night, doctor]);
      const lantern = found.find(({ title }) => title === night);
      expect(new Date(lantern?.open_until ?? '').toISOString(), time).toBe('2027-03-28T06:00:00.000Z');
    }
    expect(await titles('2027-03-28', '8:00', 'aperto=ora')).not.toContain(night);
  });

  test('half past two in the night that has none is half past three', async () => {
    expect(await titles('2027-03-26', '10:00', 'giorno=SU&ora=02:30')).toContain(night);
  });

  test('lunch on the Sunday of the change is at noon of the new time', async () => {
    const noon = romeInstant('2027-03-28', '12:00').toISOString();
    expect(noon).toBe('2027-03-28T10:00:00.000Z');
    expect(await titles('2027-03-27', '9:00', 'giorno=SU&ora=12:00')).toContain(meals);
    expect(await titles('2027-03-28', '11:59', 'aperto=ora')).not.toContain(meals);
    expect(await titles('2027-03-28', '12:00', 'aperto=ora')).toContain(meals);
  });

  test('what is closed for a while says when it opens next', async () => {
    const [found] = (await at('2027-01-01', '10:00', words('nido'))).filter(({ title }) => title === nursery);
    expect(found).toMatchObject({ open_until: null });
    expect(found?.next_open && new Date(found.next_open).toISOString()).toBe('2027-01-07T06:30:00.000Z');
  });

  test('in order of opening nobody who opens later stands before one who opens sooner, over a holiday too', async () => {
    const given = await ask('tipo=service&ordine=opening', romeInstant('2027-01-01', '11:00'));
    const when = shown(given).map((one) => (one.open_until ? 0 : Date.parse(one.next_open ?? '9999')));
    expect(when).toEqual([...when].sort((a, b) => a - b));
    expect(when[0]).toBe(0);
  });
});
