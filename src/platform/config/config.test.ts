import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CannotStart, readConfig } from './index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comunanza-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const external = { DATABASE_URL: 'postgres://someone@elsewhere/town', COMUNANZA_SECRET: 'k'.repeat(32) };

test('without any setting, the program answers this machine only, on port 3000', () => {
  const config = readConfig({ DATA_DIR: folder });
  expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, origin: 'http://localhost:3000', trustProxy: 0 });
});

test('the first start makes a secret that only its owner may read, and later starts keep it', () => {
  const dataDir = join(folder, 'new');
  const { secret } = readConfig({ DATA_DIR: dataDir });
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(readConfig({ DATA_DIR: dataDir }).secret).toBe(secret);
  expect(readdirSync(dataDir)).toEqual(['secrets.json']);
});

test('a damaged file of secrets is named, never replaced', () => {
  writeFileSync(join(folder, 'secrets.json'), '{');
  expect(() => readConfig({ DATA_DIR: folder })).toThrow(/secrets\.json is not as the program wrote it/);
});

test('a database that lost its secret is not given another', () => {
  mkdirSync(join(folder, 'postgres'));
  expect(() => readConfig({ DATA_DIR: folder })).toThrow(/secrets\.json is missing/);
  expect(readdirSync(folder)).toEqual(['postgres']);
});

test('a secret other than the one the data was made with is refused', () => {
  readConfig({ DATA_DIR: folder, COMUNANZA_SECRET: 'a'.repeat(32) });
  expect(() => readConfig({ DATA_DIR: folder, COMUNANZA_SECRET: 'b'.repeat(32) })).toThrow(/COMUNANZA_SECRET differs/);
});

test("with someone else's database the secret comes from outside, and nothing is written", () => {
  expect(() => readConfig({ ...external, DATA_DIR: folder, COMUNANZA_SECRET: '' })).toThrow(
    /^COMUNANZA_SECRET is missing/,
  );
  expect(readConfig({ ...external, DATA_DIR: folder }).secret).toBe(external.COMUNANZA_SECRET);
  expect(readdirSync(folder)).toEqual([]);
});

test('a secret that is too short is named, and not shown', () => {
  const attempt = () => readConfig({ ...external, COMUNANZA_SECRET: 'hunter2' });
  expect(attempt).toThrow(/^COMUNANZA_SECRET must be at least 32 characters long\.$/);
});

test.for([
  [{ PORT: 'http' }, 'PORT must be a number, such as 3000.'],
  [{ PORT: '70000' }, 'PORT must be at most 65535.'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must start with postgres://'],
  [{ ORIGIN: 'comunanza.example.org' }, 'ORIGIN must be a web address, such as https://…'],
  [{ ORIGIN: 'https://example.org/town' }, 'ORIGIN must be an address without a path.'],
  [
    { TRUST_PROXY: '127.0.0.1' },
    'TRUST_PROXY must be the number of proxies in front of the program: 0 for none, 1 for one.',
  ],
  [
    { DEFAULT_COMMONS: 'Borgo Vivo' },
    'DEFAULT_COMMONS must be lower-case letters, figures and _, starting with a letter.',
  ],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.'],
  [{ OIDC_ISSUER: 'spid.example.org' }, 'OIDC_ISSUER must be a web address, such as https://…'],
  [
    { OIDC_ISSUER: 'https://spid.example.org', OIDC_CLIENT_ID: 'borgovivo' },
    'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: give all three, or none.',
  ],
  [{ MAP_PMTILES: '/nowhere/map.pmtiles' }, 'MAP_PMTILES names a file that is not there.'],
] as const)('a mistaken setting is named: %j', ([env, sentence]) => {
  expect(() => readConfig({ DATA_DIR: folder, ...env })).toThrow(new CannotStart(sentence));
});

test('every mistake is told at once', () => {
  expect(() => readConfig({ DATA_DIR: folder, PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/^PORT .*\nLOG_LEVEL .*$/);
});

test('a trusted proxy may be said in words, and an address may end with a slash', () => {
  const config = readConfig({ DATA_DIR: folder, TRUST_PROXY: 'yes', ORIGIN: 'https://borgo.example/' });
  expect(config).toMatchObject({ trustProxy: 1, origin: 'https://borgo.example' });
});
