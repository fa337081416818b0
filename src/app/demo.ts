import { furnishDemoDesk } from '#modules/desk/index.ts';
import { calendarOf, keepVocabularies, loadDemoTown, reindexAll } from '#modules/directory/index.ts';
import { seatDemoPeople } from '#modules/people/index.ts';
import { loadItaly } from '#modules/places/index.ts';
import type { Commons, Db, Installation } from '#platform/database/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import { inventedMunicipality } from './identities.ts';
import type { Vaults } from './vaults.ts';

/** What every town begins with: the vocabularies, and the municipalities and postcodes of Italy. */
export async function furnish(installation: Installation, commons: Commons): Promise<Db> {
  const db = installation.open(commons);
  await inTransaction(db, keepVocabularies);
  await inTransaction(db, loadItaly);
  return db;
}

/** Makes the invented town of Borgovivo, with its people, to try things with. */
export async function loadDemo(
  installation: Installation,
  vaultOf: Vaults,
  say: (sentence: string) => void,
): Promise<void> {
  say('Loading Borgovivo, an invented town to try things with …');
  const commons = await installation.createCommons({
    name: 'borgovivo',
    title: 'Borgovivo',
    tagline_it: 'la comunanza del paese',
    tagline_en: 'the town’s commons',
    patron: { month: 11, day: 11, name: 'San Martino' },
    municipality_code: inventedMunicipality,
  });
  // Half a town would look like a whole one at the next start.
  const entries = await fill(installation, commons, vaultOf).catch(async (error) => {
    await installation.eraseCommons(commons.name);
    throw error;
  });
  say(`Borgovivo is ready: ${entries} services, places and people’s groups.`);
}

async function fill(installation: Installation, commons: Commons, vaultOf: Vaults): Promise<number> {
  const db = await furnish(installation, commons);
  const now = new Date();
  await inTransaction(db, (tx) => loadDemoTown(tx, now));
  await inTransaction(db, seatDemoPeople);
  const vault = await vaultOf(commons);
  await inTransaction(db, (tx) => furnishDemoDesk(tx, { now, calendar: calendarOf(commons), vault }));
  const entries = await reindexAll(db, calendarOf(commons), now);
  await installation.owner.query('analyze');
  return entries;
}
