import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { calendarOf, keepVocabularies, reindexAll } from '#modules/directory/index.ts';
import { aPerson } from '#modules/people/factory.ts';
import { password, visitorsOf } from '#modules/people/web.fixture.ts';
import { loadItaly } from '#modules/places/index.ts';
import type { Db } from '#platform/database/index.ts';
import { makeLink, type Role } from '#platform/identity/index.ts';
import { figuresAt, stepAt } from '#platform/identity/totp.ts';
import { leaveDeskPapers } from './sides.desk.fixture.ts';
import { aFindOf, cast, furnishSide, idOf, leavePapers, SECRET } from './sides.fixture.ts';
import { leaveHandoff } from './sides.handoffs.fixture.ts';
import { leaveShifts } from './sides.shifts.fixture.ts';
import { testTown } from './testing.ts';
import { undoable } from './undone.fixture.ts';
import { makeVaults } from './vaults.ts';

/** Someone who goes through the house, and what is only theirs. */
export interface Visitor {
  name: string;
  /** Always as they came in: whatever a page gives their browser is forgotten. */
  ask(method: 'GET' | 'POST', path: string, fields: Record<string, string>): Promise<Response>;
  person: (Awaited<ReturnType<typeof seat>> & { find: string }) | null;
  /** Keeps every entry and decides what nobody else does. */
  coordinates: boolean;
}

const coordinators = ['editor of the commons', 'commons_coordinator of the commons'];
const walkers = ['neighbourhood_representative', 'mapper', 'commons_coordinator'];

/** A town of two sides that know nothing of each other, and everyone in it, each signed in by the door. */
export async function twoSides() {
  const town = await testTown();
  const undone = await undoable(town);
  const { db } = undone;
  const folder = mkdtempSync(join(tmpdir(), 'sides-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const { house, browser, config, identities, identity } = visitorsOf(
    { ...town, installation: undone.installation },
    { DATA_DIR: folder },
  );
  await db.transaction().execute(async (tx) => {
    await keepVocabularies(tx);
    await loadItaly(tx);
  });
  for (const whose of ['own', 'others'] as const) await furnishSide(db, whose);
  await reindexAll(db, calendarOf(town.commons), new Date());
  const davide = await seat(db, 'Davide', {
    role: 'member',
    scope: 'organization',
    scope_id: idOf('own', 'organization'),
  });
  const zeno = await seat(db, SECRET, {
    role: 'lead_editor',
    scope: 'organization',
    scope_id: idOf('others', 'organization'),
  });
  const vaultOf = makeVaults(config);
  const vault = await vaultOf(town.commons);
  const keepers = { own: davide, others: zeno };
  const links = {
    letter: { own: '', others: '' },
    email: { own: '', others: '' },
    list: { own: '', others: '' },
  };
  for (const whose of ['own', 'others'] as const) {
    const keeper = keepers[whose];
    await leavePapers(db, whose, keeper.id);
    await leaveShifts(db, vault, whose, keeper.id);
    await leaveDeskPapers(db, vault, whose);
    await leaveHandoff(db, vault, whose);
    await aFindOf(db, keeper.id, idOf(whose, 'find'), whose, 'waiting');
    await aFindOf(db, keeper.id, idOf(whose, 'asset_find'), whose, 'accepted');
    links.letter[whose] = await letterTokenOf(db, keeper.id);
    const email = `new.${whose}@borgovivo.example`;
    links.email[whose] = await makeLink(db, 'email_change', JSON.stringify({ person: keeper.id, email }), 60);
    const visitor = browser();
    await visitor.post('/lista/metti', { scheda: `service/${idOf(whose, 'service')}` });
    links.list[whose] =
      /\/l\/([\w.-]+)/.exec(await (await visitor.post('/lista/manda', { giorni: '1' })).text())?.[1] ?? '';
  }
  const asked =
    (cookie: string, from: string): Visitor['ask'] =>
    async (method, path, fields) =>
      house.request(path, {
        method,
        headers: { host: 'borgovivo.test', origin: 'http://borgovivo.test', cookie, 'x-forwarded-for': from },
        ...(method === 'POST' ? { body: new URLSearchParams(fields) } : {}),
      });
  const visitors: Visitor[] = [];
  for (const { name, role } of cast) {
    const one = browser();
    if (!role) {
      visitors.push({ name, ask: asked('', '203.0.113.1'), person: null, coordinates: false });
      continue;
    }
    const find = idOf('own', 'find').replace(
      /.{12}$/,
      (tail) => `a${tail.slice(1, -2)}${String(visitors.length).padStart(2, '0')}`,
    );
    const person = { ...(await seat(db, name, role)), find };
    await aFindOf(db, person.id, find, 'own', 'unsure');
    expect((await one.post('/accedi', { email: person.email, password })).status, name).toBe(303);
    const token = await identity.tokenOf(new Headers({ cookie: one.cookie }));
    await one.get('/io/secondo-fattore');
    const figures = figuresAt(identity.secondFactor.offer(person.id, token ?? ''), stepAt(new Date()));
    expect((await one.post('/io/secondo-fattore', { figures })).status, name).toBe(200);
    const ask = asked(one.cookie, `203.0.113.${visitors.length + 1}`);
    visitors.push({ name, ask, person, coordinates: coordinators.includes(name) });
  }
  await undone.keep();
  return { vaultOf, visitors, undone, identities, links, davide, zeno };
}
export const walks = ({ name }: Visitor): boolean =>
  walkers.some((role) => name.startsWith(role)) || name === 'editor of the commons';

/** Someone with a role, and what only they have: a find of their walk, a passkey, a session elsewhere. */
async function seat(db: Db, name: string, role: Role) {
  const person = await aPerson(db, {
    name,
    email: `${name.replaceAll(' ', '.').toLowerCase()}@borgovivo.example`,
    password,
    roles: [role],
  });
  const [passkey] = await db
    .insertInto('passkey')
    .values({
      person_id: person.id,
      name: `${name} key`,
      public_key: 'x',
      credential_id: name,
      device_type: 'x',
      backed_up: false,
      counter: 0,
    })
    .returning('id')
    .execute();
  const [session] = await db
    .insertInto('session')
    .values({
      person_id: person.id,
      token: `elsewhere ${name}`,
      expires_at: new Date('2099-01-01'),
      assurance: 'password',
      way: 'password',
    })
    .returning('id')
    .execute();
  const grant = await db
    .selectFrom('role_grant')
    .select('id')
    .where('person_id', '=', person.id)
    .executeTakeFirstOrThrow();
  return { ...person, passkey: passkey?.id ?? '', session: session?.id ?? '', grant: grant.id };
}

const letterTokenOf = (db: Db, person: string): Promise<string> =>
  makeLink(db, 'sign_in', JSON.stringify({ person, next: '/io' }), 60);
