import { expect, test } from 'vitest';
import { type Actor, nobody, operator, type RoleName } from '#platform/identity/index.ts';
import { mayEndSessions, mayGivePassword, mayGrant, mayInvite, mayInviteTo, mayKeepAccounts } from './policy.ts';

const rosa = '11111111-1111-4111-8111-111111111111';
const someoneElse = '22222222-2222-4222-8222-222222222222';
const rosaAs = (role: RoleName): Actor => ({
  person: { id: rosa, name: 'Rosa', email: 'rosa@borgovivo.example' },
  roles: [{ role, scope: 'commons', scope_id: null }],
  assurance: 'password',
});

test('accounts are kept by the administrator and the coordinator, by nobody else', () => {
  expect(mayKeepAccounts(rosaAs('administrator'))).toBe(true);
  expect(mayKeepAccounts(rosaAs('commons_coordinator'))).toBe(true);
  expect(mayKeepAccounts(operator)).toBe(true);
  for (const role of ['editor', 'desk_coordinator', 'point_manager', 'member'] as const) {
    expect(mayKeepAccounts(rosaAs(role)), role).toBe(false);
  }
  expect(mayKeepAccounts(nobody)).toBe(false);
});

const inCommons = (role: RoleName) => ({ role, scope: 'commons', scope_id: null }) as const;
const house = '33333333-3333-4333-8333-333333333333';
const inHouse = (role: RoleName, scope_id = house) => ({ role, scope: 'organization', scope_id }) as const;
const leadOfTheHouse: Actor = { ...rosaAs('member'), roles: [inHouse('lead_editor'), inHouse('editor')] };

test('nobody gives a role to themselves', () => {
  expect(mayGrant(rosaAs('administrator'), rosa, inCommons('editor'))).toBe(false);
  expect(mayGrant(rosaAs('commons_coordinator'), rosa, inCommons('administrator'))).toBe(false);
  expect(mayGrant(leadOfTheHouse, rosa, inHouse('editor'))).toBe(false);
});

test('a coordinator makes editors, not administrators', () => {
  expect(mayGrant(rosaAs('commons_coordinator'), someoneElse, inCommons('editor'))).toBe(true);
  expect(mayGrant(rosaAs('commons_coordinator'), someoneElse, inCommons('administrator'))).toBe(false);
  expect(mayGrant(rosaAs('administrator'), someoneElse, inCommons('administrator'))).toBe(true);
});

test('who leads the editors of an organisation gives it editors, there and nowhere else', () => {
  expect(mayInviteTo(leadOfTheHouse, inHouse('editor'))).toBe(true);
  expect(mayInviteTo(leadOfTheHouse, inHouse('member'))).toBe(true);
  expect(mayInviteTo(leadOfTheHouse, inHouse('lead_editor'))).toBe(false);
  expect(mayInviteTo(leadOfTheHouse, inHouse('editor', someoneElse))).toBe(false);
  expect(mayInviteTo(leadOfTheHouse, inCommons('editor'))).toBe(false);
  expect(mayInviteTo(leadOfTheHouse, { role: 'editor', scope: 'point', scope_id: house })).toBe(false);
  expect(mayInvite(leadOfTheHouse)).toBe(true);
});

test('an editor, and whoever has only the command line, invite nobody', () => {
  expect(mayInvite(rosaAs('editor'))).toBe(false);
  expect(mayInvite(operator)).toBe(false);
  expect(mayInviteTo(operator, inCommons('editor'))).toBe(false);
});

test('a coordinator cannot enter in the name of another', () => {
  expect(mayGivePassword(rosaAs('commons_coordinator'))).toBe(false);
  expect(mayGivePassword(rosaAs('administrator'))).toBe(true);
});

test('one ends one’s own sessions, and not those of others', () => {
  expect(mayEndSessions(rosaAs('member'), rosa)).toBe(true);
  expect(mayEndSessions(rosaAs('member'), someoneElse)).toBe(false);
  expect(mayEndSessions(rosaAs('commons_coordinator'), someoneElse)).toBe(true);
});
