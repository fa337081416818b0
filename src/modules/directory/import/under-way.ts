import { isRefused, type Refused } from './said.ts';
import { stopped } from './uploads.ts';
import { type ImportJob, startImport } from './writing/run.ts';

// Runs that this program is reading now. Another program, or this one after a stop, finds the record and takes it up.
const reading = new Map<string, Promise<void>>();

/** Whether this program is reading the file of that run now. */
export const isUnderWay = (run: string): boolean => reading.has(run);

/** Starts an import and lets it go on by itself; its record tells how it goes, and why it stopped if it does. */
export async function setOff(job: ImportJob): Promise<{ run: string } | Refused> {
  const started = await startImport(job);
  if (isRefused(started)) return started;
  const { run, finished } = started;
  const end = finished.then(
    () => undefined,
    (error: unknown) => stopped(job.db, run, error instanceof Error ? error.name : 'Error'),
  );
  reading.set(
    run,
    end.finally(() => reading.delete(run)),
  );
  return { run };
}
