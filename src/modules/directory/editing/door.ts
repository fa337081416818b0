import { writeAudit } from '#platform/audit/index.ts';
import { isoDate } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Ctx, Here, Policy } from '#platform/http/index.ts';
import { holidaysOf } from '../entry/hours.ts';
import { pathOf } from '../finding/saying.ts';
import type { When } from '../keeping/change.ts';
import { keepsSome } from '../keeping/policy.ts';
import { type Opened, openEntry } from './opened.ts';
import type { Typed } from './reading.ts';
import { canBeWithdrawn } from './saving.ts';

/** Every door of this part asks this first, and then, of the entry, whether the person keeps that one. */
export const keepers: Policy = { name: 'who keeps some entry', allows: keepsSome };

/** The entry in the address, for whoever keeps it. */
export const entryIn = (c: Ctx): Promise<Opened> =>
  openEntry(c.var.here.db, c.var.here.actor, c.req.param('kind') ?? '', c.req.param('id') ?? '');

/** What was typed: one text a field. A field that comes several times is its texts with spaces between. */
export async function typedIn(c: Ctx): Promise<Typed> {
  const body = await c.req.parseBody({ all: true }).catch(() => ({}));
  const typed = Object.entries(body).flatMap(([field, value]): [string, string][] => {
    const texts = [value].flat().filter((one) => typeof one === 'string');
    return [[field, texts.join(' ')]];
  });
  return Object.fromEntries(typed);
}

export const whenOf = ({ commons, now }: Here): When => ({ calendar: holidaysOf(commons), now });

/** The audit has that an entry was changed, and by whom; what it says now, the history has. */
export const audited = (tx: Tx, { actor, requestId }: Here, { kind, id }: Opened, action: string): Promise<void> =>
  writeAudit(tx, {
    actor,
    action: `directory.${action}`,
    entity: kind,
    entityId: id,
    outcome: 'done',
    requestId,
  });

/** Where one sees what was done: the entry's page, or its history where the entry is out of sight. */
export function seenAt({ kind, id }: Pick<Opened, 'kind' | 'id'>, status: string, batch: string | null): string {
  const shown = !canBeWithdrawn(kind) || status === 'active' || status === 'temporarily closed';
  const path = shown ? pathOf(kind, id) : `/redazione/${kind}/${id}/storia`;
  return batch === null ? path : `${path}?fatto=${batch}`;
}

/** The year of the August that comes next, or is running. */
export const augustOf = (now: Date): number => {
  const [year = 0, month = 0] = isoDate(Math.floor(now.getTime() / 86_400_000))
    .split('-')
    .map(Number);
  return month > 8 ? year + 1 : year;
};
