import type { HolidayCalendar } from '#platform/calendar/index.ts';
import { type Db, Refusal } from '#platform/database/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import { importHsds } from '../../hsds/moving/import.ts';
import type { HsdsImportReport } from '../../hsds/moving/report.ts';
import { reindexAll } from '../../indexing/index.ts';
import { packageOf, reached } from './kept.ts';

// What this program is at now. After a stop nobody is: the page then offers to go on.
const atWork = new Map<string, Promise<void>>();

/** Whether this program is trying or writing that package now. */
export const isAtWork = (id: string): boolean => atWork.has(id);

/** Begins to try a package, or to write it, and lets that go on by itself; twice at once is once. */
export function setOff(town: Town, id: string, what: 'try' | 'write'): void {
  if (atWork.has(id)) return;
  const work = what === 'try' ? tried(town.db, id) : written(town, id);
  const end = work.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    return reached(town.db, id, 'refused', { why: { key: error.code, values: error.values } });
  });
  atWork.set(
    id,
    end.then(
      () => void atWork.delete(id),
      // The page says that it stopped, from the stage that it had reached.
      () => void atWork.delete(id),
    ),
  );
}

interface Town {
  db: Db;
  calendar: HolidayCalendar;
  now: Date;
}

/** Everything is done, looked at, and undone. Throws a `Refusal` when the file cannot be read. */
export async function tryHsds(db: Db, source: Parameters<typeof importHsds>[1]): Promise<HsdsImportReport> {
  const undone = new Error('undone on purpose');
  let seen: HsdsImportReport | undefined;
  const work = inTransaction(db, async (tx) => {
    seen = await importHsds(tx, source);
    throw undone;
  });
  await work.catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  if (!seen) throw new Error('the import gave no report');
  return seen;
}

async function tried(db: Db, id: string): Promise<void> {
  const one = await packageOf(db, id);
  if (one) await reached(db, id, 'tried', await tryHsds(db, one.bytes));
}

/** The rows in one transaction, then the index: killed between the two, the whole is done once more and changes nothing. */
async function written({ db, calendar, now }: Town, id: string): Promise<void> {
  const one = await packageOf(db, id);
  if (!one) return;
  await reached(db, id, 'writing');
  const report = await inTransaction(db, (tx) => importHsds(tx, one.bytes));
  await reindexAll(db, calendar, now);
  await reached(db, id, 'written', report);
}
