import { expect, test } from 'vitest';
import { calendarOf } from '#modules/directory/index.ts';
import { seatDemoPeople } from '#modules/people/index.ts';
import { masterOf, openVault } from '#platform/vault/index.ts';
import { agreementOf } from './agreements/queries.ts';
import { furnishDemoDesk } from './demo.ts';
import { deskHouse } from './house.fixture.ts';
import { notesToDo } from './notes/notes.ts';
import { comingShifts, monthsKept, shiftsToConfirm } from './shifts/queries.ts';
import { monday } from './town.fixture.ts';

const { db, commons, config, elsewhere: house } = await deskHouse();

test('whoever sits down at the invented desk finds what the last shift left, a rota with holes, and an agreement', async () => {
  const vault = await openVault(`${config.dataDir}/demo.json`, commons.name, masterOf(config.secret));
  await db.transaction().execute(async (tx) => {
    await seatDemoPeople(tx);
    await furnishDemoDesk(tx, { now: monday, calendar: calendarOf(commons), vault });
  });
  expect((await notesToDo(db, house.id, vault)).map(({ words }) => words)).toContain('Accompagnare alle 16.30');
  const coming = await comingShifts(db, house.id, monday);
  expect(coming.some(({ people }) => people.length === 0)).toBe(true);
  expect(coming.filter(({ people }) => people.some(({ swap }) => swap))).toHaveLength(1);
  expect(await shiftsToConfirm(db, house.id, monday)).toHaveLength(1);
  const [month] = await monthsKept(db, house.id, monday);
  expect(month?.kept).toBeLessThan(month?.promised ?? 0);
  expect(await agreementOf(db, house.id, '2026-11-23')).toMatchObject({
    allows_inbox: true,
    allows_attachments: false,
  });
});
