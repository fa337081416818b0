import { beforeAll, describe, expect, test } from 'vitest';
import { type TestTown, testTown } from '#app/testing.ts';
import type { Db } from '#platform/database/index.ts';
import { anOrganization, aRow, aService } from '../../factory.ts';
import { stored } from '../model/own.ts';
import { everyRow, exported, imported } from '../testing/moving.fixture.ts';
import { aWorld, type World } from '../testing/world.fixture.ts';

describe.each(['json', 'tabular'] as const)('a commons that moves as %s', (format) => {
  let town: TestTown;
  let world: World;
  let first: Buffer;
  beforeAll(async () => {
    town = await testTown();
    world = await aWorld(town.db);
    await strayRows(town.db, world);
    first = await exported(town.db, format);
    const report = await imported(town.otherDb, first);
    expect(report.refusals).toEqual([]);
    expect(report.notes).toEqual([]);
    expect(report).toMatchObject({ created: report.read, updated: 0, unchanged: 0 });
  });

  test('is the same town afterwards, row by row', async () => {
    for (const table of stored.keys()) {
      const rows = await everyRow(town.db, table);
      expect(rows.length, `${table} has rows to move`).toBeGreaterThan(0);
      expect(await everyRow(town.otherDb, table), table).toEqual(rows);
    }
  });

  test('gives the same bytes from its new home', async () => {
    expect((await exported(town.otherDb, format)).equals(first)).toBe(true);
    expect((await exported(town.db, format)).equals(first)).toBe(true);
  });

  test('does not change when it arrives again', async () => {
    const again = await imported(town.otherDb, first);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: again.read, refused: 0 });
  });

  test('takes a change with it, and nothing else', async () => {
    await town.db
      .updateTable('service')
      .set({ name: 'Doposcuola e merenda', url: null })
      .where('id', '=', world.service)
      .execute();
    const report = await imported(town.otherDb, await exported(town.db, format));
    // What is absent in JSON was not said; an empty cell in a table says that there is nothing.
    expect(report).toMatchObject({ created: 0, updated: 1, refused: 0 });
    const { name, url } = await town.otherDb
      .selectFrom('service')
      .select(['name', 'url'])
      .where('id', '=', world.service)
      .executeTakeFirstOrThrow();
    expect(name).toBe('Doposcuola e merenda');
    expect(url === null).toBe(format === 'tabular');
  });
});

/** What hangs on nothing that HSDS knows, or says its things strangely. */
async function strayRows(db: Db, { service, location }: World): Promise<void> {
  await aRow(db, 'phone', { number: '030 000009' });
  const contact = await aRow(db, 'contact', { name: '' });
  await aRow(db, 'phone', { contact_id: contact, number: '030 "9"; 10\r\n, 11' });
  await aRow(db, 'unit', { name: 'ore' });
  await aRow(db, 'service_area', { name: 'ovunque' });
  await aRow(db, 'metadata', {
    resource_id: crypto.randomUUID(),
    resource_type: 'service',
    last_action_date: '2026-01-01T00:00:00+00:00',
    last_action_type: 'delete',
    field_name: 'name',
    previous_value: '',
    replacement_value: '',
    updated_by: 'editor',
  });
  await aRow(db, 'attribute', { link_id: location, link_entity: 'location', value: 'senza termine' });
  await aRow(db, 'attribute', { link_id: service, link_entity: 'elsewhere' });
  const child = await anOrganization(db, {
    id: '00000000-0000-4000-8000-000000000000',
    name: 'Prima della madre',
    parent_organization_id: await anOrganization(db, { id: 'ffffffff-ffff-4fff-bfff-ffffffffffff', name: 'Madre' }),
  });
  await aService(db, { organization_id: child, name: 'àèìòù “€” 🙂', description: '', minimum_age: 0.1 });
}
