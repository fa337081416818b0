import { describe, expect, test } from 'vitest';
import { say } from '#app/messages.ts';
import { putRows } from '#platform/database/index.ts';
import { type Night, reviewEntries } from './asking.ts';
import { DAVIDE, DESK, GROUP, HOUSE, LUCIA, MEAL, reviewTown } from './testing/town.fixture.ts';

const town = await reviewTown();
const { db, index, night, mails, reviewOf, post, written } = town;

describe('who is asked', () => {
  test('an entry that is due is asked about, one that is not is left in peace', async () => {
    await putRows(db, 'service', [
      { id: MEAL, name: 'Pranzo', status: 'active', organization_id: GROUP, assured_date: '2026-05-23' },
    ]);
    await index();
    expect(await reviewEntries(night())).toBe(1);
    expect(await mails()).toMatchObject([
      { about: 'directory.review', address: 'info@ponte.example', subject: 'La scheda «Sportello» è ancora giusta?' },
    ]);
    expect(await reviewOf(DESK)).toMatchObject({
      due_on: '2026-11-22',
      via: 'organization',
      reminders: 0,
      asked_at: night().now,
    });
    expect(await reviewOf(MEAL)).toBe(undefined);
  });

  test('one letter for all that is due at an address, and none again the same night', async () => {
    await putRows(db, 'location', [{ id: HOUSE, name: 'Casa', location_type: 'physical', organization_id: GROUP }]);
    await putRows(db, 'service', [
      { id: MEAL, name: 'Pranzo', status: 'active', email: 'INFO@ponte.example', organization_id: null },
    ]);
    await index();
    expect(await reviewEntries(night())).toBe(1);
    expect(await reviewEntries(night())).toBe(0);
    const [letter, ...more] = await mails();
    expect(more).toEqual([]);
    expect(letter?.subject).toBe('Le tue 3 schede sono ancora giuste?');
    expect(letter?.body).toContain('– Casa\n– Pranzo\n– Sportello');
  });

  test('the entry’s own address comes before its organisation’s', async () => {
    await putRows(db, 'service', [
      {
        id: DESK,
        name: 'Sportello',
        status: 'active',
        organization_id: GROUP,
        assured_date: '2026-01-01',
        email: 'sportello@ponte.example',
      },
    ]);
    await index();
    await reviewEntries(night());
    expect(await mails()).toMatchObject([{ address: 'sportello@ponte.example' }]);
  });

  test('who edits for the organisation is asked where no address takes mail, and then who coordinates', async () => {
    await db.insertInto('mail_refusal').values({ address: 'info@ponte.example', problem: '550' }).execute();
    await putRows(
      db,
      'role_grant',
      [
        { person_id: LUCIA, role: 'editor', scope: 'organization', scope_id: GROUP },
        { person_id: DAVIDE, role: 'commons_coordinator', scope: 'commons' },
      ],
      { key: ['id'] },
    );
    await index();
    await reviewEntries(night());
    expect(await mails()).toMatchObject([{ address: 'lucia@ponte.example' }]);
    // Her role is laid down: nobody is left to ask but the one who coordinates.
    await db.deleteFrom('role_grant').where('person_id', '=', LUCIA).execute();
    await reviewEntries(night(1));
    expect(await reviewOf(DESK)).toMatchObject({ via: 'coordinator', recipient_id: null, handed_at: night(1).now });
    expect((await mails()).filter(({ about }) => about === 'directory.review_digest')).toMatchObject([
      { address: 'davide@borgovivo.example', subject: 'Borgovivo: una scheda aspetta un controllo' },
    ]);
    expect(await reviewEntries(night(2))).toBe(0);
    expect(await reviewEntries(night(8))).toBe(1);
  });

  test('killed between two rounds of letters: who has one gets no second, who has none gets one', async () => {
    const many = Array.from({ length: 501 }, (_, n) => ({
      name: `Servizio ${n}`,
      status: 'active',
      email: `s${n}@ponte.example`,
    }));
    await putRows(
      db,
      'service',
      many.map((row) => ({ ...row, id: crypto.randomUUID() })),
    );
    await index();
    let rounds = 0;
    // Dies as the second round of letters is begun.
    const t: Night['t'] = (key, values) => {
      if (key === 'freshness.letter.hello' && ++rounds > 500) throw new Error('killed');
      return say.it(key, values);
    };
    await expect(reviewEntries({ ...night(), t })).rejects.toThrow('killed');
    expect(await mails()).toHaveLength(500);
    expect(await reviewEntries(night())).toBe(2);
    expect(new Set((await mails()).map(({ address }) => address)).size).toBe(502);
  });
});

