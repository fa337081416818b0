import { romeDate } from '#platform/calendar/index.ts';
import type { Commons } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { type Ctx, type Doors, doors, showPage } from '#platform/http/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { waitingAt } from '../handoffs/waiting.ts';
import { notesToDo } from '../notes/notes.ts';
import { openAfter } from './after.web.tsx';
import { listeners, pointIn } from './here.ts';
import { hear, showContact } from './listening.tsx';
import { Answers } from './pages/answers.tsx';
import { ChoosePointPage, DeskPage } from './pages/desk.tsx';
import { PaperPage } from './pages/paper.tsx';
import { monthOf, pointsOf } from './queries.ts';
import { recordContact } from './record.ts';
import { Contact } from './schema.ts';

/** What is said of what was just done. */
const toldBy: Readonly<Record<string, string>> = {
  annullato: 'desk.undo.gone',
  consegna: 'desk.notes.told_left',
  fatta: 'desk.notes.told_done',
};

/** The counter: the first screen of a shift, the one screen on which a contact is written down, and what comes right after. */
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
    const [month, notes, waiting] = await Promise.all([
      monthOf(here.db, point.id, romeDate(here.now)),
      notesToDo(here.db, point.id, vault),
      waitingAt(here, vault, point.id),
    ]);
    const told = toldBy[c.req.query('fatto') ?? ''];
    return showPage(
      c,
      { title: point.name, unlisted: true, islands: ['desk'] },
      <DeskPage
        here={here}
        point={point}
        month={month}
        notes={notes}
        told={told ? here.t(told) : null}
        waiting={waiting}
      />,
    );
  });

  room.get('/sportello/:point/contatto', listeners, (c) => showContact(c, opened(c), 200));

  const record = form({
    schema: Contact,
    page: showContact,
    command: async (tx, here, said, c) => {
      const vault = await vaultOf(here.commons);
      const id = await recordContact(tx, here.actor, c.req.param('point') ?? '', said, { now: here.now, vault });
      return { id, next: `${said.do === 'follow' ? 'seguito' : 'fatto'}?contatto=${id}` };
    },
    audit: ({ id }) => ({ action: 'desk.contact_recorded', entity: 'encounter', entityId: id }),
    next: (here, { next }, c) => {
      const path = `/sportello/${c.req.param('point')}/${next}`;
      // The island asks so: it leaves the page only once it knows that the contact is there.
      return c.req.header('accept') === 'application/json' ? c.json({ next: here.href(path) }) : path;
    },
  });
  room.post('/sportello/:point/contatto', listeners, async (c, next) => {
    const values = await sentTo(c);
    return values.do === 'search' ? showContact(c, { values, errors: {} }, 200) : record(c, next);
  });

  // Words are sent, not asked for by an address: what someone said stays in no list of addresses.
  room.post('/sportello/:point/risposte', listeners, async (c) => {
    await pointIn(c);
    const { here } = c.var;
    return c.html(String(<Answers here={here} {...(await hear(here, await sentTo(c)))} />));
  });

  room.get('/sportello/:point/fogli', listeners, async (c) => {
    const { here } = c.var;
    const point = await pointIn(c);
    return showPage(
      c,
      { title: here.t('desk.paper.title'), unlisted: true, islands: ['print'] },
      <PaperPage here={here} point={point} />,
    );
  });

  openAfter(room);
  return room;
}

/** A page that was asked for as of a sheet of paper shows the field of its day, with that day where the address says one. */
function opened(c: Ctx): Shown {
  const day = c.req.query('foglio');
  return day === undefined ? blank : { values: { day: /^\d{4}-\d\d-\d\d$/.test(day) ? day : '' }, errors: {} };
}

/** The texts of a form, several where a name comes several times. */
async function sentTo(c: Ctx): Promise<Record<string, string | string[]>> {
  const body: Record<string, unknown> = await c.req.parseBody({ all: true }).catch(() => ({}));
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]): [string, string | string[]][] => {
      const texts = [value].flat().filter((one) => typeof one === 'string');
      return [[name, texts.length > 1 ? texts : (texts[0] ?? '')]];
    }),
  );
}
