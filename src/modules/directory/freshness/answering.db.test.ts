import { describe, expect, test } from 'vitest';
import { testSecret } from '#app/testing.names.ts';
import { signToken } from '#platform/crypto/index.ts';
import { putRows } from '#platform/database/index.ts';
import { linkPurpose, reviewEntries } from './asking.ts';
import { DESK, GROUP, MEAL, NOBODY, reviewTown } from './testing/town.fixture.ts';

const town = await reviewTown();
const { db, commons, index, night, mails, reviewOf, assured, linkIn, get, post, ask, written } = town;

describe('the link', () => {
  test('opened by a mail scanner, however often, it changes nothing', async () => {
    await index();
    await reviewEntries(night());
    const link = await written();
    for (let times = 0; times < 3; times++) {
      const answer = await get(link);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('È ancora tutto giusto');
    }
    expect((await ask(link, 'HEAD')).status).toBe(200);
    expect(await assured(DESK)).toBe('2026-05-22');
    expect(await reviewOf(DESK)).toMatchObject({ ended_at: null });
  });

  test('«È ancora tutto giusto»: the date moves, the history says why and not who, nobody is asked again for half a year', async () => {
    await index();
    await reviewEntries(night());
    const link = await written();
    const review = await reviewOf(DESK);
    const answer = await post(link, { review: review?.id ?? '' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${link}?fatto=1`]);
    expect(await (await get(`${link}?fatto=1`)).text()).toContain('La scheda risulta controllata oggi.');
    expect(await assured(DESK)).toBe('2026-11-22');
    expect(await reviewOf(DESK)).toMatchObject({ ended: 'confirmed' });
    const history = await db
      .selectFrom('metadata')
      .innerJoin('change_cause', 'metadata_id', 'metadata.id')
      .select(['field_name', 'previous_value', 'replacement_value', 'person_id', 'why', 'why_id'])
      .execute();
    expect(history).toEqual([
      {
        field_name: 'assured_date',
        previous_value: '2026-05-22',
        replacement_value: '2026-11-22',
        person_id: null,
        why: 'review',
        why_id: review?.id,
      },
    ]);
    expect(
      await db.selectFrom('search_entry').select(['assured_on', 'stale_on']).where('id', '=', DESK).execute(),
    ).toEqual([{ assured_on: '2026-11-22', stale_on: '2027-07-03' }]);
    expect(await reviewEntries(night(180))).toBe(0);
    expect(await reviewEntries(night(181))).toBe(1);
  });

  test('pressed twice, the second is told that it was answered', async () => {
    await index();
    await reviewEntries(night());
    const link = await written();
    const review = (await reviewOf(DESK))?.id ?? '';
    await post(link, { review });
    const second = await post(link, { review });
    expect(second.status).toBe(409);
    expect(await second.text()).toContain('Qui è già stata data una risposta.');
  });

  test('«Cambia questo»: what is written is seen at once, with the review as its cause', async () => {
    await index();
    await reviewEntries(night());
    const link = await written();
    const path = `${link}/${(await reviewOf(DESK))?.id}`;
    expect(await (await get(path)).text()).toContain('value="Sportello"');
    const wrong = await post(path, { name: '', 'was.name': 'Sportello', phone: 'ciao' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Non sembra un numero di telefono');
    const answer = await post(path, { name: 'Sportello casa', 'was.name': 'Sportello', phone: '0139 555 100' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${link}?fatto=1`]);
    const found = await db.selectFrom('search_entry').select(['title', 'phone']).where('id', '=', DESK).execute();
    expect(found).toEqual([{ title: 'Sportello casa', phone: '0139 555 100' }]);
    expect(await reviewOf(DESK)).toMatchObject({ ended: 'changed' });
    expect(await assured(DESK)).toBe('2026-11-22');
  });

  test('who changes what another changed meanwhile is shown what stands, and keeps what was typed', async () => {
    await index();
    await reviewEntries(night());
    const path = `${await written()}/${(await reviewOf(DESK))?.id}`;
    await db.updateTable('service').set({ name: 'Sportello aperto' }).where('id', '=', DESK).execute();
    const wish = { name: 'Sportello casa', 'was.name': 'Sportello' };
    const answer = await post(path, wish);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('ora dice «Sportello aperto»');
    expect(html).toContain('value="Sportello casa"');
    expect((await post(path, { ...wish, 'was.name': 'Sportello aperto' })).status).toBe(303);
  });

  test('leads nobody to the entries of another address', async () => {
    await putRows(db, 'service', [{ id: MEAL, name: 'Pranzo', status: 'active', email: 'mensa@altri.example' }]);
    await index();
    await reviewEntries(night());
    const link = linkIn((await mails()).find(({ address }) => address === 'info@ponte.example')?.body);
    const theirs = (await reviewOf(MEAL))?.id ?? '';
    expect((await post(link, { review: theirs })).status).toBe(409);
    expect((await get(`${link}/${theirs}`)).status).toBe(404);
    expect(await assured(MEAL)).toBe(null);
  });

  test('forged, of another town, or for another purpose leads nowhere; after 60 days it says so', async () => {
    await index();
    await reviewEntries(night());
    const link = await written();
    const recipient = (await reviewOf(DESK))?.recipient_id ?? '';
    const until = new Date('2027-01-01T00:00:00Z');
    const wrong = [
      `${link}x`,
      link.replace(/\.[^.]+$/, '.AAAA'),
      `/verifica/${signToken('another secret of 32 characters!!', linkPurpose(commons), recipient, until)}`,
      `/verifica/${signToken(testSecret, linkPurpose({ name: 'altrove' }), recipient, until)}`,
      `/verifica/${signToken(testSecret, 'other', recipient, until)}`,
      `/verifica/${signToken(testSecret, linkPurpose(commons), NOBODY, until)}`,
    ];
    for (const path of wrong) {
      expect((await get(path)).status).toBe(404);
      expect((await post(path, { review: (await reviewOf(DESK))?.id ?? '' })).status).toBe(404);
    }
    night(61);
    const over = await get(link);
    expect(over.status).toBe(410);
    expect(await over.text()).toContain('Questo collegamento è scaduto');
    // Who had the page open until then is told the same.
    const review = (await reviewOf(DESK))?.id ?? '';
    for (const late of [
      post(link, { review }),
      get(`${link}/${review}`),
      post(`${link}/${review}`, { name: 'Altro' }),
    ]) {
      expect((await late).status).toBe(410);
      expect(await (await late).text()).toContain('Questo collegamento è scaduto');
    }
    expect(await assured(DESK)).toBe('2026-05-22');
  });

  test('many entries are answered with one press', async () => {
    await putRows(db, 'service', [{ id: MEAL, name: 'Pranzo', status: 'active', organization_id: GROUP }]);
    await index();
    await reviewEntries(night());
    const link = await written();
    const both = [(await reviewOf(DESK))?.id ?? '', (await reviewOf(MEAL))?.id ?? ''];
    const answer = await post(
      link,
      both.map((id): [string, string] => ['review', id]),
    );
    expect(answer.status).toBe(303);
    expect([await assured(DESK), await assured(MEAL)]).toEqual(['2026-11-22', '2026-11-22']);
  });
});
