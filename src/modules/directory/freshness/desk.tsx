import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { NotFound } from '#platform/database/index.ts';
import { form } from '#platform/forms/index.ts';
import { type Ctx, type Doors, type Policy, showPage } from '#platform/http/index.ts';
import { holidaysOf } from '../entry/hours.ts';
import { pathOf } from '../finding/saying.ts';
import { readKept } from '../keeping/entry.ts';
import { keepsSome, mayCoordinate, mayKeep } from '../keeping/policy.ts';
import { assureEntry } from './assure.ts';
import { DeskPage } from './desk-page.tsx';
import { CheckedEntry } from './schema.ts';
import { countWaiting, perPage, waitingEntries } from './waiting.ts';

const keepers: Policy = { name: 'who keeps entries', allows: keepsSome };

/** What is to be checked, for whoever looks after entries; and the button that says "I checked it today". */
export function openDeskDoors(room: Doors): void {
  room.get('/redazione/verifiche', keepers, (c) => deskPage(c, 200));

  room.post(
    '/redazione/verifiche',
    keepers,
    form({
      schema: CheckedEntry,
      page: (c, _shown, status) => deskPage(c, status),
      command: async (tx, here, which) => {
        const entry = await readKept(tx, which.kind, which.id);
        if (!mayKeep(here.actor, entry)) throw new NotFound();
        const when = { calendar: holidaysOf(here.commons), now: here.now };
        await assureEntry(tx, here.actor, which, 'checked', { why: 'review' }, when);
        return which;
      },
      audit: (_which, { kind, id }) => ({ action: 'directory.entry_checked', entity: kind, entityId: id }),
      next: (here, { kind, id, torna }, c) => {
        if (torna) return pathOf(kind, id);
        const { parte, pagina } = asked(c);
        return `${here.path}?parte=${parte ?? ''}&pagina=${pagina}&fatto=1`;
      },
    }),
  );
}

const sections = { 'senza-risposta': 'unanswered', 'senza-indirizzo': 'unknown', 'in-attesa': 'asked' } as const;
export type Section = keyof typeof sections;
export const sectionNames: readonly Section[] = ['senza-risposta', 'senza-indirizzo', 'in-attesa'];

/** Which part of the list, and which page of it, as the address names them. */
function asked(c: Ctx): { parte: Section | null; pagina: number } {
  const parte = sectionNames.find((one) => one === c.req.query('parte')) ?? null;
  const pagina = Number(c.req.query('pagina') ?? 1);
  return { parte, pagina: Number.isInteger(pagina) && pagina >= 1 && pagina <= 10_000 ? pagina : 1 };
}

async function deskPage(c: Ctx, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const counts = await countWaiting(here.db, here.actor);
  const { parte, pagina } = asked(c);
  // The first part in which something waits.
  const section = parte ?? sectionNames.find((one) => counts[sections[one]] > 0) ?? 'senza-risposta';
  const how = sections[section];
  const pages = Math.max(1, Math.ceil(counts[how] / perPage));
  const page = Math.min(pagina, pages);
  const entries = await waitingEntries(here.db, here.actor, how, page);
  return showPage(
    c,
    { title: here.t('freshness.desk.title'), status, unlisted: true },
    <DeskPage
      here={here}
      all={mayCoordinate(here.actor)}
      sections={sectionNames.map((name) => ({ name, how: sections[name], count: counts[sections[name]] }))}
      section={section}
      entries={entries}
      page={page}
      pages={pages}
      done={c.req.query('fatto') !== undefined}
      wrong={status === 422}
    />,
  );
}
