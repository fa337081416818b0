import { projectRoot } from '#app/root.ts';
import { openInstallation } from '#platform/database/index.ts';
import { masterOf, rotateKeys } from '#platform/vault/index.ts';
import { sealedColumns } from '../../sealed.ts';

/**
 * A program of its own that rotates the keys of the first town, saying each batch, so that a test can have it
 * killed in the middle: a moment after so many batches it is gone without a word.
 */
const [, , url = '', file = '', secret = '', killAfter = ''] = process.argv;
let batches = 0;
const installation = openInstallation({ url, root: projectRoot, secret });
const [commons] = await installation.listCommons();
if (!commons) throw new Error('there is no town');
const done = await rotateKeys({
  db: installation.open(commons),
  file,
  commons: commons.name,
  master: masterOf(secret),
  columns: sealedColumns,
  settled: async () => {},
  told: (rows) => {
    console.log(`sealed ${rows}`);
    batches += 1;
    if (batches === Number(killAfter)) setTimeout(() => process.kill(process.pid, 'SIGKILL'), 10);
  },
});
console.log(`done ${done.rows} ${done.dropped}`);
await installation.close();
