import { describe, expect, test } from 'vitest';
import { putRows } from '#platform/database/index.ts';
import { nobody } from '#platform/identity/index.ts';
import { at, BRIDGE, ponte, ROSA } from './ponte.testing.fixture.ts';

const { address, as, db, editors, get, host, house, mailsTo, page, post, rosaKeeps } = await ponte();

describe('without an account', () => {
  const linkSent = async () => {
    as(nobody);
    expect((await post(`${page}/collegamento`, { at: '0' })).status).toBe(303);
    const body = (await mailsTo(address))[0]?.body ?? '';
    return /https?:\/\/\S+/.exec(body)?.[0] ?? '';
  };
  const open = (link: string, fields: Record<string, string>) => {
    const there = new URL(link);
    return post(there.pathname, { t: there.searchParams.get('t') ?? '', ...fields });
  };

  test('the link goes to the address on file, and the account is made there', async () => {
    const link = await linkSent();
    const there = new URL(link);
    expect(await get(there.pathname + there.search)).toContain('Apri un accesso per Gruppo Ponte');
    expect(await editors()).toEqual([]);
    const answer = await open(link, { name: 'Anna Riva', password: 'una frase lunga per Anna' });
    expect(answer.headers.get('location')).toMatch(/^\/accedi\?next=/);
    const anna = await db.selectFrom('person').select('id').where('email', '=', address).executeTakeFirstOrThrow();
    expect(await editors()).toEqual([anna.id]);
    expect(await (await open(link, { name: 'Anna', password: 'una frase lunga per Anna' })).text()).toContain(
      'un accesso c’è già',
    );
  });

  test('where somebody keeps the entries already, the account waits for the coordinator', async () => {
    await rosaKeeps();
    await open(await linkSent(), { name: 'Anna Riva', password: 'una frase lunga per Anna' });
    expect(await editors()).toEqual([ROSA]);
    expect((await db.selectFrom('claim').select('state').where('state', '=', 'waiting').execute()).length).toBe(1);
  });

  test('a link of another organisation, or changed by a letter, leads nowhere', async () => {
    const there = new URL(await linkSent());
    const elsewhere = there.pathname.replace(BRIDGE, at(6));
    await putRows(db, 'organization', [{ id: at(6), name: 'Altri', email: 'altri@altrove.example' }]);
    expect((await house.request(elsewhere + there.search, { headers: host })).status).toBe(404);
    expect((await house.request(`${there.pathname}${there.search}x`, { headers: host })).status).toBe(404);
  });
});
