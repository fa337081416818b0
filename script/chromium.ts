import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const found = () => places.find((path) => existsSync(path));

/** A browser for the end-to-end stories, installed where we may; otherwise the sentence that says what to install. */
export const findBrowser = async (): Promise<{ path: string } | { missing: string }> => {
  const path = found() ?? (await install());
  return path
    ? { path }
    : { missing: 'no Chromium here: install it (as root: apt-get update && apt-get install -y chromium)' };
};

const install = async (): Promise<string | undefined> => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update', '-q'], { env });
    await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], { env, maxBuffer: 2 ** 26 });
  } catch {
    return undefined;
  }
  return found();
};
