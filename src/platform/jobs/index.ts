import { PgBoss } from 'pg-boss';

export { later, type Payload } from './later.ts';
export { type Listener, type Town, tellDue, tellFacts } from './outbox.ts';

export interface JobsOptions {
  /** Address of the database as its owner: one queue for the whole installation, in a schema of its own. */
  url: string;
  /** Told what went wrong, without payloads. */
  complain: (error: Error) => void;
}

/** Work that nobody waits for: kept in the database, done once even where several processes run, tried again when it fails. */
export interface Jobs {
  /**
   * Has `work` done at every moment that `cron` names (five fields, Europe/Rome), and soon after a start when it was not
   * done lately: the machine may have slept through its hour.
   * A failure is tried again three times, with growing pauses.
   */
  every(name: string, cron: string, work: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the queue; the first time it makes its tables. */
export async function openJobs(options: JobsOptions): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: options.url,
    schema: 'jobs',
    application_name: 'comunanza jobs',
    max: 2,
    // Nothing here is due to the second: an idle town should cost next to nothing.
    cronMonitorIntervalSeconds: 45,
    cronWorkerIntervalSeconds: 45,
  });
  boss.on('error', options.complain);
  await boss.start();
  return {
    every: async (name, cron, work) => {
      await boss.createQueue(name, { policy: 'singleton', retryLimit: 3, retryDelay: 60, retryBackoff: true });
      await boss.work(name, { pollingIntervalSeconds: 30 }, async () => {
        await work();
      });
      await boss.schedule(name, cron, null, { tz: 'Europe/Rome' });
      await boss.send(name, null, { singletonSeconds: 20 * 3600 });
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}
