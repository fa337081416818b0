import { expect, test } from 'vitest';
import { type Actor, holds, nobody, operator, type Role } from './actor.ts';

const house = '11111111-1111-4111-8111-111111111111';
const kiosk = '22222222-2222-4222-8222-222222222222';
const withRoles = (...roles: Role[]): Actor => ({ ...nobody, roles });

test('a point manager manages their own point and no other', () => {
  const manager = withRoles({ role: 'point_manager', scope: 'point', scope_id: house });
  expect(holds(manager, 'point_manager', 'point', house)).toBe(true);
  expect(holds(manager, 'point_manager', 'point', kiosk)).toBe(false);
  expect(holds(manager, 'point_manager', 'commons')).toBe(false);
});

test('a role in the whole commons counts in every place of it', () => {
  const editor = withRoles({ role: 'editor', scope: 'commons', scope_id: null });
  expect(holds(editor, 'editor', 'organization', house)).toBe(true);
  expect(holds(editor, 'editor', 'commons')).toBe(true);
});

test('an organisation and a point with the same number are not the same scope', () => {
  const secretary = withRoles({ role: 'editor', scope: 'organization', scope_id: house });
  expect(holds(secretary, 'editor', 'point', house)).toBe(false);
});

test('asked without a scope, a role counts wherever it is held', () => {
  const secretary = withRoles({ role: 'editor', scope: 'organization', scope_id: house });
  expect(holds(secretary, 'editor')).toBe(true);
  expect(holds(secretary, 'member')).toBe(false);
});

test('whoever runs the machine is no editor, and a visitor is nothing', () => {
  expect(holds(operator, 'administrator')).toBe(true);
  expect(holds(operator, 'editor')).toBe(false);
  expect(holds(nobody, 'member')).toBe(false);
});
