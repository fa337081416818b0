import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStart, testDatabaseUrl } from '#platform/config/index.ts';
import { openEmbedded } from './embedded.ts';

const prefix = 'comunanza-test-';

/**
 * A PostgreSQL server for the tests, whose role may make roles and databases: that of `TEST_DATABASE_URL`, or our own
 * in a temporary folder, quick and forgetful.
 */
export const startTestServer = async (): Promise<{ url: string; stop(): Promise<void> }> => {
  const given = testDatabaseUrl();
  if (given) return { url: given, stop: async () => {} };
  removeAbandoned();
  const dataDir = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const server = await openEmbedded({ dataDir, secret: randomBytes(16).toString('hex'), fast: true });
  if (!server) throw new CannotStart(`${dataDir} is in use.`);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** A killed test run ends its server with it, but leaves the folder. */
const removeAbandoned = () => {
  for (const folder of readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))) {
    if (isAlive(Number.parseInt(folder.slice(prefix.length), 10))) continue;
    try {
      rmSync(join(tmpdir(), folder), { recursive: true, force: true });
    } catch {
      // Another user's.
    }
  }
};

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
