import { randomUUID } from 'node:crypto';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { hearAtDesk, neighbourhoodsOf } from '#modules/directory/index.ts';
import { romeDate } from '#platform/calendar/index.ts';
import type { Commons } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { type Ctx, type Doors, doors, showPage } from '#platform/http/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { waitingAt } from '../handoffs/waiting.ts';
import { notesToDo } from '../notes/notes.ts';
import { listeners, pointIn } from './here.ts';
import { ContactPage } from './pages/contact.tsx';
import { ChoosePointPage, DeskPage } from './pages/desk.tsx';
import { countsOf, pointsOf } from './queries.ts';
import { recordContact } from './record.ts';
import { Contact } from './schema.ts';

/** What is said of what was just done. */
const toldBy: Readonly<Record<string, string>> = {
  '1': 'desk.written',
  consegna: 'desk.notes.told_left',
  fatta: 'desk.notes.told_done',
};

/** The counter: the first screen of a shift, and the one screen on which a contact is written down. */
export function counterWeb(vaultOf: (commons: Commons) => Promise<Vault>): Doors {
  const room = doors();

  room.get('/sportello', listeners, async (c) => {
    const { here } = c.var;
    const points = await pointsOf(here.db, here.actor);
    const [only, other] = points;
    if (only && !other) return c.redirect(here.href(`/sportello/${only.id}`), 303);
    const title = here.t('desk.choose');
    return showPage(c, { title, unlisted: true, width: 'reading' }, <ChoosePointPage here={here} points={points} />);
  });

  room.get('/sportello/:point', listeners, async (c) => {
    const { here } = c.var;
    const point = await pointIn(c);
    const vault = await vaultOf(here.commons);
    const [counts, notes, waiting] = await Promise.all([
      countsOf(here.db, point.id, romeDate(here.now)),
      notesToDo(here.db, point.id, vault),
      waitingAt(here, vault, point.id),
    ]);
    const told = toldBy[c.req.query('fatto') ?? ''];
    return showPage(
      c,
      { title: point.name, unlisted: true },
      <DeskPage
        here={here}
        point={point}
        counts={counts}
        notes={notes}
        told={told ? here.t(told) : null}
        waiting={waiting}
      />,
    );
  });

  room.get('/sportello/:point/contatto', listeners, (c) => contactPage(c, blank, 200));

  const record = form({
    schema: Contact,
    page: contactPage,
    command: async (tx, here, said, c) => {
      return recordContact(tx, here.actor, c.req.param('point') ?? '', said, {
        now: here.now,
        vault: await vaultOf(here.commons),
      });
    },
    audit: (id) => ({ action: 'desk.contact_recorded', entity: 'encounter', entityId: id }),
    next: (_here, _id, c) => `/sportello/${c.req.param('point')}?fatto=1`,
  });
  room.post('/sportello/:point/contatto', listeners, async (c, next) => {
    const body: Record<string, unknown> = await c.req.parseBody({ all: true }).catch(() => ({}));
    if (body.do !== 'search') return record(c, next);
    const values = Object.fromEntries(
      Object.entries(body).flatMap(([name, value]): [string, string | string[]][] => {
        const texts = [value].flat().filter((one) => typeof one === 'string');
        return [[name, texts.length > 1 ? texts : (texts[0] ?? '')]];
      }),
    );
    return contactPage(c, { values, errors: {} }, 200);
  });
  return room;
}

async function contactPage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const point = await pointIn(c);
  const words = typeof shown.values.words === 'string' ? shown.values.words : '';
  const [heard, neighbourhoods] = await Promise.all([hearAtDesk(here.db, words, here.now), neighbourhoodsOf(here.db)]);
  const id = typeof shown.values.id === 'string' ? shown.values.id : randomUUID();
  return showPage(
    c,
    { title: here.t('desk.contact.title'), status, unlisted: true, width: 'reading' },
    <ContactPage here={here} point={point} id={id} shown={shown} heard={heard} neighbourhoods={neighbourhoods} />,
  );
}
