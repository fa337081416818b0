import { setTimeout as pause } from 'node:timers/promises';
import { openInstallation } from '#platform/database/index.ts';
import { atLeast, type Found, rounded } from '../figure.ts';
import { type Rig, root, secret } from '../rig.ts';
import type { Town } from '../town/make.ts';

/** Services that share an address: a letter for each. */
const perAddress = 2;
const database = 'reviewed';
const schema = 'commons_borgovivo';

/** (g) One night in which every entry is due: found, and written about to a mail server on this machine. */
export async function measureReview(rig: Rig, town: Town): Promise<Found> {
  const { entries, letters } = await makeAllDue(rig, town);
  const sink = await rig.startSink();
  const program = await rig.startProgram(database, { env: { SMTP_URL: `smtp://127.0.0.1:${sink.port}` } });
  const installation = openInstallation({ url: rig.urlOf(database), root, secret });
  try {
    let taken = await sink.taken();
    // It begins within a minute of the start; later, nothing for so long means that nothing more will come.
    for (let still = 0; taken.mails < letters && still < 180; ) {
      await pause(500);
      const now = await sink.taken();
      still = now.mails === taken.mails ? still + 1 : 0;
      taken = now;
    }
    const { rows } = await installation.owner.query<{ began: Date; ended: Date; open: number; problems: number }>(
      `select (select min(started_on) from jobs.job where name = 'directory.review') as began,
        (select max(completed_on) from jobs.job where name = 'directory.review') as ended,
        (select count(*)::int from ${schema}.review where ended_at is null) as open,
        (select count(*)::int from ${schema}.mail where problem is not null) as problems`,
    );
    const night = rows[0];
    if (!night?.began || !night.ended) throw new Error('the review did not run to its end');
    if (taken.addresses !== letters || night.problems > 0 || night.open !== entries)
      throw new Error(
        `${taken.addresses} of ${letters} addresses were written to, ${night.open} of ${entries} entries asked about`,
      );
    const asking = (night.ended.getTime() - night.began.getTime()) / 1000;
    const all = (taken.last - night.began.getTime()) / 1000;
    return {
      title: 'A night in which every entry is due to be checked',
      figures: [
        atLeast(
          'g',
          'letters of the review, from its beginning until the last has arrived',
          letters / all,
          500,
          ' a second',
        ),
      ],
      how: `The program’s own nightly job over ${entries.toLocaleString('en')} entries, ${letters.toLocaleString('en')} addresses for ${town.services.toLocaleString('en')} services, and its mails over SMTP to a real server in a process of its own: written in ${rounded(asking)} s, all delivered after ${rounded(all)} s, ${rounded(taken.bytes / taken.mails)} bytes each; ${taken.mails - letters} came twice.`,
    };
  } finally {
    await installation.close();
    await program.stop();
    sink.stop();
  }
}

/** A copy of the town in which nothing was ever checked and every service has an address. Returns how many entries and addresses it has. */
async function makeAllDue(rig: Rig, town: Town): Promise<{ entries: number; letters: number }> {
  const server = openInstallation({ url: rig.database.url, root, secret });
  await server.owner.query(`create database ${database} template ${town.database}`);
  await server.close();
  const installation = openInstallation({ url: rig.urlOf(database), root, secret });
  await installation.migrate();
  await installation.owner.query(`
    with numbered as (select id, (row_number() over (order by id) - 1) / ${perAddress} as nth from ${schema}.service)
    update ${schema}.service s set assured_date = null, email = 'scheda' || nth || '@borgovivo.example' from numbered n where n.id = s.id;
    update ${schema}.search_entry set assured_on = null, stale_on = null;
    delete from jobs.job where name = 'directory.review'`);
  await installation.owner.query('vacuum analyze');
  const { rows } = await installation.owner.query<{ entries: number; letters: number }>(
    `select count(distinct (e.kind, e.id))::int as entries, count(distinct s.email)::int as letters
    from ${schema}.search_entry e left join ${schema}.service s on e.kind = 'service' and s.id = e.id`,
  );
  await installation.close();
  return rows[0] ?? { entries: 0, letters: 0 };
}
