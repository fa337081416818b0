import { expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import { loadItaly } from '#modules/places/index.ts';
import { putRows } from '#platform/database/index.ts';
import { rowReader } from '../mapping/draft.ts';
import { guessMapping } from '../mapping/guess.ts';
import { municipalityMatcher } from '../municipality/match.ts';
import { findDuplicates } from './doubts.ts';
import { municipalitiesOf } from './municipalities.ts';

const { db } = await testTown();

test('a long list beside many bodies of one town makes nobody wait who is searching', async () => {
  await db.transaction().execute(loadItaly);
  const bodies = Array.from({ length: 400 }, (_, n) => ({
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    name: `Circolo ricreativo ${n} degli amici della via Milano`,
    description: '',
    municipality_code: '017029',
  }));
  await putRows(db, 'organization', bodies);
  const columns = ['Nome', 'Comune'];
  const read = rowReader(guessMapping(columns, []).mapping, columns, municipalityMatcher(await municipalitiesOf(db)));
  const drafts = Array.from({ length: 400 }, (_, n) =>
    read({ line: n + 2, values: [`Gruppo ${n} di lettura`, 'Brescia'] }),
  );

  let [last, longest] = [performance.now(), 0];
  const visitor = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  await db.transaction().execute((tx) =>
    findDuplicates(
      tx,
      'elenco',
      drafts.flatMap((draft) => ('refused' in draft ? [] : [draft])),
    ),
  );
  clearInterval(visitor);
  // All the comparisons in one go take seconds.
  expect(Math.max(longest, performance.now() - last)).toBeLessThan(400);
});
