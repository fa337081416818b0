import { testTown } from '#app/testing.ts';
import { calendarOf, keepVocabularies, loadDemoTown, reindexAll } from '#modules/directory/index.ts';
import { loadItaly } from '#modules/places/index.ts';

/** Monday 23 November 2026, half past ten in Rome. */
export const monday = new Date('2026-11-23T09:30:00Z');

/** Borgovivo, the invented town, found as it is on that Monday. Await it at the top of a file. */
export async function demoTown() {
  const town = await testTown();
  await town.db.transaction().execute(async (tx) => {
    await keepVocabularies(tx);
    await loadItaly(tx);
    await loadDemoTown(tx, monday);
  });
  await reindexAll(town.db, calendarOf(town.commons), monday);
  return town;
}
