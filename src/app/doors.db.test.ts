import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { readConfig } from '#platform/config/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { nobody, type RoleName, roleNames } from '#platform/identity/index.ts';
import type { Identities } from './identities.ts';
import { makeIdentities } from './identities.ts';
import { apisOf, roomsOf } from './rooms.ts';
import { buildHouse } from './server.tsx';
import { testSecret } from './testing.names.ts';
import { testTown } from './testing.ts';
import { makeVaults } from './vaults.ts';

const someone = (role: RoleName): Actor => ({
  person: { id: '00000000-0000-4000-8000-000000000001', name: 'Prova', email: 'prova@borgovivo.test' },
  roles: [{ role, scope: 'commons', scope_id: null }],
  assurance: 'second_factor',
});

describe('every door of the house, for every role', async () => {
  const { installation, url } = await testTown();
  const config = readConfig({ DATABASE_URL: url, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent' });
  const real = makeIdentities(installation, config);
  let actor: Actor = nobody;
  const identities: Identities = { of: real.of, actorOf: async () => actor };
  const house = buildHouse({ config, installation, identities, log: pino({ level: 'silent' }), perMinute: 0 });
  const doors = [
    ...roomsOf(identities, makeVaults(config)).flatMap((room) => room.list),
    ...apisOf(0).flatMap(({ at, list }) =>
      list.map((door) => ({ ...door, path: `${at}${door.path === '/' ? '' : door.path}` })),
    ),
  ];
  const cast: [string, Actor][] = [
    ['nobody', nobody],
    ...roleNames.map((role): [string, Actor] => [role, someone(role)]),
  ];

  test('there are doors to walk through', () => {
    expect(doors.length).toBeGreaterThan(6);
    expect(new Set(doors.map((door) => door.policy.name)).size).toBeGreaterThan(1);
  });

  test('no route but those that were opened with their policy, HSDS, whether it runs, and its pictures', () => {
    const declared = new Set(doors.map(({ method, path }) => `${method} ${path}`));
    const routes = house.routes.filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/hsds'));
    const others = routes.map(({ method, path }) => `${method} ${path}`).filter((route) => !declared.has(route));
    expect([...new Set(others)]).toEqual(['GET /status', 'GET /icons/*', 'GET /favicon.svg', 'GET /icons.svg']);
  });

  // What an address names is walked, with one's own, another's and a guessed name, in `sides.db.test.ts`.
  const unnamed = doors.filter(({ path }) => !path.includes(':'));
  test.each(unnamed.map((door) => [`${door.method} ${door.path}`, door] as const))('%s', async (_name, door) => {
    for (const [role, who] of cast) {
      actor = who;
      const response = await house.request(door.path.replace(/\*/g, 'niente'), {
        method: door.method,
        headers: {
          host: 'borgovivo.test',
          origin: 'http://borgovivo.test',
          ...(door.method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        },
        ...(door.method === 'POST' ? { body: '' } : {}),
      });
      expect(response.status, `${role} at ${door.method} ${door.path}`).toBeLessThan(500);
      if (door.policy.allows(who)) {
        expect(response.headers.get('location') ?? '', role).not.toMatch(/\/accedi\?next/);
        continue;
      }
      const turnedAway = who.person ? [404] : door.method === 'GET' ? [303] : [404];
      expect(turnedAway, `${role} is turned away at ${door.method} ${door.path}`).toContain(response.status);
    }
  });

  test('an unknown host leads to no town', async () => {
    actor = nobody;
    const response = await house.request('/', { headers: { host: 'altrove.example' } });
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('404 Not Found');
  });

  test('every answer carries the headers that keep a browser safe', async () => {
    for (const path of ['/cerca', '/niente', '/api/search']) {
      const { headers } = await house.request(path, { headers: { host: 'borgovivo.test' } });
      expect(headers.get('content-security-policy')).toMatch(/default-src 'self'/);
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|https?:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test('a form from another site is refused', async () => {
    const response = await house.request('/accedi', {
      method: 'POST',
      headers: {
        host: 'borgovivo.test',
        origin: 'https://altrove.example',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'email=a',
    });
    expect(response.status).toBe(403);
  });
});
