import { setTimeout as pause } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import type { Command } from 'commander';
import { pino } from 'pino';
import { CannotStart, type Config, isAtHome, readConfig } from '#platform/config/index.ts';
import { type Installation, openInstallation } from '#platform/database/index.ts';
import { openDatabaseServer } from '#platform/database/server.ts';
import { loadDemo } from '../demo.ts';
import { startJobs } from '../jobs.ts';
import { projectRoot } from '../root.ts';
import { buildHouse } from '../server.tsx';
import { makeVaults } from '../vaults.ts';
import { sayWhatFails } from './at-work.ts';

/** Milliseconds that an answer may still take once we were asked to stop. */
const patience = 10_000;

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('Start everything: database, migrations, the demo town when there is nothing yet, and the pages.')
    .option('--no-demo', 'leave an empty database empty')
    .action(async (options: { demo: boolean }) => {
      const code = await sayWhatFails(() => serve(options));
      process.exit(code);
    });
}

async function serve(options: { demo: boolean }): Promise<0 | 1> {
  const config = readConfig();
  // From the first moment on: whoever presses Ctrl-C while the town is loading is heard too.
  const asked = askedToStop();
  // Many lines are written at once, at the latest a second after: each by itself cost as much as sending a page.
  const log = pino({ level: config.logLevel, base: undefined }, pino.destination({ sync: false, minLength: 4096 }));
  setInterval(() => log.flush(), 1_000).unref();
  const server = await openDatabaseServer(config, { exclusive: true, say: (sentence) => console.log(sentence) });
  const installation = openInstallation({ url: server.url, root: projectRoot, secret: config.secret });
  try {
    for (const done of await installation.migrate()) console.log(`migrated ${done}`);
    const signIns = await firstTown(installation, config, options.demo);
    const house = buildHouse({ config, installation, log });
    const http = createAdaptorServer({ fetch: house.fetch });
    const port = await listening(http, config);
    console.log(`Comunanza is ready: http://localhost:${port}`);
    for (const line of signIns) console.log(line);
    const jobs = await startJobs(installation, config, (error) => log.error({ err: error }, 'a job'));
    const why = await Promise.race([asked, server.exited.then(() => 'database' as const)]);
    await closed(http, why === 'database' ? 500 : patience);
    if (why !== 'database') await jobs.stop();
    if (why !== 'database') return 0;
    console.error('The database stopped: ending. The next start recovers by itself.');
    return 1;
  } finally {
    // A list that is being read in would go on for minutes: what is written stays, and is taken up from there.
    await Promise.race([installation.close().catch(() => {}), pause(3_000, undefined, { ref: false })]);
    await server.stop();
  }
}

async function firstTown(installation: Installation, config: Config, wanted: boolean): Promise<string[]> {
  const towns = await installation.listCommons();
  // Its sign-ins are known to everyone: it is never made where the public comes.
  if (towns.length === 0 && !(wanted && isAtHome(config)))
    return ['There is no commons yet: npm run comunanza -- commons add NAME --title "…"'];
  if (towns.length === 0) await loadDemo(installation, makeVaults(config), (sentence) => console.log(sentence));
  return signInsOf(await installation.listCommons());
}

/** Shown only for the invented town, whose people and passwords are invented too. */
async function signInsOf(towns: readonly { name: string }[]): Promise<string[]> {
  if (!towns.some((town) => town.name === 'borgovivo')) return [];
  const { demoPeople } = await import('#modules/people/index.ts');
  return [
    'Sign in as someone of the invented town:',
    ...demoPeople().map((one) => `  ${one.email}  ${one.password}  (${one.role})`),
  ];
}

function listening(http: ReturnType<typeof createAdaptorServer>, config: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' ? `Port ${config.port} is taken: choose another with PORT.` : undefined;
      reject(new CannotStart(taken ?? `Cannot listen on ${config.host}:${config.port}: ${error.message}`));
    });
    http.listen(config.port, config.host, () => {
      const address = http.address();
      resolve(typeof address === 'object' && address ? address.port : config.port);
    });
  });
}

function askedToStop(): Promise<'signal'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('signal'));
    // Whoever started us is gone without a word (killed): we do not stay behind.
    process.on('disconnect', () => resolve('signal'));
  });
}

/** No new visitor, the present ones are served to the end, idle connections are closed. */
function closed(http: ReturnType<typeof createAdaptorServer>, wait: number): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve());
    if ('closeIdleConnections' in http) http.closeIdleConnections();
    setTimeout(() => {
      if ('closeAllConnections' in http) http.closeAllConnections();
      resolve();
    }, wait).unref();
  });
}