describe('who does not answer', () => {
  test('is reminded twice, and then it is the coordinator’s turn', async () => {
    await putRows(db, 'role_grant', [
      { id: crypto.randomUUID(), person_id: DAVIDE, role: 'commons_coordinator', scope: 'commons' },
    ]);
    await index();
    const letters: [number, string[]][] = [];
    for (const day of [0, 1, 13, 14, 27, 28, 41, 42, 43]) {
      await db.deleteFrom('mail').execute();
      await reviewEntries(night(day));
      letters.push([day, (await mails()).map(({ address, subject }) => `${address}: ${subject}`)]);
    }
    const again = 'info@ponte.example: Te lo richiediamo: la scheda «Sportello» è ancora giusta?';
    expect(letters.filter(([, sent]) => sent.length > 0)).toEqual([
      [0, ['info@ponte.example: La scheda «Sportello» è ancora giusta?']],
      [14, [again]],
      [28, [again]],
      [42, ['davide@borgovivo.example: Borgovivo: una scheda aspetta un controllo']],
    ]);
    expect(await reviewOf(DESK)).toMatchObject({ reminders: 2, handed_at: expect.any(Date), ended_at: null });
  });

  test('is not written to twice in a week, whatever becomes due meanwhile', async () => {
    await putRows(db, 'service', [
      { id: MEAL, name: 'Pranzo', status: 'active', organization_id: GROUP, assured_date: '2026-05-25' },
    ]);
    await index();
    expect(await reviewEntries(night(0))).toBe(1);
    expect(await reviewEntries(night(3))).toBe(0);
    expect(await reviewEntries(night(7))).toBe(1);
  });

  test('an address that begins to refuse mail is left, and the next is asked', async () => {
    await putRows(db, 'service', [
      {
        id: DESK,
        name: 'Sportello',
        status: 'active',
        organization_id: GROUP,
        assured_date: '2026-01-01',
        email: 'sportello@ponte.example',
      },
    ]);
    await index();
    await reviewEntries(night());
    await db.insertInto('mail_refusal').values({ address: 'sportello@ponte.example', problem: '550' }).execute();
    await db.deleteFrom('mail').execute();
    await reviewEntries(night(1));
    expect(await mails()).toMatchObject([
      { address: 'info@ponte.example', subject: 'La scheda «Sportello» è ancora giusta?' },
    ]);
  });

  test('an entry that is withdrawn, or that somebody checked, is asked about no more', async () => {
    await putRows(db, 'service', [{ id: MEAL, name: 'Pranzo', status: 'active', organization_id: GROUP }]);
    await index();
    await reviewEntries(night());
    await db.updateTable('service').set({ status: 'inactive' }).where('id', '=', DESK).execute();
    await db.updateTable('service').set({ assured_date: '2026-11-22' }).where('id', '=', MEAL).execute();
    await index();
    expect(await reviewEntries(night(20))).toBe(0);
    expect([(await reviewOf(DESK))?.ended, (await reviewOf(MEAL))?.ended]).toEqual(['gone', 'checked']);
  });
});

test('what has been over for a year, and addresses that were not needed for two months, are forgotten', async () => {
  await index();
  await reviewEntries(night());
  await post(await written(), { review: (await reviewOf(DESK))?.id ?? '' });
  await reviewEntries(night(59));
  expect(await db.selectFrom('review_recipient').select('id').execute()).toHaveLength(1);
  await reviewEntries(night(61));
  expect(await db.selectFrom('review_recipient').select('id').execute()).toEqual([]);
  await db.updateTable('service').set({ status: 'inactive' }).execute();
  await db.deleteFrom('organization').execute();
  await index();
  await reviewEntries(night(366));
  expect(await db.selectFrom('review').selectAll().execute()).toEqual([]);
});
