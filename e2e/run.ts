// What visitors do, in a real browser against the real program: every story at a phone's width and at a desk's,
// without script first. The invented town is loaded anew in a folder of its own. Closes with the sum, alone on its line.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import type { Story, Visit } from './story.ts';
import { widths } from './story.ts';

// `--only resident` tells the stories of that file, or whose name holds that, `--pictures FOLDER` keeps how each page looked at the
// end, `--times` says how long each took, `--built FOLDER` tries another build than the one in dist.
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    pictures: { type: 'string' },
    times: { type: 'boolean', default: false },
    built: { type: 'string', default: '.' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'comunanza-e2e-'));
// Three on two cores: a visitor reads and waits for a good part of the time.
const atOnce = 3;
const patience = 60_000;

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let program: ChildProcess | undefined;
let printed = '';
let browser: Browser | undefined;
let code = 1;
process.once('SIGTERM', () => void end());
process.once('SIGINT', () => void end());
try {
  const origin = await start();
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
  code = await tellAll(browser, origin);
} catch (error) {
  console.error(error);
} finally {
  await end();
}
process.exit(code);

/** Starts the built program on a free port. */
function start(): Promise<string> {
  const env = {
    ...process.env,
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'error',
    REQUESTS_PER_MINUTE: '0',
    DATABASE_URL: '',
  };
  program = spawn(process.execPath, ['--enable-source-maps', join(values.built, 'dist/server/main.js'), 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    const read = (words: Buffer) => {
      printed += words;
      const ready = /is ready: (http:\S+)/.exec(printed);
      if (ready?.[1]) resolve(ready[1]);
    };
    program?.stdout?.on('data', read);
    program?.stderr?.on('data', read);
    program?.once('exit', () => reject(new Error(`the program ended before it was ready:\n${printed}`)));
    setTimeout(() => reject(new Error(`the program was not ready in time:\n${printed}`)), patience).unref();
  });
}

/** Somebody at the command line, beside the running program. */
async function comunanza(...words: string[]): Promise<string> {
  const env = { ...process.env, DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error', DATABASE_URL: '' };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(values.built, 'dist/server/main.js'), ...words],
    { env },
  );
  return stdout;
}

interface Telling {
  name: string;
  story: Story;
  width: Visit['width'];
  script: boolean;
}

async function tellAll(opened: Browser, origin: string): Promise<number> {
  const waiting = await tellings();
  let passed = 0;
  const failures: string[] = [];
  const work = async () => {
    for (let telling = waiting.shift(); telling; telling = waiting.shift()) {
      const began = performance.now();
      const failure = await tell(opened, origin, telling);
      if (values.times) console.log(`${((performance.now() - began) / 1000).toFixed(1)} s  ${telling.name}`);
      if (failure === null) passed += 1;
      else failures.push(`✗ ${telling.name}\n  ${failure}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  for (const failure of failures) console.log(failure);
  // What the program itself had to say: at this level nothing but bugs.
  const bugs = printed.split('\n').filter((line) => line.startsWith('{'));
  if (bugs.length > 0) console.log(bugs.slice(-5).join('\n'));
  console.log(`${passed} passed, ${failures.length} failed, 0 skipped`);
  return failures.length === 0 ? 0 : 1;
}

async function tellings(): Promise<Telling[]> {
  const files = readdirSync('e2e/stories')
    .filter((file) => file.endsWith('.ts'))
    .sort();
  const found: Telling[] = [];
  for (const file of files) {
    const { stories }: { stories: Story[] } = await import(`./stories/${file}`);
    const wanted = stories.filter(({ name }) => `${file} ${name}`.includes(values.only ?? ''));
    for (const story of wanted) {
      for (const script of story.script ?? [false, true]) {
        for (const width of story.widths ?? (['phone', 'desk'] as const)) {
          found.push({ name: `${story.name} (${width}, ${script ? 'with' : 'without'} script)`, story, width, script });
        }
      }
    }
  }
  return found;
}

/** One visitor, with a browser that knows nothing of the others. Null when all went well. */
async function tell(opened: Browser, origin: string, { name, story, width, script }: Telling): Promise<string | null> {
  const context = await opened.newContext({
    viewport: { width: widths[width], height: width === 'phone' ? 740 : 900 },
    javaScriptEnabled: script,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const wrong: string[] = [];
  // What no story may bring about: an error of ours in the console, an answer of 500, a request to anyone else.
  page.on(
    'console',
    (message) => message.type() === 'error' && !mayBeSaid(story, message.text()) && wrong.push(message.text()),
  );
  page.on('pageerror', (error) => wrong.push(String(error)));
  context.on('request', (request) => {
    const { protocol, origin: asked, hostname } = new URL(request.url());
    // Another town answers under a name of its own, another program at a port of its own.
    const ours = /(^|\.)localhost$/.test(hostname);
    if (!ours && !/^(data|blob|about):/.test(protocol)) wrong.push(`asked ${asked}`);
  });
  context.on(
    'response',
    (response) => response.status() >= 500 && wrong.push(`${response.status()} at ${response.url()}`),
  );
  try {
    await story.tell({ page, context, origin, width, script, comunanza });
    return wrong.length === 0 ? null : wrong.join('\n  ');
  } catch (error) {
    return [error instanceof Error ? error.message : String(error), `at ${page.url()}`, ...wrong].join('\n  ');
  } finally {
    if (values.pictures) await picture(page, values.pictures, name);
    await context.close();
  }
}

/** A refusal is told by its status, which stories look at themselves; the console repeats it. */
function mayBeSaid({ forgives }: Story, words: string): boolean {
  return /a status of (404|409|422)/.test(words) || (forgives?.test(words) ?? false);
}

async function picture(page: Visit['page'], into: string, name: string): Promise<void> {
  mkdirSync(into, { recursive: true });
  await page
    .screenshot({ path: join(into, `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`), fullPage: true })
    .catch(() => {});
}

async function end(): Promise<void> {
  await browser?.close().catch(() => {});
  const running = program;
  program = undefined;
  if (running && running.exitCode === null) {
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await gone;
  }
  rmSync(folder, { recursive: true, force: true });
}
