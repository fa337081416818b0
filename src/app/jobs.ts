import { forgetDesk, tellAgreementsEnd } from '#modules/desk/index.ts';
import {
  calendarOf,
  correctionArrived,
  correctionSettled,
  type Desk,
  findDoubles,
  forgetClaims,
  forgetCorrections,
  forgetGaps,
  forgetUndo,
  forgetWalks,
  forgetWriting,
  reindexAll,
  reviewEntries,
  tellKeepers,
  tellReporters,
} from '#modules/directory/index.ts';
import { forgetEndedAccess } from '#modules/people/index.ts';
import type { Config } from '#platform/config/index.ts';
import type { Installation } from '#platform/database/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import { type Listener, openJobs, tellFacts } from '#platform/jobs/index.ts';
import {
  deliver,
  deliverDue,
  forgetOldMail,
  markUndelivered,
  openPost,
  type Post,
  readReports,
} from '#platform/mail/index.ts';
import { say } from './messages.ts';

/** Everything that is done at its hour or after something else, without anyone waiting. */
export async function startJobs(
  installation: Installation,
  config: Config,
  complain: (error: Error) => void,
): Promise<{ stop(): Promise<void> }> {
  const post = config.smtpUrl ? openPost(config.smtpUrl, config.mailFrom) : null;
  const jobs = await openJobs({ url: installation.options.url, complain });
  const telling = await tellFacts(installation, listenersOf(post, { origin: config.origin, say }), complain);
  // The index holds the openings of the coming six weeks: every night they move on by a day.
  await jobs.every('directory.openings', '10 3 * * *', () => moveOpeningsOn(installation, new Date()));
  await jobs.every('editing.forget', '50 3 * * *', () => eachTown(installation, forgetWriting));
  await jobs.every('mail.forget', '40 3 * * *', () => eachTown(installation, forgetOldMail));
  await jobs.every('people.forget', '50 3 * * *', () =>
    eachTown(installation, (tx) => forgetEndedAccess(tx, new Date())),
  );
  await jobs.every('directory.review', '30 5 * * *', () => reviewTowns(installation, config, new Date()));
  await jobs.every('claims.forget', '50 3 * * *', () => eachTown(installation, forgetClaims));
  await jobs.every('gaps.forget', '55 3 * * *', () => eachTown(installation, forgetGaps));
  await jobs.every('doubles.find', '20 4 * * *', () =>
    eachTown(installation, async (tx) => {
      await forgetUndo(tx);
      await findDoubles(tx, new Date());
    }),
  );
  await jobs.every('walk.forget', '50 3 * * *', () => eachTown(installation, (tx) => forgetWalks(tx)));
  await jobs.every('desk.forget', '45 3 * * *', () => eachTown(installation, (tx) => forgetDesk(tx, new Date())));
  await jobs.every('corrections.forget', '50 3 * * *', () =>
    eachTown(installation, (tx) => forgetCorrections(tx, new Date())),
  );
  await jobs.every('desk.agreements', '10 6 * * *', () =>
    eachTown(installation, async (tx) => {
      await tellAgreementsEnd(tx, { now: new Date(), origin: config.origin, t: say.it });
    }),
  );
  const { mailReports } = config;
  if (mailReports) await jobs.every('mail.reports', '*/5 * * * *', () => takeReports(installation, mailReports));
  return {
    stop: async () => {
      await Promise.all([telling.stop(), jobs.stop()]);
      post?.close();
    },
  };
}

/** Who listens to what: each fact has one listener. */
export const listenersOf = (post: Post | null, desk: Desk): Readonly<Record<string, Listener>> => ({
  [deliver]: async (tx) => {
    await deliverDue(tx, post);
  },
  [correctionArrived]: (tx, payload, town) => tellKeepers(tx, payload, town, desk),
  [correctionSettled]: (tx, payload, town) => tellReporters(tx, payload, town, desk),
});

/** Writes the openings of every town anew, seen from `now`. */
export async function moveOpeningsOn(installation: Installation, now: Date): Promise<void> {
  for (const commons of await installation.listCommons()) {
    await reindexAll(installation.open(commons), calendarOf(commons), now);
  }
}

/** One night of asking whether entries are still right, in every town. */
export async function reviewTowns(
  installation: Installation,
  { origin, secret }: Pick<Config, 'origin' | 'secret'>,
  now: Date,
): Promise<void> {
  for (const commons of await installation.listCommons()) {
    await reviewEntries({ commons, db: installation.open(commons), now, origin, secret, t: say.it });
  }
}

async function eachTown(installation: Installation, work: Parameters<typeof inTransaction<void>>[1]): Promise<void> {
  for (const commons of await installation.listCommons()) await inTransaction(installation.open(commons), work);
}

/** One mailbox serves every town: what came back belongs to the one that wrote. */
async function takeReports(installation: Installation, folder: string): Promise<void> {
  await readReports(folder, async (one) => {
    for (const commons of await installation.listCommons()) {
      if (await inTransaction(installation.open(commons), (tx) => markUndelivered(tx, one))) return;
    }
  });
}
