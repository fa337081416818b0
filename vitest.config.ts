import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const base = {
  resolve: { alias: { '#platform': here('src/platform'), '#modules': here('src/modules'), '#app': here('src/app') } },
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'hono/jsx' } },
};

// A test that needs the database says so in its name: *.db.test.ts. All others are pure and run without one.
// A worker goes through file after file and reads the house once, not once a file (a third of the work on PostgreSQL, half of the rest).
// What a module keeps it keeps by the database, or by what it is made of, so that no file finds another's; what a test puts in the place
// of something is put back; and a file that leaves the process otherwise than it found it fails (script/tidy.ts).
const sharing = {
  isolate: false,
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
  setupFiles: [here('script/tidy.ts')],
};

export default defineConfig({
  test: {
    projects: [
      {
        ...base,
        test: { ...sharing, name: 'unit', include: ['src/**/*.test.{ts,tsx}'], exclude: ['src/**/*.db.test.*'] },
      },
      {
        ...base,
        test: {
          ...sharing,
          name: 'database',
          include: ['src/**/*.db.test.{ts,tsx}'],
          globalSetup: ['src/app/testing.global.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
