import { calendarOf } from '#modules/directory/index.ts';
import { romeDate } from '#platform/calendar/index.ts';
import type { Here } from '#platform/http/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { nameOf } from './codes.ts';
import { flagsAt, type Raised } from './flags.ts';
import { openCount, toFollow } from './queries.ts';

/** What the first screen of a shift says of hand-offs. */
export interface Waiting {
  flags: readonly (Raised & { name: string })[];
  toFollow: readonly { id: string; recorded_at: Date }[];
  open: number;
}

export async function waitingAt(
  here: Pick<Here, 'db' | 'now' | 'commons'>,
  vault: Vault,
  point: string,
): Promise<Waiting> {
  const [flags, follow, open] = await Promise.all([
    flagsAt(here.db, point, here.now, calendarOf(here.commons)),
    toFollow(here.db, point, romeDate(here.now)),
    openCount(here.db, point),
  ]);
  return { flags: flags.map((flag) => ({ ...flag, name: nameOf(vault, flag.id) })), toFollow: follow, open };
}
