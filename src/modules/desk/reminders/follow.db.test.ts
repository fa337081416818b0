import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { forgetDesk } from '../ends.ts';
import { counter } from './testing/counter.fixture.ts';

const town = await counter();
const { db, ownerDb, here, now, get, post, list, write, rows, audit } = town;
let addresses = 0;

/** What the words of a person look like, in clear and in the hexadecimal of a dump. */
const canaries = ['Zefirina', '3479876543', 'pratica-canarino', 'parole-canarino'];
const findsCanary = (text: string) =>
  canaries.filter((word) => text.includes(word) || text.includes(Buffer.from(word).toString('hex')));

const codeOn = async (path: string) => {
  const slip = await (await get(`${path}/foglietto`)).text();
  return /[0-9A-Z]{4}-[0-9A-Z]{3}-[0-9A-Z]{3}/.exec(slip)?.[0] ?? '';
};

beforeEach(async () => {
  town.asListener();
  addresses += 1;
  now.address = `203.0.113.${addresses}`;
  now.at = new Date('2026-11-23T09:30:00Z');
  await db.deleteFrom('reminder').execute();
  await db.deleteFrom('encounter').execute();
});

describe('by the code on paper', () => {
  test('the slip says where and with which code, and neither who nor what for', async () => {
    const { path } = await write();
    const slip = await (await get(`${path}/foglietto`)).text();
    expect(slip).toContain('/seguito');
    expect(slip).not.toMatch(/Fatima|1234567|patronato/);
    expect(await codeOn(path)).toBe(await codeOn(path));
  });

  test('whoever was read the notice in English gets a slip in English', async () => {
    const { path } = await write({ notice_lang: 'en' });
    const [, slip = ''] = /href="([^"]*foglietto)"/.exec(await (await get(path)).text()) ?? [];
    const paper = await (await get(slip)).text();
    expect(paper).toContain('write this code');
    expect(paper).toContain('/en/seguito');
  });

  test('the person sees what is written and what is next, without an account; that it was read is written down', async () => {
    const { path, id } = await write();
    const code = await codeOn(path);
    town.asNobody();
    const answer = await post('/seguito', { code: code.toLowerCase().replaceAll('-', ' ') });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const page = await answer.text();
    expect(page).toContain('signora Fatima');
    expect(page).toContain('gli orari del patronato');
    expect(page).toContain(`${here.name} ti richiama entro mercoledì 25 novembre, alle 16:30`);
    // Whoever found the slip does not get the number.
    expect(page).not.toContain('1234567');
    expect((await audit()).at(-1)).toBe(`desk.reminder_read_by_code ${id}`);
    expect(await (await get('/seguito')).text()).not.toContain(code);
  });

  test('«it is wrong» reaches the next shift, and ends when it is corrected', async () => {
    const { path } = await write();
    const code = await codeOn(path);
    town.asNobody();
    expect(await (await post('/seguito/sbagliato', { code, words: 'parole-canarino' })).text()).toContain(
      'al prossimo turno',
    );
    town.asListener();
    const page = await (await get(list)).text();
    expect(page).toContain('qualcosa è sbagliato');
    expect(page).not.toContain('parole-canarino');
    expect(await (await get(path)).text()).toContain('parole-canarino');
    const same = {
      ...town.fields(),
      was_name: 'signora Fatima',
      was_phone: '+393331234567',
      was_promise: 'gli orari del patronato',
      was_due_on: '2026-11-25',
      was_due_at: '16:30',
    };
    expect((await post(path, { ...same, phone: '333 7654321' })).status).toBe(303);
    expect((await rows())[0]).toMatchObject({ wrong_at: null, wrong_words: null });
  });

  test('«stop» erases it at once; then the code is as good as one that never was', async () => {
    const { path, id } = await write();
    const code = await codeOn(path);
    town.asNobody();
    expect(await (await post('/seguito/basta', { code })).text()).toContain('Cancellato');
    expect(await rows()).toEqual([]);
    expect(await audit()).toContain(`desk.reminder_stopped ${id}`);
    const bodies = await Promise.all(
      [code, '0000-000-000'].map(async (one) => {
        const answer = await post('/seguito', { code: one });
        return [answer.status, (await answer.text()).replaceAll(one, 'CODE')];
      }),
    );
    expect(bodies[0]).toEqual(bodies[1]);
    expect(bodies[0]?.[0]).toBe(409);
  });

  test('whoever tries code after code is told to wait; others are not', async () => {
    town.asNobody();
    const statuses: number[] = [];
    for (let at = 0; at < 21; at++)
      statuses.push((await post('/seguito', { code: `0000-000-0${String(at).padStart(2, '0')}` })).status);
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(409));
    expect(statuses.at(-1)).toBe(429);
    now.address = '203.0.113.250';
    expect((await post('/seguito', { code: '0000-000-000' })).status).toBe(409);
  });
});

