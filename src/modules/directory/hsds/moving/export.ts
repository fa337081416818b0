import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Db } from '#platform/database/index.ts';
import { jsonOf } from './export-json.ts';
import { zipOf } from './export-tabular.ts';

export type HsdsFormat = 'json' | 'tabular';

/**
 * Writes all of a commons that may leave it, in HSDS 3.1: everything that is known of services, places and organisations,
 * also what the API keeps from strangers, and never people, passwords or the audit (`leftAtHome` says why of each table).
 * One snapshot, streamed: little is held however much there is. To a path it is written beside and put in place when whole.
 * The same data give the same bytes.
 */
export async function exportHsds(
  db: Db,
  { format, out }: { format: HsdsFormat; out: Writable | string },
): Promise<void> {
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const pieces = Readable.from(format === 'json' ? jsonOf(tx) : zipOf(tx));
      if (typeof out !== 'string') return pipeline(pieces, out, { end: false });
      const beside = `${out}.part`;
      try {
        await pipeline(pieces, createWriteStream(beside));
        await rename(beside, out);
      } finally {
        await rm(beside, { force: true });
      }
    });
}
