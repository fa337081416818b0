import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { putRows } from '#platform/database/index.ts';
import { at, BRIDGE, MARIO, ponte, ROSA } from './ponte.testing.fixture.ts';
import { forgetClaims } from './queries.ts';

const {
  address,
  as,
  codeSent,
  davide,
  db,
  editors,
  get,
  host,
  house,
  lead,
  mailsTo,
  mario,
  other,
  page,
  post,
  rosa,
  rosaKeeps,
  states,
} = await ponte();

describe('by a code', () => {
  test('it goes to the address on file, which the page does not give away, and makes an editor who leads', async () => {
    const shown = await get(page);
    expect(shown).toContain('s…@ponte.example');
    expect(shown).not.toContain(address);
    const code = await codeSent();
    expect(code).toMatch(/^\d{6}$/);
    expect(await get(page)).toContain('Scrivi il codice');
    const answer = await post(`${page}/prova`, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(answer.headers.get('location')).toBe(`${page}?fatto=granted`);
    expect(await editors()).toEqual([ROSA]);
    expect(await lead()).toBe(ROSA);
    const audit = await db.selectFrom('audit_entry').select('action').orderBy('seq', 'desc').limit(2).execute();
    expect(audit.map((one) => one.action)).toEqual(['claims.granted', 'claims.code_sent']);
  });

  test('an address written in the form is of no use: only those on file are written to', async () => {
    await post(`${page}/codice`, { at: '0', address: 'ladra@altrove.example', email: 'ladra@altrove.example' });
    expect(await mailsTo('ladra@altrove.example')).toEqual([]);
    expect((await post(`${page}/codice`, { at: '7' })).status).toBe(409);
  });

  test('after five wrong ones the right one is of no use either: the coordinator decides', async () => {
    const code = await codeSent();
    for (const left of ['4 volte', '3 volte', '2 volte', 'ancora una volta']) {
      const answer = await post(`${page}/prova`, { code: other(code) });
      expect(answer.status).toBe(409);
      expect(await answer.text()).toContain(left);
    }
    expect(await (await post(`${page}/prova`, { code: other(code) })).text()).toContain('sbagliato cinque volte');
    expect((await post(`${page}/prova`, { code })).status).toBe(404);
    expect((await post(`${page}/codice`, { at: '0' })).status).toBe(409);
    expect(await editors()).toEqual([]);
    await post(`${page}/parole`, { words: 'Sono la segretaria, mi trovi allo 0139 555 100.' });
    expect(await states()).toEqual(['Rosa waiting']);
  });

  test('asking for another code does not give five more tries', async () => {
    const code = await codeSent();
    for (let n = 0; n < 4; n++) await post(`${page}/prova`, { code: other(code) });
    const second = await codeSent();
    await post(`${page}/prova`, { code: other(second) });
    expect(await states()).toEqual(['Rosa spent']);
  });

  test('half an hour later it is over, and is not kept as it was sent', async () => {
    const code = await codeSent();
    const kept = await db.selectFrom('claim').select('code_hash').executeTakeFirstOrThrow();
    expect(kept.code_hash?.toString('utf8')).not.toContain(code);
    await sql`update claim set code_ends_at = now() - interval '1 second'`.execute(db);
    expect(await (await post(`${page}/prova`, { code })).text()).toContain('non vale più');
    expect(await editors()).toEqual([]);
  });

  test('an address that somebody changed by hand yesterday proves nothing', async () => {
    await putRows(db, 'metadata', [
      {
        id: at(8),
        resource_id: BRIDGE,
        resource_type: 'organization',
        last_action_type: 'update',
        field_name: 'email',
        updated_by: 'editor',
      },
    ]);
    await sql`insert into change_cause (metadata_id, batch, why) values (${at(8)}, ${at(8)}, 'correction')`.execute(db);
    expect(await get(page)).toContain('non conosciamo un indirizzo');
    expect((await post(`${page}/codice`, { at: '0' })).status).toBe(409);
  });

  test('a mailbox is not flooded: the sixth letter of a day is refused', async () => {
    for (let n = 0; n < 5; n++) expect((await post(`${page}/codice`, { at: '0' })).status).toBe(303);
    const sixth = await post(`${page}/codice`, { at: '0' });
    expect(await sixth.text()).toContain('Oggi abbiamo già scritto cinque volte');
    expect(await mailsTo(address)).toHaveLength(5);
  });
});

describe('by the coordinator’s yes', () => {
  const words = 'Sono Rosa, tengo la contabilità. La presidente è Anna Riva.';

  test('who asks in words waits, the coordinators are written to, and one of them says yes', async () => {
    await post(`${page}/parole`, { words });
    expect(await mailsTo('davide@borgovivo.example')).toHaveLength(1);
    expect(await editors()).toEqual([]);
    as(davide);
    const requests = await get('/coordinamento/richieste');
    expect(requests).toContain('Gruppo Ponte');
    expect(requests).toContain('Anna Riva');
    const claim = await db.selectFrom('claim').select('id').executeTakeFirstOrThrow();
    await post(`/coordinamento/richieste/${claim.id}`, { verdict: 'beside', answer: '' });
    expect(await editors()).toEqual([ROSA]);
    expect((await mailsTo('rosa@borgovivo.example'))[0]?.subject).toBe('Puoi gestire la scheda di Gruppo Ponte');
    const again = await post(`/coordinamento/richieste/${claim.id}`, { verdict: 'no' });
    expect(await again.text()).toContain('Qualcuno ha già risposto');
    expect(await editors()).toEqual([ROSA]);
  });

  test('a no says why, and is not asked again the next day', async () => {
    await post(`${page}/parole`, { words });
    as(davide);
    const claim = await db.selectFrom('claim').select('id').executeTakeFirstOrThrow();
    await post(`/coordinamento/richieste/${claim.id}`, { verdict: 'no', answer: 'Anna non ti conosce.' });
    expect((await mailsTo('rosa@borgovivo.example'))[0]?.body).toContain('Anna non ti conosce.');
    as(rosa);
    expect(await get(page)).toContain('Anna non ti conosce.');
    expect(await (await post(`${page}/parole`, { words })).text()).toContain('ha detto di no da meno di 30 giorni');
    expect(await editors()).toEqual([]);
  });

  test('nobody else sees what was written, nor decides', async () => {
    await post(`${page}/parole`, { words });
    const claim = await db.selectFrom('claim').select('id').executeTakeFirstOrThrow();
    for (const one of [mario, rosa]) {
      as(one);
      expect((await house.request('/coordinamento/richieste', { headers: host })).status).toBe(404);
      expect((await post(`/coordinamento/richieste/${claim.id}`, { verdict: 'beside' })).status).toBe(404);
    }
    expect(await states()).toEqual(['Rosa waiting']);
  });

  test('what was typed and is too short stays in the form', async () => {
    const answer = await post(`${page}/parole`, { words: 'Sono io' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('>Sono io</textarea>');
  });
});

describe('contested', () => {
  test('a second with the right code changes nothing: the first is told, and keeps until the coordinator decides', async () => {
    await rosaKeeps();
    as(mario);
    const answer = await post(`${page}/prova`, { code: await codeSent() });
    expect(answer.headers.get('location')).toBe(`${page}?fatto=waiting`);
    expect(await editors()).toEqual([ROSA]);
    expect((await mailsTo('rosa@borgovivo.example'))[0]?.subject).toContain('Un’altra persona chiede');
    as(davide);
    const requests = await get('/coordinamento/richieste');
    expect(requests).toContain('Ha ricevuto il codice');
    // Whoever decides may want to write to both.
    expect(requests).toMatch(/Rosa \(<a [^>]*href="mailto:rosa@borgovivo.example">/);
  });

  test.each([
    ['no', [ROSA], ROSA, 'resta affidata a te'],
    ['beside', [ROSA, MARIO], ROSA, 'Adesso siete di più'],
    ['instead', [MARIO], MARIO, 'passa a un’altra persona'],
  ])('%s: both are told, and it is as was decided', async (verdict, who, leads, told) => {
    await rosaKeeps();
    as(mario);
    await post(`${page}/parole`, { words: 'Sono il nuovo segretario, da ottobre.' });
    const { id } = await db.selectFrom('claim').select('id').where('state', '=', 'waiting').executeTakeFirstOrThrow();
    as(davide);
    expect((await post(`/coordinamento/richieste/${id}`, { verdict })).status).toBe(303);
    expect((await editors()).toSorted()).toEqual(who);
    expect(await lead()).toBe(leads);
    expect((await mailsTo('rosa@borgovivo.example')).some((mail) => mail.subject.includes(told))).toBe(true);
    expect(await mailsTo('mario@borgovivo.example')).toHaveLength(1);
  });

  test('the lead passes the care on, and takes editors away; another editor does not', async () => {
    await rosaKeeps();
    await putRows(db, 'role_grant', [
      { id: at(7), person_id: MARIO, role: 'editor', scope: 'organization', scope_id: BRIDGE },
    ]);
    as(mario);
    expect((await post(`${page}/togli`, { person: ROSA })).status).toBe(404);
    expect((await post(`${page}/guida`, { person: MARIO })).status).toBe(404);
    as(rosa);
    expect(await (await post(`${page}/togli`, { person: ROSA })).text()).toContain('Prima passa la guida');
    expect((await post(`${page}/guida`, { person: MARIO })).status).toBe(303);
    expect(await lead()).toBe(MARIO);
    expect((await post(`${page}/togli`, { person: ROSA })).status).toBe(303);
    expect(await editors()).toEqual([MARIO]);
  });
});

test('what is no longer needed is forgotten', async () => {
  await post(`${page}/parole`, { words: 'Sono la segretaria, mi trovi allo 0139 555 100.' });
  await sql`update claim set state = 'refused', decided_at = now() - interval '91 days'`.execute(db);
  await forgetClaims(db);
  expect(await db.selectFrom('claim').select('words').execute()).toEqual([{ words: null }]);
  await sql`update claim set decided_at = now() - interval '366 days'`.execute(db);
  await forgetClaims(db);
  expect(await db.selectFrom('claim').select('words').execute()).toEqual([]);
});
