import { expect, test } from 'vitest';
import { isCommonPassword, isPersonalPassword } from './common-passwords.ts';

test('what everyone tries first is refused, dressed up as it may be', () => {
  for (const typed of [
    'passwordpassword',
    'Password2026!',
    'P4ssw0rd2026',
    'Francesca1990!',
    'juventusjuventus',
    'Buongiorno1234',
    '123456789012',
    'qwertyuiopas',
    'abcdefghijkl',
    '98765432109876',
    'arrivederci!!!',
  ]) {
    expect(isCommonPassword(typed), typed).toBe(true);
  }
});

test('a phrase, or signs at random, is not', () => {
  for (const typed of [
    'pane sale e vicini',
    'porta aperta redazione',
    'h7kq-2mzd-9wcx-4tbv',
    'tre gatti sul tetto 7',
  ]) {
    expect(isCommonPassword(typed), typed).toBe(false);
  }
});

test('one’s own name or address is no secret', () => {
  const rosa = ['Rosa Bianchi', 'rosa.bianchi'];
  expect(isPersonalPassword('RosaBianchi1987', rosa)).toBe(true);
  expect(isPersonalPassword('rosa.bianchi.87', rosa)).toBe(true);
  expect(isPersonalPassword('rosa compra il pane', rosa)).toBe(false);
});
