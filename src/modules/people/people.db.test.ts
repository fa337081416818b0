import { beforeEach, expect, test } from 'vitest';
import { testCommons } from '#app/testing.ts';
import { verifyAudit } from '#platform/audit/index.ts';
import { NotFound, Refusal } from '#platform/database/index.ts';
import { type Actor, createIdentity, operator, type RoleName } from '#platform/identity/index.ts';
import { createPerson, endSessions, givePassword, grantRole, revokeRole } from './commands.ts';
import { aPerson } from './factory.ts';
import {
  addUser,
  addUserRole,
  demoPeople,
  generatePassword,
  listUsers,
  removeUserRole,
  seatDemoPeople,
  setUserPassword,
} from './index.ts';
import { rolesOf } from './queries.ts';

const db = await testCommons();
const password = 'pane sale e vicini';
const missing = '99999999-9999-4999-8999-999999999999';
const inCommons = (role: RoleName) => ({ role, scope: 'commons' as const, scope_id: null, ends_at: null });
const as = (id: string, role: RoleName): Actor => ({
  person: { id, name: 'Rosa', email: 'rosa@borgovivo.example' },
  roles: [{ role, scope: 'commons', scope_id: null }],
  assurance: 'password',
});
const canSignIn = async (email: string, typed: string): Promise<boolean> => {
  const identity = createIdentity({ commons: 'borgovivo', db, secret: 'x'.repeat(40), origin: 'http://localhost' });
  const answer = await identity.signIn({
    email,
    password: typed,
    remember: false,
    address: '::1',
    userAgent: undefined,
  });
  return answer.kind === 'in';
};

beforeEach(async () => {
  await db.deleteFrom('person').execute();
});

test('an address has one account', async () => {
  await aPerson(db, { email: 'rosa@borgovivo.example' });
  await expect(aPerson(db, { email: 'rosa@borgovivo.example' })).rejects.toMatchObject({
    code: 'people.email_taken',
    field: 'email',
  });
});

test('a weak password is refused with what to do, and no account is left behind', async () => {
  const wish = { email: 'rosa@borgovivo.example', name: 'Rosa' };
  for (const [typed, code] of [
    ['undici lett', 'people.password_short'],
    ['aaaaaaaaaaaaaaaa', 'people.password_repeated'],
    ['lunga '.repeat(30), 'people.password_long'],
  ] as const) {
    await expect(addUser(db, { ...wish, password: typed })).rejects.toMatchObject({ code });
  }
  expect(await listUsers(db)).toEqual([]);
});

test('who keeps no accounts finds no such page', async () => {
  const { id } = await aPerson(db);
  const editor = as(missing, 'editor');
  await expect(createPerson(db, editor, { email: 'x@y.example', name: 'X' })).rejects.toThrow(NotFound);
  await expect(grantRole(db, editor, id, inCommons('editor'))).rejects.toThrow(NotFound);
  await expect(revokeRole(db, editor, id, inCommons('editor'))).rejects.toThrow(NotFound);
  await expect(endSessions(db, editor, id)).rejects.toThrow(NotFound);
  await expect(givePassword(db, as(missing, 'commons_coordinator'), id, password)).rejects.toThrow(NotFound);
});

