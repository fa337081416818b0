import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { readConfig } from '#platform/config/index.ts';
import { openDatabaseServer } from '#platform/database/server.ts';
import { expectThat, mainText, type Story, type Visit } from '../story.ts';

/** The power fails: the program that tells this story is one of its own, since it ends without a word. */
export const stories: Story[] = [
  {
    name: 'killed right after it thanked for a correction, the program has it at the next start, and tells of it once',
    script: [true],
    widths: ['phone'],
    forgives: /ERR_CONNECTION/,
    async tell({ page }) {
      const folder = mkdtempSync(join(tmpdir(), 'comunanza-e2e-killed-'));
      const post = await postOffice();
      let program = await begin(folder, post.url);
      try {
        const wish = 'Portare gli occhiali';
        const status = await correct({ page, origin: program.origin }, wish);
        program.child.kill('SIGKILL');
        await once(program.child, 'exit');
        expectThat(told(post.letters).length === 0, 'nobody had been told before');

        program = await begin(folder, post.url);
        await page.goto(program.origin + status);
        expectThat((await mainText(page)).includes(wish), 'what was thanked for is there');
        await minutesPass(folder);
        for (let tries = 0; tries < 50 && told(post.letters).length === 0; tries += 1) await page.waitForTimeout(200);
        await page.waitForTimeout(1_500);
        const whom = told(post.letters);
        expectThat(whom.length > 0, 'whoever keeps the entry is told');
        expectThat(new Set(whom).size === whom.length, `each once: ${whom.join(', ')}`);
      } finally {
        program.child.kill('SIGTERM');
        await once(program.child, 'exit').catch(() => {});
        await post.close();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
];

/** To whom letters went that say that a correction waits. */
const told = (letters: readonly string[]): string[] =>
  letters.flatMap((letter) => (/correzion/i.test(letter) ? [/^To: (.*)$/im.exec(letter)?.[1] ?? ''] : []));

interface Program {
  child: ChildProcess;
  origin: string;
}

async function begin(folder: string, smtp: string): Promise<Program> {
  const env = { ...process.env, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error', DATABASE_URL: '', SMTP_URL: smtp };
  const child = spawn(process.execPath, ['dist/server/main.js', 'serve'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = '';
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (words: Buffer) => {
      printed += words;
      const ready = /is ready: (http:\S+)/.exec(printed)?.[1];
      if (ready) resolve(ready);
    });
    child.once('exit', () => reject(new Error(`the program ended before it was ready:\n${printed}`)));
  });
  return { child, origin };
}

/** Says that a fact is wrong; returns where its page is. */
async function correct({ page, origin }: Pick<Visit, 'page' | 'origin'>, wish: string): Promise<string> {
  await page.goto(`${origin}/cerca?q=sportello+casa`);
  await page.locator('.entry-title a').first().click();
  await page.getByRole('link', { name: 'Correggi: Che cosa portare' }).click();
  await page.getByLabel('Come dovrebbe essere?').fill(wish);
  await page.waitForTimeout(3_500);
  await page.locator('input[name=prova]:not([value=""])').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Manda la correzione' }).click();
  await page.waitForURL(/\/correzioni\/[\w-]{22}$/);
  return new URL(page.url()).pathname;
}

/** Keepers are told after ten minutes, since who reports one thing often reports another: these are over. */
async function minutesPass(folder: string): Promise<void> {
  const server = await openDatabaseServer(readConfig({ DATA_DIR: folder }), { exclusive: false });
  const client = new pg.Client(server.url);
  await client.connect();
  const { rowCount } = await client.query(
    `update commons_borgovivo.later set due_at = now() where name = 'corrections.arrived'`,
  );
  await client.query(`select pg_notify('comunanza_later', 'commons_borgovivo')`);
  await client.end();
  await server.stop();
  expectThat(rowCount === 1, `${rowCount} facts wait to be told`);
}

/** A mail server on this machine, that keeps what it is given. */
async function postOffice() {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: async (stream, _session, done) => {
      letters.push(await text(stream));
      done();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    letters,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
