import { calendarOf, reindexAll } from '#modules/directory/index.ts';
import type { Installation } from '#platform/database/index.ts';
import { type Jobs, openJobs } from '#platform/jobs/index.ts';

/** Everything that is done at its hour, without anyone asking. */
export async function startJobs(installation: Installation, complain: (error: Error) => void): Promise<Jobs> {
  const jobs = await openJobs({ url: installation.options.url, complain });
  // The index holds the openings of the coming six weeks: every night they move on by a day.
  await jobs.every('directory.openings', '10 3 * * *', () => moveOpeningsOn(installation, new Date()));
  return jobs;
}

/** Writes the openings of every town anew, seen from `now`. */
export async function moveOpeningsOn(installation: Installation, now: Date): Promise<void> {
  for (const commons of await installation.listCommons()) {
    await reindexAll(installation.open(commons), calendarOf(commons), now);
  }
}