test('a role is given where it counts, and only where there is such a place', async () => {
  const { id } = await aPerson(db);
  const { id: house } = await db
    .insertInto('organization')
    .values({ name: 'Casa Aperta' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await grantRole(db, operator, id, { role: 'editor', scope: 'organization', scope_id: house, ends_at: null });
  expect(await rolesOf(db, id, new Date())).toMatchObject([{ role: 'editor', scope_name: 'Casa Aperta' }]);
  const nowhere = { role: 'editor', scope: 'point', scope_id: missing, ends_at: null } as const;
  await expect(grantRole(db, operator, id, nowhere)).rejects.toMatchObject({ code: 'people.scope_absent' });
});

test('a role given twice is held once, with the later end', async () => {
  const { id } = await aPerson(db);
  const coordinator = as((await aPerson(db)).id, 'commons_coordinator');
  await grantRole(db, coordinator, id, inCommons('editor'));
  await grantRole(db, coordinator, id, { ...inCommons('editor'), ends_at: new Date('2027-03-03') });
  expect(await rolesOf(db, id, new Date('2027-03-02'))).toHaveLength(1);
  expect(await rolesOf(db, id, new Date('2027-03-04'))).toHaveLength(0);
});

test('a role taken away is gone, and cannot be taken twice', async () => {
  const { id } = await aPerson(db, { roles: [inCommons('editor')] });
  await revokeRole(db, operator, id, inCommons('editor'));
  expect(await rolesOf(db, id, new Date())).toEqual([]);
  await expect(revokeRole(db, operator, id, inCommons('editor'))).rejects.toThrow(Refusal);
});

test('from the command line one opens an account, gives it a role, changes its password and takes the role away', async () => {
  const generated = generatePassword();
  const wish = { email: ' Rosa@Borgovivo.example', name: 'Rosa Bianchi', password: generated };
  const id = await addUser(db, { ...wish, grant: { role: 'editor', scope: 'commons' } });
  await addUserRole(db, 'ROSA@borgovivo.example', { role: 'desk-coordinator', scope: 'commons' });
  expect(await listUsers(db)).toEqual([
    {
      id,
      name: 'Rosa Bianchi',
      email: 'rosa@borgovivo.example',
      roles: ['desk_coordinator commons', 'editor commons'],
    },
  ]);
  expect(await canSignIn('rosa@borgovivo.example', generated)).toBe(true);
  await setUserPassword(db, 'rosa@borgovivo.example', password);
  expect(await canSignIn('rosa@borgovivo.example', generated)).toBe(false);
  expect(await canSignIn('rosa@borgovivo.example', password)).toBe(true);
  await removeUserRole(db, 'rosa@borgovivo.example', { role: 'editor', scope: 'commons' });
  expect((await listUsers(db))[0]?.roles).toEqual(['desk_coordinator commons']);
  expect((await verifyAudit(db)).broken).toBeNull();
  const written = await db.selectFrom('audit_entry').select(['action', 'entity_id']).orderBy('seq').execute();
  expect(written.slice(-5)).toEqual([
    { action: 'people.person_created', entity_id: id },
    { action: 'people.role_granted', entity_id: `${id}:editor:commons` },
    { action: 'people.role_granted', entity_id: `${id}:desk_coordinator:commons` },
    { action: 'people.password_given', entity_id: id },
    { action: 'people.role_revoked', entity_id: `${id}:editor:commons` },
  ]);
});

test('what is mistyped on the command line is refused in a sentence', async () => {
  const rosa = { email: 'rosa@borgovivo.example', name: 'Rosa' };
  const grants = [
    [{ role: 'redattrice', scope: 'commons' }, 'people.role_unknown'],
    [{ role: 'editor', scope: 'everywhere' }, 'people.scope_wrong'],
    [{ role: 'editor', scope: 'point' }, 'people.scope_wrong'],
    [{ role: 'editor', scope: 'point:12' }, 'people.scope_wrong'],
    [{ role: 'editor', scope: `commons:${missing}` }, 'people.scope_wrong'],
    [{ role: 'editor', scope: `organization:${missing}` }, 'people.scope_absent'],
  ] as const;
  for (const [grant, code] of grants) {
    await expect(addUser(db, { ...rosa, grant }), code).rejects.toMatchObject({ code });
  }
  await expect(addUser(db, { ...rosa, email: 'rosa' })).rejects.toMatchObject({ code: 'people.email_wrong' });
  await expect(addUser(db, { ...rosa, name: ' ' })).rejects.toMatchObject({ code: 'people.name_missing' });
  await expect(setUserPassword(db, 'nessuna@x.example', password)).rejects.toMatchObject({ code: 'people.unknown' });
  expect(await listUsers(db)).toEqual([]);
});

test('everyone of the invented town can sign in with the password that is shown', async () => {
  await db.insertInto('organization').values({ name: 'Casa Aperta' }).execute();
  await db.transaction().execute(seatDemoPeople);
  for (const one of demoPeople()) expect(await canSignIn(one.email, one.password), one.email).toBe(true);
  const seated = await listUsers(db);
  expect(seated.find((one) => one.email.startsWith('redazione'))?.roles).toEqual(['editor commons']);
  expect(seated.find((one) => one.email.startsWith('segreteria'))?.roles[0]).toMatch(/^editor organization:/);
});
