// A worker of vitest goes through file after file: what one changes in the process, the next would find. A file that leaves the clock,
// the environment or the working folder otherwise than it found them fails by itself, instead of another. No value is printed.
import { afterAll, expect, vi } from 'vitest';

// The library that reads pictures writes down where it lies when it is first loaded, the same for everyone.
const written = new Set(['VIPSHOME']);

const before = { folder: process.cwd(), environment: { ...process.env } };

afterAll(() => {
  const names = new Set([...Object.keys(before.environment), ...Object.keys(process.env)]);
  const changed = [...names].filter((name) => !written.has(name) && before.environment[name] !== process.env[name]);
  expect(changed, 'settings that this file leaves changed to the next').toEqual([]);
  expect(process.cwd(), 'the folder that this file leaves to the next').toBe(before.folder);
  expect(vi.isFakeTimers(), 'whether this file leaves a false clock to the next').toBe(false);
});
