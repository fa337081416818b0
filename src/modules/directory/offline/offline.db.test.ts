import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { borgovivo, monday } from '../entry/visit.fixture.ts';
import { LONGEST_LIST } from './copy.ts';

const town = await borgovivo();
const { db } = town;

const List = z.object({
  form: z.literal(1),
  quarters: z.array(z.string()),
  topics: z.array(z.tuple([z.string(), z.string()])),
  entries: z.array(
    z.object({
      k: z.string(),
      i: z.string(),
      t: z.string(),
      d: z.string().optional(),
      b: z.string().optional(),
      s: z.array(z.number()),
      at: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
    }),
  ),
  left: z.number(),
});
const read = async (path = '/offline/elenco.json') => List.parse(JSON.parse((await town.visit(path)).html));

test('the copy holds everything that can be found, with telephone, hours and what to bring', async () => {
  const list = await read();
  const { subjects } = await db
    .selectFrom('search_entry')
    .select(sql<number>`count(distinct (kind, id))::int`.as('subjects'))
    .executeTakeFirstOrThrow();
  expect(list.entries).toHaveLength(subjects);
  expect(list.left).toBe(0);
  const bills = list.entries.find(({ t }) => t === 'Sportello bollette');
  expect(bills?.b).toMatch(/bollett/i);
  expect(bills?.at[0]?.f).toMatch(/^0139/);
  expect(bills?.at[0]?.h).toMatch(/\d/);
  expect(list.quarters[Number(bills?.at[0]?.q)]).toBeTruthy();
  expect(bills?.s.map((at) => list.topics[at]?.[0])).toContain('Bollette e spese');
  // Everyday words stand with their topic, once for all entries.
  expect(list.topics.find(([label]) => label === "Aiuto per l'affitto")?.[1]).toContain('contributo');
});

test('in English it says the same in English', async () => {
  const list = await read('/en/offline/elenco.json');
  expect(list.entries.map(({ t }) => t)).toContain('Mill bakery');
  expect(list.entries.flatMap(({ at }) => at.flatMap(({ h }) => h ?? [])).join()).not.toMatch(/lunedì|⟦/);
});

test('who has it already is told so in a word; a change or a withdrawal makes another', async () => {
  const before = await town.visit('/offline/elenco.json');
  expect(before.etag).toMatch(/^W\//);
  const again = await town.send('/offline/elenco.json', { headers: { 'if-none-match': before.etag ?? '' } });
  expect([again.status, again.html]).toEqual([304, '']);
  const gone = JSON.parse(before.html).entries.find(({ k }: { k: string }) => k === 'procedure').i;
  await sql`delete from search_entry where id = ${gone}`.execute(db);
  const after = await town.send('/offline/elenco.json', { headers: { 'if-none-match': before.etag ?? '' } });
  expect(after.status).toBe(200);
  expect(after.html).not.toContain(gone);
});

test('the page and the manifest are there, in the language of who comes', async () => {
  const page = await town.visit('/offline');
  expect(page.text).toContain('Elenco senza rete');
  expect(page.html).toContain('rel="manifest" href="/manifest.webmanifest"');
  const manifest = JSON.parse((await town.visit('/en/manifest.webmanifest')).html);
  expect(manifest).toMatchObject({ name: 'Borgovivo', start_url: '/en', scope: '/', lang: 'en' });
});

test('three thousand entries, each with all that can be said, keep within the phone’s 5 MB', async () => {
  const [quarter] = (await sql<{ id: string }>`select id from neighbourhood limit 1`.execute(db)).rows;
  await sql`insert into location (id, name, location_type, neighbourhood_id)
    values ('00000000-0000-4000-8000-0000000000f1', 'Casa delle associazioni del quartiere', 'physical', ${quarter?.id})`.execute(
    db,
  );
  await sql`insert into service (id, name, description, status) select ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid,
      'Sportello di ascolto e orientamento numero ' || n, repeat('Una frase che dice che cosa si trova qui, per chi e come. ', 12), 'active'
    from generate_series(1, 3000) n`.execute(db);
  await sql`insert into schedule (service_id, freq, byday, opens_at, closes_at)
    select id, 'WEEKLY', 'MO,WE,FR', '09:00', '12:30' from service where id::text like '00000000-0000-4000-9000-%'`.execute(
    db,
  );
  await sql`insert into search_entry (kind, id, at, title, summary, place_name, address, organization_name, terms, facets,
      neighbourhood_id, phone, assured_on)
    select 'service', id, '00000000-0000-4000-8000-0000000000f1', name, left(description, 170), 'Casa delle associazioni del quartiere',
      'via Papa Giovanni XXIII 104, Borgovivo', 'Associazione di promozione sociale Il Cortile', ''::tsvector,
      '{=k:service,=t:bills,=t:energy-bills,=t:debts}', ${quarter?.id}, '030 1234567', '2026-10-01'
    from service where id::text like '00000000-0000-4000-9000-%'`.execute(db);
  const both = await Promise.all(
    ['', '/en'].map((prefix) => town.visit(`${prefix}/offline/elenco.json`, new Date(monday.getTime() + 1))),
  );
  const bytes = both.map(({ html }) => Buffer.byteLength(html));
  for (const one of bytes) expect(one).toBeLessThan(LONGEST_LIST);
  const list = List.parse(JSON.parse(both[0]?.html ?? ''));
  const many = list.entries.filter(({ t }) => t.startsWith('Sportello di ascolto'));
  expect([many.length, list.left]).toEqual([3000, 0]);
});

test('what has no room is counted, and what weighs least stays out', async () => {
  await sql`insert into search_entry (kind, id, title, terms, weight, summary)
    select 'organization', gen_random_uuid(), 'Circolo ' || n, ''::tsvector, 0.1, repeat('a', 160) from generate_series(1, 5000) n`.execute(
    db,
  );
  const { html } = await town.visit('/offline/elenco.json');
  expect(Buffer.byteLength(html)).toBeLessThan(LONGEST_LIST);
  const list = List.parse(JSON.parse(html));
  expect(list.left).toBeGreaterThan(1000);
  expect(list.entries.filter(({ t }) => t.startsWith('Sportello di ascolto'))).toHaveLength(3000);
});
