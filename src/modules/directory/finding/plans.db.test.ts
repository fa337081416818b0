import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testSecret } from '#app/testing.names.ts';
import { roleDatabasePassword } from '#platform/crypto/index.ts';
import { openCommonsDb } from '#platform/database/commons.ts';
import type { Tables } from '#platform/database/index.ts';
import { answer } from './answer.ts';
import { readAsked } from './asked.ts';
import { demoTown } from './town.fixture.ts';

/** As many Borgovivos on the same ground: some forty thousand entries, of which reading each would take far longer. */
const towns = 150;

describe('in a large town', async () => {
  const town = await demoTown();
  const sent: CompiledQuery[] = [];
  const { pool } = openCommonsDb(town.url, town.commons, roleDatabasePassword(testSecret, town.commons.role_name));
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => {
      sent.push(query);
    },
  });
  afterAll(() => db.destroy());

  beforeAll(async () => {
    // The same entries again under other ids, each a few steps away.
    await sql`
      insert into search_entry (kind, id, at, title, summary, terms, facets, position, municipality_code, municipality_name,
        neighbourhood_id, ages, openings, free, assured_on, weight)
      select kind, md5(id::text || n)::uuid, at, title, summary, terms, facets, position + point(n % 13 - 6, n % 11 - 5) / point(5000, 0),
        municipality_code, municipality_name, neighbourhood_id, ages, openings, free, assured_on, weight
      from search_entry, generate_series(1, ${towns}) n`.execute(town.db);
    await town.installation.owner.query('analyze commons_borgovivo.search_entry');
  });

  test.each([
    'q=bollette',
    'q=corso+di+italiano',
    'q=doposcula',
    'q=punto+comunità',
    'q=spid&dove=99010',
    'q=pacco+alimentare&dove=Borgo+Fonte',
    'q=badante&dove=Borgovivo&ordine=distance',
    'dove=via+dei+Mille&raggio=500',
    'lat=45.3&lon=10.55&raggio=2000&tipo=service',
    'dove=99011&giorno=WE&ora=10:00',
    'tema=work&eta=22&ordine=opening',
    'gratis=1&lingua=ar',
    'tipo=organization',
    'q=parola+che+nessuno+ha+scritto+quaggiù&dove=99010',
    '',
  ])('a search never reads the whole index: %s', async (query) => {
    sent.length = 0;
    await answer(db, readAsked(new URL(`http://borgovivo.test/cerca?${query}`)), '999001', town.now);
    const asking = sent.filter((one) => one.sql.includes('search_entry') && !/^\s*explain/.test(one.sql));
    expect(asking.length).toBeGreaterThan(0);
    for (const one of asking) {
      const { rows } = await pool.query(`explain (format json) ${one.sql}`, [...one.parameters]);
      expect(JSON.stringify(rows).includes('"Relation Name":"search_entry"')).toBe(true);
      expect(wholeReads(rows)).toEqual([]);
    }
  });
});

/** The scans of a plan that read `search_entry` from end to end. */
function wholeReads(plan: unknown): string[] {
  if (Array.isArray(plan)) return plan.flatMap(wholeReads);
  if (typeof plan !== 'object' || plan === null) return [];
  const node = new Map<string, unknown>(Object.entries(plan));
  const type = String(node.get('Node Type'));
  const whole = node.get('Relation Name') === 'search_entry' && type.endsWith('Seq Scan');
  return [...(whole ? [type] : []), ...[...node.values()].flatMap(wholeReads)];
}
