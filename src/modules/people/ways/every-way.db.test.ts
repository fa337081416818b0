import { afterAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { testTown } from '#app/testing.ts';
import { figuresAt, stepAt } from '#platform/identity/totp.ts';
import { aPerson } from '../factory.ts';
import { type Browser, letterTo, password, visitorsOf } from '../web.fixture.ts';
import { aPasskey } from './authenticator.fixture.ts';
import { aProvider } from './provider.fixture.ts';

const town = await testTown();
const { db } = town;
const provider = await aProvider('http://localhost:3000/accedi/fuori/ritorno');
afterAll(provider.stop);
const { browser, config, identity } = visitorsOf(town, {
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: 'comunanza',
  OIDC_CLIENT_SECRET: 'segreto di prova',
});
const Begun = z.object({ options: z.looseObject({}) });
const guarded = ['/inviti', '/coordinamento/persone', '/coordinamento/mappatura'];

let id = '';
let email = '';
let people = 0;
beforeEach(async () => {
  // Someone else each time: how often an address was tried is remembered for a quarter of an hour.
  people += 1;
  email = `davide${people}@borgovivo.example`;
  const roles = [
    { role: 'commons_coordinator', scope: 'commons', scope_id: null },
    { role: 'editor', scope: 'commons', scope_id: null },
  ] as const;
  id = (await aPerson(db, { email, password, roles: [...roles] })).id;
});

const begin = async (visitor: Browser, path: string, body: object = {}) =>
  Begun.parse(await (await visitor.json(path, body)).json()).options;

/** Each way of coming in that gives one proof. */
const ways: Record<string, (visitor: Browser) => Promise<unknown>> = {
  'the password': (visitor) => visitor.post('/accedi', { email, password }),
  'a letter': async (visitor) => {
    await visitor.post('/accedi/lettera', { email });
    return visitor.post((await letterTo(db, email)).path);
  },
  'a provider': async (visitor) => {
    provider.at.citizen = { sub: `uno-${people}`, email, email_verified: true };
    const sent = await visitor.get('/accedi/fuori');
    return visitor.get(await provider.walk(sent.headers.get('location') ?? ''));
  },
};

const opened = async (visitor: Browser, path: string): Promise<string> => {
  const answer = await visitor.get(path);
  return answer.status === 200 ? 'open' : (answer.headers.get('location') ?? String(answer.status));
};

test.each(Object.entries(ways))(
  'come by %s, a coordinator finds her pages shut until the second proof, and then open; what needs none is open at once',
  async (_way, enter) => {
    const visitor = browser();
    await enter(visitor);
    expect(await opened(visitor, '/redazione/quartieri')).toBe('open');
    for (const path of guarded) expect(await opened(visitor, path), path).toMatch(/^\/io\/secondo-fattore\?next=/);
    expect((await visitor.post('/inviti', { email: 'x@y.example', role: 'editor', scope: 'commons' })).status).toBe(
      303,
    );
    expect(await db.selectFrom('invitation').select('id').execute()).toEqual([]);

    await visitor.get('/io/secondo-fattore');
    const token = await identity.tokenOf(new Headers({ cookie: visitor.cookie }));
    const secret = identity.secondFactor.offer(id, token ?? '');
    const figures = figuresAt(secret, stepAt(new Date()));
    expect((await visitor.post('/io/secondo-fattore', { figures })).status).toBe(200);
    for (const path of guarded) expect(await opened(visitor, path), path).toBe('open');
    // The next time, by the same way, nothing of hers opens before it.
    const again = browser();
    await enter(again);
    for (const path of [...guarded, '/redazione/quartieri', '/io'])
      expect(await opened(again, path), path).toMatch(/^\/io\/secondo-fattore\?next=/);
  },
);

test('come by a passkey that she unlocks, both proofs are given; one that nobody unlocks brings nobody in', async () => {
  const desk = browser();
  await desk.post('/accedi', { email, password });
  const key = aPasskey(config.origin);
  const options = await begin(desk, '/io/passkey/inizia', { current: password });
  await desk.json('/io/passkey/fine', { name: 'telefono', response: key.made(options) });

  const found = browser();
  const lost = await begin(found, '/accedi/passkey/inizia');
  expect((await found.json('/accedi/passkey/fine', { response: key.used(lost, false) })).status).toBe(409);
  for (const path of guarded) expect(await opened(found, path), path).toMatch(/^\/accedi|^404/);
  const visitor = browser();
  const asked = await begin(visitor, '/accedi/passkey/inizia');
  expect((await visitor.json('/accedi/passkey/fine', { response: key.used(asked) })).status).toBe(200);
  for (const path of guarded) expect(await opened(visitor, path), path).toBe('open');
});
