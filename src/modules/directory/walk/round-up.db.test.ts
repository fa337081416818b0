import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { nobody } from '#platform/identity/index.ts';
import { monday } from '../entry/visit.fixture.ts';
import { forgetWalks } from './forget.ts';
import { aFind, aPhoto, at, townOfWalkers } from './testing.fixture.ts';

const town = await townOfWalkers();
const { db, someone, ask, page, post, stateOf, water, bakery, editor, coordinator, ofBakery } = town;
/** Where nothing is: far enough from every door. */
const field = at(bakery, 900);

describe('a photograph', () => {
  test('is made anew: small, upright, and without where and by whom', async () => {
    const find = aFind({
      ...at(bakery, 1800),
      name: 'Cortile grande',
      kind: 'buildings-squares',
      photo: await aPhoto(),
      alt: 'Un cortile.',
    });
    expect((await post(editor, '/mappatura', find)).status).toBe(303);
    const answer = await ask(editor, `/mappatura/${find.id}/foto.jpg`);
    expect(answer.headers.get('content-type')).toBe('image/webp');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 1600 });
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.includes('Rosa')).toBe(false);
    for (const other of [ofBakery, nobody])
      expect((await ask(other, `/mappatura/${find.id}/foto.jpg`)).status).not.toBe(200);
  });

  test('wants its words; what is no photograph is refused, whatever it calls itself', async () => {
    const photo = await aPhoto();
    const wordless = await post(editor, '/mappatura', aFind({ ...field, photo }));
    expect([wordless.status, await wordless.text()]).toEqual([
      422,
      expect.stringContaining('per chi non la può vedere'),
    ]);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
    for (const text of ['ciao', svg, '']) {
      const file = new File([text || new Uint8Array(2000)], 'foto.jpg', { type: 'image/jpeg' });
      const answer = await post(editor, '/mappatura', aFind({ ...field, photo: file, alt: 'Un posto.' }));
      expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('non è una foto che')]);
    }
    const large = new File([new Uint8Array(17 * 1024 * 1024)], 'foto.jpg');
    expect(await (await post(editor, '/mappatura', aFind({ photo: large, alt: 'a' }))).text()).toContain(
      'al massimo 16 MB',
    );
  });
});

