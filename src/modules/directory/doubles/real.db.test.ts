import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testTown } from '#app/testing.ts';
import { loadItaly } from '#modules/places/index.ts';
import { sharedFolder } from '#platform/config/index.ts';
import { putRows } from '#platform/database/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import labelled from '../import/duplicates/duplicates.labelled.json' with { type: 'json' };
import { shippedMappings } from '../import/mapping/shipped.ts';
import { readTable } from '../import/readers/read-table.ts';
import { isRefused } from '../import/said.ts';
import { importTable } from '../import/writing/run.ts';
import { calendarOf } from '../indexing/index.ts';
import { keepVocabularies } from '../vocabularies/keep.ts';
import { findDoubles, type Search } from './find.ts';
import { joinEntries } from './join.ts';
import { pairsFound } from './pairs.ts';

const data = join(sharedFolder(), 'data');
const files = ['organizations/5x1000_2022_BS.csv', 'organizations/5x1000_2022_MN.csv', 'services/consultori.csv'];
const there = files.every((file) => existsSync(join(data, file)));
const now = new Date('2026-11-22T10:00:00Z');
const coordinator = {
  person: null,
  roles: [{ role: 'commons_coordinator', scope: 'commons', scope_id: null }],
  assurance: 'second_factor',
} as const;

/** Pairs of the half on which nothing was tuned: the second is written as a person would write the first. */
const Pair = z.object({ same: z.boolean(), half: z.string(), municipality: z.string(), a: z.string(), b: z.string() });
const planted = z
  .array(Pair)
  .parse(labelled.pairs)
  .filter((pair) => pair.same && pair.half === 'held-out')
  .slice(0, 40);

describe.skipIf(!there)(
  '40 doubles among the bodies and services of three real files (needs COMUNANZA_SHARED)',
  async () => {
    const { db, commons } = await testTown();
    const calendar = calendarOf(commons);
    const isDouble = new Map<string, string>();
    let search: Search;

    beforeAll(async () => {
      await db.transaction().execute(keepVocabularies);
      await db.transaction().execute(loadItaly);
      const [five, clinics] = shippedMappings();
      for (const file of files) {
        const bytes = readFileSync(join(data, file));
        const table = await readTable(bytes);
        const mapping = file.startsWith('services') ? clinics : five;
        if (isRefused(table) || !mapping) throw new Error(file);
        await importTable({ db, calendar, person: null, bytes, fileName: file, table, mapping, now });
      }
      for (const [n, { a, b, municipality }] of planted.entries()) {
        const { rows } = await sql<{ id: string; municipality_code: string }>`
        select o.id, o.municipality_code from organization o join municipality m on m.istat_code = o.municipality_code
        where folded_name(m.name) = folded_name(${municipality}) and folded_name(o.name) = folded_name(${a})
        order by o.id limit 1`.execute(db);
        const [real] = rows;
        if (!real) continue;
        const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
        await putRows(db, 'organization', [
          { id, name: b, description: '', municipality_code: real.municipality_code, last_modified: now.toISOString() },
        ]);
        isDouble.set(id, real.id);
      }
      search = await inTransaction(db, (tx) => findDoubles(tx, now));
    }, 300_000);

    const bodies = () =>
      db
        .selectFrom('double_pair')
        .selectAll()
        .where('kind', '=', 'organization')
        .where('apart_at', 'is', null)
        .execute();
    const isRight = ({ one, other }: { one: string; other: string }) =>
      isDouble.get(one) === other || isDouble.get(other) === one;

    test('all 40 are there to be found', () => expect(isDouble.size).toBe(40));

    test('9 of 10 proposed are right, 9 of 10 doubles are proposed, in seconds', async () => {
      const pairs = await bodies();
      const right = pairs.filter(isRight).length;
      const kinds = await sql<{ kind: string; pairs: number }>`select kind, count(*)::int as pairs from double_pair
      group by kind order by kind`.execute(db);
      const { rows } = await sql<{ bodies: number; services: number; places: number }>`select
      (select count(*) from organization)::int as bodies, (select count(*) from service)::int as services,
      (select count(*) from location)::int as places`.execute(db);
      const wrong = await Promise.all(
        pairs
          .filter((pair) => !isRight(pair))
          .map(async ({ one, other, likeness }) => {
            const names = await db.selectFrom('organization').select('name').where('id', 'in', [one, other]).execute();
            return `${likeness.toFixed(2)} ${names.map(({ name }) => name).join(' / ')}`;
          }),
      );
      const found = { precision: right / pairs.length, recall: right / isDouble.size, ...search };
      process.stdout.write(`${JSON.stringify({ ...found, ...rows[0], kinds: kinds.rows, wrong })}\n`);
      expect(found.precision).toBeGreaterThanOrEqual(0.9);
      expect(found.recall).toBeGreaterThanOrEqual(0.9);
      expect(search.milliseconds).toBeLessThan(20_000);
    });

    test('all that are proposed are joined from one page, and the page that is left has none of them', async () => {
      const begun = performance.now();
      let joined = 0;
      for (let page = 1; page <= 60; page++) {
        const { pairs } = await pairsFound(db, page);
        if (pairs.length === 0) break;
        const [right] = [pairs.filter(({ one, other }) => isRight({ one: one.id, other: other.id }))];
        for (const { kind, one, other, keep } of right) {
          // The one with the codice fiscale is proposed to be kept.
          expect([...isDouble.values()]).toContain(keep);
          const gone = keep === one.id ? other.id : one.id;
          await inTransaction(db, (tx) =>
            joinEntries(tx, coordinator, { kind, keep, gone }, new Map(), { calendar, now }),
          );
          joined += 1;
        }
        // What was joined has left the list: the same page again.
        if (right.length > 0) page -= 1;
      }
      process.stdout.write(`joined ${joined} in ${Math.round(performance.now() - begun)} ms\n`);
      expect(joined).toBeGreaterThanOrEqual(36);
      expect((await bodies()).filter(isRight)).toEqual([]);
    });
  },
);
