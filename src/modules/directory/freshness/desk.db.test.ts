import { describe, expect, test } from 'vitest';
import { putRows } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { reviewEntries } from './asking.ts';
import { DESK, GROUP, GUIDE, LUCIA, reviewTown } from './testing/town.fixture.ts';

const town = await reviewTown();
const { db, index, night, reviewOf, assured, get, post } = town;

describe('who looks after entries', () => {
  const editor: Actor = {
    person: { id: LUCIA, name: 'Lucia', email: 'lucia@ponte.example' },
    roles: [{ role: 'editor', scope: 'organization', scope_id: GROUP }],
    assurance: 'password',
  };
  const coordinator: Actor = { ...editor, roles: [{ role: 'commons_coordinator', scope: 'commons', scope_id: null }] };

  test('an editor sees and answers her own, not another’s', async () => {
    await putRows(db, 'procedure', [{ id: GUIDE, name: 'Fare lo SPID' }]);
    await index();
    await reviewEntries(night());
    town.enter(editor);
    const html = await (await get('/redazione/verifiche')).text();
    expect(html).toContain('Sportello');
    expect(html).toContain('Chiesto all’organizzazione, info@ponte.example, il 22 novembre.');
    expect(html).not.toContain('Fare lo SPID');
    expect((await post('/redazione/verifiche', { kind: 'procedure', id: GUIDE })).status).toBe(404);
    expect((await post('/redazione/verifiche', { kind: 'service', id: DESK })).status).toBe(303);
    expect(await assured(DESK)).toBe('2026-11-22');
    expect(await reviewOf(DESK)).toMatchObject({ ended: 'checked' });
  });

  test('who coordinates sees what nobody can be asked about, and which address refuses mail', async () => {
    await putRows(db, 'procedure', [{ id: GUIDE, name: 'Fare lo SPID' }]);
    await db.insertInto('mail_refusal').values({ address: 'info@ponte.example', problem: '550' }).execute();
    await index();
    await reviewEntries(night());
    town.enter(coordinator);
    const html = await (await get('/redazione/verifiche')).text();
    expect(html).toContain('Nessun indirizzo (2)');
    expect(html).toContain('Fare lo SPID');
    expect(html).toContain('info@ponte.example rifiuta la posta');
    expect((await post('/redazione/verifiche', { kind: 'procedure', id: GUIDE })).status).toBe(303);
    expect(await (await get('/redazione/verifiche')).text()).toContain('Nessun indirizzo (1)');
  });

  test('the two buttons stand on the page of her entry, and lead back there; a visitor does not see them', async () => {
    await index();
    const page = `/servizi/${DESK}`;
    expect(await (await get(page)).text()).not.toContain('Controllato da me oggi');
    town.enter(editor);
    expect(await (await get(page)).text()).toContain('Controllato da me oggi');
    const answer = await post('/redazione/verifiche', { kind: 'service', id: DESK, torna: 'voce' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, page]);
    expect(await (await get(page)).text()).toContain('Controllato oggi');
  });

  test('nobody else finds that page', async () => {
    town.enter({ ...editor, roles: [{ role: 'member', scope: 'commons', scope_id: null }] });
    expect((await get('/redazione/verifiche')).status).toBe(404);
  });
});
