import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { reindex } from '../index.ts';
import { borgovivo, dataIn, monday } from './visit.fixture.ts';

const { db, calendar, visit, send, idOf } = await borgovivo();
const desk = `/servizi/${await idOf('service', 'Sportello moduli')}`;
const deskId = desk.split('/')[2] ?? '';
const unknown = '/servizi/00000000-0000-4000-8000-00000000dead';
const reindexed = (id: string) => db.transaction().execute((tx) => reindex(tx, { service: [id] }, calendar, monday));

test('the first answer says whether it is open now, what to bring, where, and what it costs', async () => {
  const { text, html } = await visit(desk);
  expect(text).toContain('Aperto adesso, fino alle 12');
  expect(text).toContain('Che cosa portare Documento d’identità Codice fiscale o tessera sanitaria');
  expect(text).toContain('Casa del Quartiere, via dei Mille 4 Ingresso senza gradini');
  expect(text).toContain('Quanto costa Gratis');
  expect(html).toContain('href="tel:+390139555123"');
  expect(html).toContain('href="geo:45.300486,10.551593?q=');
});

test('it answers in the order in which people ask', async () => {
  const { text } = await visit(desk);
  const asked = [
    'Per chi',
    'Che cosa ottieni',
    'Come si fa',
    'Che cosa portare',
    'Dove',
    'Quanto costa',
    'Quando e dove',
  ];
  const places = [...asked, 'Oggi, lunedì', 'Martedì', 'Contatti', 'Controllato il'].map((words) =>
    text.indexOf(` ${words} `),
  );
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('on the day before a feast it says that it is shut, why, and when it opens', async () => {
  const { text } = await visit(`${desk}?vigilia`, new Date('2026-12-07T09:00:00Z'));
  expect(text).toContain('Chiuso oggi: ponte dell’Immacolata. Apre mercoledì alle 9:30');
});

test('in English it says the same, and what nobody translated is marked as Italian', async () => {
  const { text, html } = await visit(`/en${desk}`);
  expect(html).toContain('<html lang="en">');
  expect(text).toContain('Forms and SPID desk');
  expect(text).toContain('Open now, until 12:00');
  expect(html).toContain('<span lang="it">Documento d’identità</span>');
  expect(text).not.toMatch(/⟦|undefined|\[object/);
});

test('machines read where and when: weekly hours, and which days are not like others', async () => {
  const data = dataIn(await visit(`${desk}?vigilia`, new Date('2026-12-07T09:00:00Z')));
  expect(data).toMatchObject({
    '@type': 'Service',
    url: `https://borgovivo.test${desk}`,
    offers: { price: 0 },
    availableChannel: [
      {
        serviceLocation: {
          '@type': 'Place',
          address: { streetAddress: 'via dei Mille 4', postalCode: '99010' },
          openingHoursSpecification: expect.arrayContaining([
            expect.objectContaining({
              dayOfWeek: ['https://schema.org/Monday', 'https://schema.org/Wednesday'],
              opens: '09:30',
              closes: '12:00',
            }),
          ]),
          specialOpeningHoursSpecification: expect.arrayContaining([
            expect.objectContaining({ opens: '00:00', closes: '00:00', validFrom: '2026-12-07' }),
          ]),
        },
      },
    ],
  });
  const office = dataIn(await visit(`/servizi/${await idOf('service', 'Anagrafe')}`));
  expect(office).toMatchObject({ '@type': 'GovernmentService', provider: { '@type': 'GovernmentOrganization' } });
});

test('each of several places has its own hours, and its own calendar', async () => {
  const { id } = await db
    .selectFrom('service_at_location')
    .select('service_id as id')
    .groupBy('service_id')
    .having((eb) => eb.fn.countAll(), '>', 1)
    .executeTakeFirstOrThrow();
  const places = await db
    .selectFrom('service_at_location')
    .innerJoin('location', 'location.id', 'location_id')
    .select(['location.id', 'location.name'])
    .where('service_id', '=', id)
    .execute();
  const { html } = await visit(`/servizi/${id}`);
  for (const place of places) expect(html).toContain(`id="luogo-${place.id}"`);
  expect(html.match(/orari\.ics/g)).toHaveLength(places.length);
});

test('the opening days can be taken along, feasts left out', async () => {
  const { type, html } = await send(`${desk}/orari.ics`);
  expect(type).toContain('text/calendar');
  expect(html).toContain('DTSTART;TZID=Europe/Rome:20261123T093000');
  expect(html).toContain('DTSTART;TZID=Europe/Rome:20261209T093000');
  expect(html).not.toContain('20261207T');
});

test('the sheet that is printed carries the date, the address, and a picture that leads back', async () => {
  const { html } = await visit(desk);
  expect(html).toContain('Stampato il 23 novembre 2026');
  expect(html).toContain(`src="/qr${desk}.svg"`);
  const picture = await send(`/qr${desk}.svg`);
  expect(picture.type).toContain('image/svg+xml');
  expect(picture.html).toMatch(/^<svg /);
});

test('it leads on: to who runs it, to its place and neighbourhood, to services like it, to somebody who listens', async () => {
  const { text, html } = await visit(desk);
  expect(html).toContain(`href="/organizzazioni/${await idOf('organization', 'Porte Aperte')}"`);
  expect(html).toContain(`href="/luoghi/${await idOf('location', 'Casa del Quartiere')}"`);
  expect(html).toContain('href="/quartieri/centro"');
  expect(text).toMatch(/Potrebbe servirti anche.*Punto digitale/);
  expect(text).toMatch(/Punto Comunità Centro ti aiuta.*Apre oggi alle 15/);
});

test('nothing on the page is asked of anybody else', async () => {
  const { html } = await visit(desk);
  const fetched = [...html.matchAll(/<(?:img|script|iframe|source)[^>]+src="([^"]+)"/g)].map((match) => match[1]);
  expect(fetched.every((address) => address?.startsWith('/'))).toBe(true);
  expect(html).not.toMatch(/ style="/);
});

test('what is hidden, what never was and what is no id are answered alike, on every door', async () => {
  const { id } = await db
    .insertInto('service')
    .values({ name: 'Casa rifugio', status: 'inactive' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await reindexed(id);
  const mainOf = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0];
  const nothing = await visit(unknown);
  for (const path of [`/servizi/${id}`, '/servizi/casa-rifugio', `/servizi/${id.toUpperCase()}`]) {
    const answer = await visit(path);
    expect(answer.status).toBe(404);
    expect(mainOf(answer.html)).toBe(mainOf(nothing.html));
  }
  for (const path of [
    `/servizi/${id}/orari.ics`,
    `/qr/servizi/${id}.svg`,
    '/servizi/x/orari.ics',
    '/qr/servizi/x.svg',
  ]) {
    expect((await send(path)).status).toBe(404);
  }
});

test('what is withdrawn is gone at the next visit, and from the pages that named it', async () => {
  const other = `/servizi/${await idOf('service', 'Punto digitale')}`;
  expect((await visit(desk)).html).toContain(`href="${other}"`);
  expect((await visit(other)).status).toBe(200);
  const id = other.split('/')[2] ?? '';
  await db.updateTable('service').set({ status: 'inactive' }).where('id', '=', id).execute();
  await reindexed(id);
  expect((await visit(other)).status).toBe(404);
  expect((await visit(desk)).html).not.toContain(`href="${other}"`);
});

test('unchanged, it costs one query; and nothing at all over the wire for who has it already', async () => {
  await visit(desk);
  const before = await visit(desk);
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  const again = await visit(desk);
  expect(asked).toHaveBeenCalledTimes(1);
  asked.mockRestore();
  expect(again.etag).toBe(before.etag);
  const cached = await send(desk, { headers: { 'if-none-match': before.etag ?? '' } });
  expect([cached.status, cached.html]).toEqual([304, '']);
});

test('when the door shuts the page says so, without anybody changing it', async () => {
  expect((await visit(desk, new Date('2026-11-23T10:59:00Z'))).text).toContain('Aperto adesso, fino alle 12');
  expect((await visit(desk, new Date('2026-11-23T11:00:00Z'))).text).toContain('Apre mercoledì alle 9:30');
});

test('a change is seen at once, in both languages', async () => {
  await visit(desk);
  await visit(`/en${desk}`);
  await db
    .updateTable('service')
    .set({ alert: 'Fino a venerdì si entra dal cortile.' })
    .where('id', '=', deskId)
    .execute();
  await reindexed(deskId);
  expect((await visit(desk)).text).toContain('Fino a venerdì si entra dal cortile.');
  expect((await visit(`/en${desk}`)).text).toContain('Fino a venerdì si entra dal cortile.');
});

test('a service that is closed for now says so before anything else', async () => {
  await db.updateTable('service').set({ status: 'temporarily closed' }).where('id', '=', deskId).execute();
  await reindexed(deskId);
  const { text } = await visit(desk);
  expect(text).toContain('Chiuso per ora');
  expect(text).not.toContain('Aperto adesso');
});

test('what somebody wrote to do harm is shown as words, and leads nowhere', async () => {
  const name = '</script><script>alert(1)</script>';
  const { id } = await db
    .insertInto('service')
    .values({ name, description: '"><img src=x onerror=alert(1)>', url: 'javascript:alert(1)', email: '"><b>@x' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await reindexed(id);
  const page = await visit(`/servizi/${id}`);
  expect(page.html).not.toMatch(/<script>alert|<img src=x|href="javascript:|"><b>/);
  expect(dataIn(page)).toMatchObject({ name });
});
