import { expect, test } from 'vitest';
import { type Actor, nobody, type Role } from '#platform/identity/index.ts';
import { isKeptKind } from './facts.ts';
import { keepsSome, mayCoordinate, mayKeep } from './policy.ts';

const ours = '11111111-1111-4111-8111-111111111111';
const theirs = '22222222-2222-4222-8222-222222222222';
const withRoles = (...roles: Role[]): Actor => ({ ...nobody, roles });
const secretary = withRoles({ role: 'editor', scope: 'organization', scope_id: ours });
const coordinator = withRoles({ role: 'commons_coordinator', scope: 'commons', scope_id: null });

test('a secretary keeps the entries of her organisation, not of another, nor of nobody', () => {
  expect(mayKeep(secretary, { organization_id: ours })).toBe(true);
  expect(mayKeep(secretary, { organization_id: theirs })).toBe(false);
  expect(mayKeep(secretary, { organization_id: null })).toBe(false);
  expect([keepsSome(secretary), mayCoordinate(secretary)]).toEqual([true, false]);
});

test('who coordinates keeps all of them, who runs the machine none', () => {
  expect(mayKeep(coordinator, { organization_id: null })).toBe(true);
  expect(mayCoordinate(coordinator)).toBe(true);
  const machine = withRoles({ role: 'administrator', scope: 'commons', scope_id: null });
  expect([mayKeep(machine, { organization_id: ours }), keepsSome(machine), mayCoordinate(machine)]).toEqual([
    false,
    false,
    false,
  ]);
});

test('a kind that nobody keeps is none', () => {
  expect(isKeptKind('service')).toBe(true);
  expect(isKeptKind('location')).toBe(false);
});