test('in the whole database, in the log and in the audit there is no word of the person', async () => {
  const { id, path } = await write({ name: 'Zefirina', phone: '347 9876543', promise: 'pratica-canarino' });
  const code = await codeOn(path);
  await get(list);
  await write({ name: 'Zefirina', phone: '347 9876543' });
  await post(path, { name: 'Zefirina B', phone: 'sbagliato', promise: 'pratica-canarino' });
  await post(`${path}/rimanda`, { due_on: '2026-12-01', due_at: '' });
  await post('/seguito/sbagliato', { code, words: 'parole-canarino' });
  expect(await (await get(path)).text()).toContain('parole-canarino');
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = ${town.commons.schema_name}`.execute(ownerDb);
  expect(tables.length).toBeGreaterThan(40);
  for (const { name } of tables) {
    const { rows: lines } = await sql<{ line: string }>`select t::text as line from ${sql.table(name)} t`.execute(
      ownerDb,
    );
    const dump = lines.map(({ line }) => line).join('\n');
    if (name === 'reminder') expect(dump).toContain(id);
    expect(findsCanary(dump), name).toEqual([]);
    expect(dump.includes(code) || dump.includes(code.replaceAll('-', '')), name).toBe(false);
  }
  expect(await rows()).toHaveLength(1);
  expect(town.logged.length).toBeGreaterThan(5);
  expect(findsCanary(town.logged.join(''))).toEqual([]);
  expect(town.logged.join('')).not.toContain(code);
});

describe('what is of a person has an end', () => {
  const forget = (at: string) => db.transaction().execute((tx) => forgetDesk(tx, new Date(at)));

  test('thirty days after it is done a reminder is gone, and its code with it', async () => {
    const { path } = await write();
    const open = await write({ phone: '333 7654321' });
    const code = await codeOn(path);
    await post(`${path}/fatto`);
    await forget('2026-12-23T09:29:00Z');
    expect(await rows()).toHaveLength(2);
    await forget('2026-12-23T09:31:00Z');
    expect((await rows()).map(({ id }) => id)).toEqual([open.id]);
    expect((await audit()).at(-1)).toBe('desk.reminders_forgotten');
    expect((await post('/seguito', { code })).status).toBe(409);
  });

  test('one that nobody ever did is gone after twelve months', async () => {
    await write();
    await forget('2027-11-23T09:29:00Z');
    expect(await rows()).toHaveLength(1);
    await forget('2027-11-23T09:31:00Z');
    expect(await rows()).toEqual([]);
  });

  test('the words of a request go after thirty days; its topics stay for counting', async () => {
    const id = town.fields().id ?? '';
    await post(`/sportello/${here.id}/contatto`, {
      id,
      words: 'la bolletta',
      topics: 'public-housing',
      outcome: 'answered',
    });
    const words = async () => (await db.selectFrom('request').select(['words', 'topics']).execute())[0];
    await forget('2026-12-23T09:29:00Z');
    expect((await words())?.words).not.toBeNull();
    await forget('2026-12-23T09:31:00Z');
    expect(await words()).toEqual({ words: null, topics: ['public-housing'] });
  });
});
