import { sql } from 'kysely';
import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeIdentities } from '#app/identities.ts';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import { readConfig } from '#platform/config/index.ts';
import { type Actor, nobody, type RoleName } from '#platform/identity/index.ts';
import { dropEntries } from '#platform/search/index.ts';
import { demoTown, monday } from '../finding/town.fixture.ts';

const { db, installation, url } = await demoTown();
const config = readConfig({ DATABASE_URL: url, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent' });
const someone = (role: RoleName): Actor => ({
  person: { id: '00000000-0000-4000-8000-00000000c0de', name: 'Prova', email: 'prova@borgovivo.test' },
  roles: [{ role, scope: 'commons', scope_id: null }],
  assurance: 'second_factor',
});
let actor: Actor = nobody;
const identities = { of: makeIdentities(installation, config).of, actorOf: async () => actor };
const log = pino({ level: 'silent' });
const house = buildHouse({ config, installation, identities, log, perMinute: 0, clock: () => monday });
const visit = async (path: string) => {
  const answer = await house.request(path, { headers: { host: 'borgovivo.test' } });
  return { status: answer.status, html: await answer.text() };
};
const paper = '/redazione/libretto/borgo-fonte';
const numbersIn = (html: string) => [...html.matchAll(/id="scheda-(\d+)"/g)].map(([, number]) => Number(number));

beforeEach(() => {
  actor = someone('commons_coordinator');
});

describe('the booklet of a neighbourhood', () => {
  test('is printed by coordinators and editors, and by no one else', async () => {
    for (const role of ['commons_coordinator', 'editor'] as const) {
      actor = someone(role);
      expect((await visit(paper)).status).toBe(200);
      expect((await visit('/redazione/libretto')).html).toContain(`href="${paper}"`);
    }
    actor = someone('desk_volunteer');
    expect((await visit(paper)).status).toBe(404);
    actor = nobody;
    expect((await visit(paper)).status).toBe(303);
  });

  test('holds every entry of the neighbourhood once, numbered through, each with its code', async () => {
    const { rows } = await sql<{ title: string }>`select distinct e.kind, e.id, e.title from search_entry e
      join neighbourhood n on n.id = e.neighbourhood_id where n.slug = 'borgo-fonte'`.execute(db);
    const { html } = await visit(paper);
    const numbers = numbersIn(html);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(numbers.length).toBeGreaterThanOrEqual(rows.length);
    for (const { title } of rows) expect(html).toContain(title.replaceAll("'", '&#39;'));
    expect(html.match(/<img class="sheet-qr" src="data:image/g)).toHaveLength(numbers.length + 1);
  });

  test('leads from a need to the entries that answer it', async () => {
    const { html } = await visit(paper);
    const line = />Ho perso una persona cara <b>([\d, ]+)</.exec(html)?.[1] ?? '';
    expect(line).not.toBe('');
    for (const number of line.split(', ')) expect(numbersIn(html)).toContain(Number(number));
    const [first] = line.split(', ');
    const entry = new RegExp(`id="scheda-${first}"[\\s\\S]*?</article>`).exec(html)?.[0] ?? '';
    expect(entry).toContain('chi ha perso una persona cara');
  });

  test('names what comes from elsewhere but reaches so far, and someone to talk to', async () => {
    const { html } = await visit(paper);
    expect(html).toContain('Da fuori, ma arrivano fin qui');
    expect(html).toContain('Parla con qualcuno');
    expect(html).toContain('Punto Comunità');
  });

  test('says the date at the foot of every page, whatever the neighbourhood is called', async () => {
    const { html: style } = await visit(`${paper}/pagine.css`);
    expect(style).toContain('@bottom-left { content: "Borgo Fonte · 23 novembre 2026"');
    expect(style).toContain('size: A5');
    await sql`update neighbourhood set name = ${'Borgo "Fonte" \\ } body { display: none'} where slug = 'borgo-fonte'`.execute(
      db,
    );
    const { html: odd } = await visit(`${paper}/pagine.css`);
    expect(odd).toContain('content: "Borgo \\22 Fonte\\22  \\5c  } body { display: none · 23');
    await sql`update neighbourhood set name = 'Borgo Fonte' where slug = 'borgo-fonte'`.execute(db);
  });

  test('can be had in large print, and in English', async () => {
    expect((await visit(`${paper}?grande=1`)).html).toContain('pagine.css?grande=1');
    expect((await visit(`${paper}/pagine.css?grande=1`)).html).toContain('size: A4');
    expect((await visit(`/en${paper}`)).html).toContain('What do you need?');
    expect((await visit(`/en${paper}/pagine.css`)).html).toContain('23 November 2026');
  });

  test('is of this moment: what was withdrawn is not in it', async () => {
    const { rows } = await sql<{ id: string }>`select id from search_entry where title = 'Centro vaccinale'`.execute(
      db,
    );
    expect((await visit(paper)).html).toContain('Centro vaccinale');
    await db.transaction().execute((tx) =>
      dropEntries(
        tx,
        'service',
        rows.map(({ id }) => id),
      ),
    );
    expect((await visit(paper)).html).not.toContain('Centro vaccinale');
  });

  test('a neighbourhood that is not there has none', async () => {
    expect((await visit('/redazione/libretto/atlantide')).status).toBe(404);
    expect((await visit('/redazione/libretto/atlantide/pagine.css')).status).toBe(404);
  });
});