describe('a coordinator', () => {
  const waits = async (given: Record<string, string | Blob>) => {
    const find = aFind(given);
    expect((await post(editor, '/mappatura', find)).status).toBe(303);
    return String(find.id);
  };
  const deciding = (id: string, what = '') => `/coordinamento/mappatura/${id}${what}`;

  test('sees what each walk added, and accepts: it is found at once, with its kind, its photograph and who said so', async () => {
    const id = await waits({
      ...at(bakery, 2100),
      name: 'Bottega del riuso',
      photo: await aPhoto(),
      alt: 'Una vetrina verde.',
    });
    const round = await page(coordinator, '/coordinamento/mappatura');
    expect(round).toContain('Elena Sarti, 23 novembre 2026');
    expect(round).toContain('Bottega del riuso');
    const answer = await post(coordinator, deciding(id, '/accetta'), {
      kind: 'firms',
      name: 'Bottega del riuso',
      note: 'Ripara e presta.',
    });
    expect(answer.status).toBe(303);
    expect(await page(nobody, '/cerca?q=bottega+del+riuso&risorsa=firms')).toContain('Bottega del riuso');
    const { rows } = await sql<{ id: string; who: string }>`
      select a.id, p.name as who from asset a join metadata m on m.resource_id = a.id and m.field_name = 'name'
        join change_cause c on c.metadata_id = m.id join person p on p.id = c.person_id
      where a.name = 'Bottega del riuso'`.execute(db);
    expect(rows[0]?.who).toBe('Davide Moretti');
    const entry = await page(nobody, `/risorse/${rows[0]?.id}`);
    expect(entry).toContain('alt="Una vetrina verde."');
    expect((await ask(nobody, `/risorse/${rows[0]?.id}/foto.jpg`)).status).toBe(200);
    const api = await page(nobody, `/hsds/services`);
    expect(api).not.toContain('Davide Moretti');
    const again = await post(coordinator, deciding(id, '/accetta'), {
      kind: 'firms',
      name: 'Bottega del riuso',
      note: '',
    });
    expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('Qualcuno ha già deciso')]);
  });

  test('joins what is there already: somebody has just seen it', async () => {
    const id = await waits({ ...at(water, 10), name: 'Fontana' });
    const html = await page(coordinator, deciding(id));
    expect(html).toContain(`value="asset:${water.id}"`);
    expect((await post(coordinator, deciding(id, '/unisci'), {})).status).toBe(422);
    expect((await post(coordinator, deciding(id, '/unisci'), { with: `asset:${randomUUID()}` })).status).toBe(409);
    expect((await post(coordinator, deciding(id, '/unisci'), { with: `asset:${water.id}` })).status).toBe(303);
    const { assured_date } = await db
      .selectFrom('asset')
      .select(sql<string>`assured_date::text`.as('assured_date'))
      .where('id', '=', water.id)
      .executeTakeFirstOrThrow();
    expect(assured_date).toBe('2026-11-23');
    expect(await stateOf(id)).toBe('joined');
  });

  test('leaves out with a reason, which its finder reads', async () => {
    const id = await waits({ ...at(bakery, 2400), name: 'Casa di Rosa' });
    expect((await post(coordinator, deciding(id, '/scarta'), { reason: '' })).status).toBe(422);
    await post(coordinator, deciding(id, '/scarta'), { reason: 'È una casa privata.' });
    expect(await page(editor, `/mappatura/${id}`)).toContain('Perché: È una casa privata.');
  });

  test('what is missing is noted, and enters no directory', async () => {
    const id = await waits({ ...at(bakery, 2700), name: 'Panchina alla fermata', kind: 'missing' });
    await post(coordinator, deciding(id, '/accetta'), { kind: 'missing', name: 'Panchina alla fermata', note: '' });
    expect(await stateOf(id)).toBe('noted');
    expect(await page(coordinator, '/coordinamento/mappatura')).toContain('Che cosa manca');
    expect(await db.selectFrom('asset').select('id').where('name', 'like', 'Panchina alla%').execute()).toEqual([]);
  });

  test('a group without consent does not become one on the way', async () => {
    const id = await waits({ ...at(bakery, 3000), name: 'Tavolo delle carte', kind: 'buildings-squares' });
    const answer = await post(coordinator, deciding(id, '/accetta'), {
      kind: 'informal-group',
      name: 'Tavolo delle carte',
      note: '',
    });
    expect([answer.status, await answer.text()]).toEqual([
      409,
      expect.stringContaining('Il consenso del gruppo non c’è'),
    ]);
  });

  test('of one neighbourhood decides there, and finds nothing of the others', async () => {
    const ofWater = await someone('Ivo', {
      role: 'commons_coordinator',
      scope: 'neighbourhood',
      scope_id: water.neighbourhood_id,
    });
    const id = await waits({ ...at(bakery, 30), name: 'Edicola Bassi' });
    expect((await ask(ofWater, deciding(id))).status).toBe(404);
    expect((await post(ofWater, deciding(id, '/scarta'), { reason: 'no' })).status).toBe(404);
    expect(await page(ofWater, '/coordinamento/mappatura')).not.toContain('Edicola Bassi');
    expect(await stateOf(id)).toBe('waiting');
  });
});

test('after thirty days nothing is left of what was left out, nor its photograph; what was accepted stays', async () => {
  const before = await db.selectFrom('walk_find').select(['id', 'state']).execute();
  const later = (days: number) => new Date(monday.getTime() + days * 86_400_000);
  await sql`update walk_find set received_at = ${monday}`.execute(db);
  await db.transaction().execute((tx) => forgetWalks(tx, later(29)));
  expect(await db.selectFrom('walk_find').select(['id', 'state']).execute()).toHaveLength(before.length);
  await db.transaction().execute((tx) => forgetWalks(tx, later(31)));
  const after = await db.selectFrom('walk_find').select(['id', 'state']).execute();
  const kept = before.filter(({ state }) => state !== 'left_out' && state !== 'joined');
  expect(after.map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort());
  expect(kept.length).toBeLessThan(before.length);
  await db.transaction().execute((tx) => forgetWalks(tx, later(400)));
  expect(await db.selectFrom('walk').select('id').where('walker_id', 'is not', null).execute()).toEqual([]);
  expect(await db.selectFrom('walk_find').select('id').where('state', '=', 'noted').execute()).toEqual([]);
});
