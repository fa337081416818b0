import { expect, test } from 'vitest';
import { type Actor, nobody, operator, type RoleName } from '#platform/identity/index.ts';
import { mayEndSessions, mayGivePassword, mayGrant, mayKeepAccounts } from './policy.ts';

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

test('nobody gives a role to themselves', () => {
  expect(mayGrant(rosaAs('administrator'), rosa, 'editor')).toBe(false);
  expect(mayGrant(rosaAs('commons_coordinator'), rosa, 'administrator')).toBe(false);
});

test('a coordinator makes editors, not administrators', () => {
  expect(mayGrant(rosaAs('commons_coordinator'), someoneElse, 'editor')).toBe(true);
  expect(mayGrant(rosaAs('commons_coordinator'), someoneElse, 'administrator')).toBe(false);
  expect(mayGrant(rosaAs('administrator'), someoneElse, 'administrator')).toBe(true);
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
