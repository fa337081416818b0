import { expect, test } from 'vitest';
import { countPresses } from './presses.ts';

test('three presses in a row mean away from here', () => {
  const press = countPresses();
  expect([press(0), press(300), press(600)]).toEqual([false, false, true]);
});

test('who closes one thing after another, without hurry, stays', () => {
  const press = countPresses();
  expect([press(0), press(1000), press(2000), press(3000)].some(Boolean)).toBe(false);
});

test('slow presses do not keep hurried ones from counting', () => {
  const press = countPresses();
  expect([press(0), press(5000), press(5200), press(5400)]).toEqual([false, false, false, true]);
});
