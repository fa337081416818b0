import { describe, expect, test } from 'vitest';
import { type Actor, nobody, type RoleName, roleNames, type ScopeName, scopeNames } from '#platform/identity/index.ts';
import { isKeptKind } from './facts.ts';
import { keepsSome, mayCoordinate, mayKeep } from './policy.ts';

const ours = '11111111-1111-4111-8111-111111111111';
const theirs = '22222222-2222-4222-8222-222222222222';
const holding = (role: RoleName, scope: ScopeName): Actor => ({
  ...nobody,
  roles: [{ role, scope, scope_id: scope === 'commons' ? null : ours }],
});

/** What each role opens in each scope; what is not written here opens nothing at all. */
const opens: Readonly<Record<string, string>> = {
  'editor in the commons': 'ours, theirs, nobody’s; has a desk; coordinates',
  'commons_coordinator in the commons': 'ours, theirs, nobody’s; has a desk; coordinates',
  'editor in the organization': 'ours; has a desk',
  'lead_editor in the organization': 'ours; has a desk',
};

const opened = (actor: Actor): string => {
  const entries = [
    ['ours', ours],
    ['theirs', theirs],
    ['nobody’s', null],
  ] as const;
  const kept = entries.filter(([, organization_id]) => mayKeep(actor, { organization_id })).map(([name]) => name);
  return [kept.join(', '), keepsSome(actor) ? 'has a desk' : '', mayCoordinate(actor) ? 'coordinates' : '']
    .filter(Boolean)
    .join('; ');
};

describe('who keeps which entries', () => {
  const every = roleNames.flatMap((role) => scopeNames.map((scope) => ({ role, scope })));
  test.each(every)('$role in the $scope', ({ role, scope }) => {
    expect(opened(holding(role, scope))).toBe(opens[`${role} in the ${scope}`] ?? '');
  });

  test('a visitor keeps nothing', () => {
    expect(opened(nobody)).toBe('');
  });
});

test('a kind that nobody keeps is none', () => {
  expect(isKeptKind('service')).toBe(true);
  expect(isKeptKind('location')).toBe(false);
});
