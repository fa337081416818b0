import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const base = {
  resolve: { alias: { '#platform': here('src/platform'), '#modules': here('src/modules'), '#app': here('src/app') } },
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'hono/jsx' } },
};

// A test that needs the database says so in its name: *.db.test.ts. All others are pure and run without one.
export default defineConfig({
  test: {
    projects: [
      { ...base, test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}'], exclude: ['src/**/*.db.test.*'] } },
      {
        ...base,
        test: {
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
