import { setTimeout as pause } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { sealedColumns } from '#modules/desk/index.ts';
import { writeAudit } from '#platform/audit/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import { operator } from '#platform/identity/index.ts';
import { masterOf, rotateKeys } from '#platform/vault/index.ts';
import { keyFile } from '../vaults.ts';
import { type AtWork, withInstallation } from './at-work.ts';

export function addKeysCommand(program: Command): void {
  const keys = program.command('keys').description('The keys under which what is kept of persons is sealed.');
  keys
    .command('rotate')
    .description(
      'A new key for every town, everything sealed anew, the old keys dropped. Cut off, it goes on when given again.',
    )
    .option('--grace <seconds>', 'how long requests that are under way may still take', readSeconds, 30)
    .action(({ grace }: { grace: number }) =>
      withInstallation(async (at) => {
        await at.installation.migrate();
        for (const commons of await at.installation.listCommons()) {
          const done = await alone(at, `keys ${commons.name}`, () => rotate(at, commons, grace));
          if (done) continue;
          console.error(`${commons.name}: its keys are being rotated by another program.`);
          return 1;
        }
        return 0;
      }),
    );
}

type Town = Awaited<ReturnType<AtWork['installation']['listCommons']>>[number];

async function rotate({ installation, config }: AtWork, commons: Town, grace: number): Promise<void> {
  const db = installation.open(commons);
  const { rows, dropped } = await rotateKeys({
    db,
    file: keyFile(config, commons),
    commons: commons.name,
    master: masterOf(config.secret),
    columns: sealedColumns,
    settled: () => pause(grace * 1000),
  });
  await inTransaction(db, (tx) =>
    writeAudit(tx, { actor: operator, action: 'keys.rotated', outcome: 'done', requestId: null }),
  );
  console.log(`${commons.name}: ${rows} sealed anew, ${dropped} old ${dropped === 1 ? 'key' : 'keys'} dropped`);
}

/** Does it while no other program does the same on this database; false where one does. */
async function alone({ installation }: AtWork, name: string, work: () => Promise<void>): Promise<boolean> {
  const client = await installation.owner.connect();
  try {
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock(hashtext($1)) as free', [name]);
    if (!rows[0]?.free) return false;
    await work();
    return true;
  } finally {
    // Closed, so that the lock ends with it.
    client.release(true);
  }
}

function readSeconds(said: string): number {
  if (!/^\d{1,4}$/.test(said)) throw new InvalidArgumentError('Seconds, as a whole number.');
  return Number(said);
}
