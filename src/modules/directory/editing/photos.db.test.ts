import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { nobody } from '#platform/identity/index.ts';
import { DESK, deskTown, GUIDE, mario, redazione, rosa, THEIRS } from './desk.testing.fixture.ts';

const { db, settle, as } = await deskTown();
const at = `/redazione/service/${DESK}/foto`;
const page = `/servizi/${DESK}`;
const words = 'L’ingresso su via Roma, con la rampa';

beforeEach(settle);

const textOf = async (answer: Response | Promise<Response>) => (await answer).text();
const photo = () =>
  sharp({ create: { width: 2000, height: 1000, channels: 3, background: { r: 90, g: 140, b: 60 } } })
    .withExif({ IFD0: { Make: 'Telefono di Rosa' } })
    .jpeg()
    .toBuffer();
async function bring(bytes: Uint8Array, alt: string, name = 'foto.jpg') {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(bytes)], name));
  body.set('alt', alt);
  return as(rosa).post(at, body);
}
const srcIn = (html: string) => /src="(\/foto\/[0-9a-f]+\.webp)"/.exec(html)?.[1] ?? '';

describe('a photograph of an entry', () => {
  test('is seen by anyone, with its words, at an address that never says something else', async () => {
    expect((await bring(await photo(), words)).status).toBe(303);
    const html = await textOf(as(nobody).get(page));
    expect(html).toContain(`alt="${words}"`);
    const { get } = as(nobody);
    const picture = await get(srcIn(html));
    expect(picture.headers.get('content-type')).toBe('image/webp');
    expect(picture.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const bytes = Buffer.from(await picture.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 1600, height: 800 });
    expect(bytes.includes('Rosa')).toBe(false);
    expect(await textOf(as(rosa).get(`/redazione/service/${DESK}/storia`))).toContain(words);
  });

  test('without words, or of the wrong kind whatever its name, it is refused and the words stay', async () => {
    const mute = await bring(await photo(), ' ');
    expect(mute.status).toBe(422);
    expect(await mute.text()).toContain('Scrivi che cosa si vede: per chi non può guardarla.');
    const drawing = await bring(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), words);
    expect(drawing.status).toBe(409);
    const html = await drawing.text();
    expect(html).toContain('Questo file non è una foto che sappiamo leggere');
    expect(html).toContain(`value="${words}"`);
    expect(await db.selectFrom('photo').select('id').execute()).toEqual([]);
  });

  test('goes when it is taken away, and is not seen while the entry is withdrawn', async () => {
    await bring(await photo(), words);
    const src = srcIn(await textOf(as(nobody).get(page)));
    const { post } = as(rosa);
    await post(`/redazione/service/${DESK}/ritira`, {});
    expect((await as(nobody).get(src)).status).toBe(404);
    expect(await textOf(as(rosa).get(at))).toContain(words);
    await as(rosa).post(`/redazione/service/${DESK}/riporta`, {});
    expect((await as(nobody).get(src)).status).toBe(200);
    const [kept] = await db.selectFrom('photo').select('id').execute();
    expect((await as(rosa).get(`${at}/${kept?.id}/vedi`)).status).toBe(200);
    expect((await as(mario).post(`${at}/${kept?.id}/togli`, {})).status).toBe(303);
    expect((await as(nobody).get(src)).status).toBe(404);
    expect(await textOf(as(nobody).get(page))).not.toContain(words);
  });

  test('six are enough, and a guide has none', async () => {
    const bytes = await photo();
    for (let n = 0; n < 6; n += 1) expect((await bring(bytes, `${words} ${n}`)).status).toBe(303);
    const more = await bring(bytes, words);
    expect(await more.text()).toContain('Una scheda ha al massimo 6 foto');
    expect((await as(redazione).get(`/redazione/procedure/${GUIDE}/foto`)).status).toBe(404);
    expect((await as(rosa).get(`/redazione/service/${THEIRS}/foto`)).status).toBe(404);
  });
});
