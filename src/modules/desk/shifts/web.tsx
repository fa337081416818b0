import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { calendarOf, pointHours } from '#modules/directory/index.ts';
import { type Opening, openingsOf, romeDate } from '#platform/calendar/index.ts';
import { type Db, NotFound, type Tx } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { type Ctx, doors, type Here, type Policy, showPage } from '#platform/http/index.ts';
import { idIn, pointIn } from '../point.ts';
import { mayKeepRota, mayListen, maySeeRota, onSomeRota } from '../policy.ts';
import * as rota from './commands.ts';
import { HoursPage } from './pages/hours.tsx';
import { ChooseRotaPage, RotaPage } from './pages/rota.tsx';
import { TurnPage } from './pages/turn.tsx';
import {
  comingShifts,
  hoursGiven,
  monthsKept,
  rotaPoints,
  shiftNamed,
  shiftsToConfirm,
  volunteersOf,
} from './queries.ts';
import { Happened, Nothing, OnePlace, Someone, Weeks } from './schema.ts';

const onRota: Policy = { name: 'who is on the rota of a point', allows: onSomeRota };

/** The rota of a point: who comes when, and who was there. */
export const shiftsWeb = doors();

const base = '/sportello/:point/turni';
const rotaOf = (c: Ctx) => `/sportello/${c.req.param('point')}/turni`;
const at = (c: Ctx): rota.ShiftAt => ({ point: idIn(c, 'point'), id: idIn(c, 'shift') });
const audited = (action: string) => (id: string) => ({ action: `desk.shift_${action}`, entity: 'shift', entityId: id });

/** When the point's hours promise an open door, from yesterday for so many weeks. */
async function promised(db: Db, here: Here, point: string, weeks = 13): Promise<Opening[]> {
  const yesterday = romeDate(new Date(here.now.getTime() - 24 * 60 * 60_000));
  return openingsOf(await pointHours(db, point), calendarOf(here.commons), yesterday, weeks * 7 + 1);
}

shiftsWeb.get('/turni', onRota, async (c) => {
  const { here } = c.var;
  const points = await rotaPoints(here.db, here.actor);
  const [only, other] = points;
  if (only && !other) return c.redirect(here.href(`/sportello/${only.id}/turni`), 303);
  const title = here.t('desk.shifts.choose');
  return showPage(c, { title, unlisted: true, width: 'reading' }, <ChooseRotaPage here={here} points={points} />);
});

shiftsWeb.get(base, onRota, (c) => rotaPage(c, blank, 200));

const done = new Set(['prepara', 'vengo', 'non-vengo', 'cambio', 'tengo', 'prendo', 'annulla', 'com-e-andata']);

async function rotaPage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const { db, actor, now, t } = here;
  const point = await pointIn(c, maySeeRota);
  const keeps = mayKeepRota(actor, point.id);
  const [coming, past, openings] = await Promise.all([
    comingShifts(db, point.id, now),
    shiftsToConfirm(db, point.id, now),
    promised(db, here, point.id),
  ]);
  const mine = past.filter(({ people }) => people.some(({ person_id }) => person_id === actor.person?.id));
  const did = c.req.query('fatto') ?? '';
  return showPage(
    c,
    { title: t('desk.shifts.title'), status, unlisted: true, width: 'reading' },
    <RotaPage
      here={here}
      point={point}
      coming={coming}
      toConfirm={keeps ? past : mine}
      openings={openings}
      listens={mayListen(actor, point.id)}
      keeps={keeps}
      told={done.has(did) ? t(`desk.shifts.told_${did.replaceAll('-', '_')}`) : undefined}
      problem={shown.problem ?? Object.values(shown.errors)[0]}
    />,
  );
}

shiftsWeb.post(
  `${base}/prepara`,
  onRota,
  form({
    schema: Weeks,
    page: rotaPage,
    command: async (tx, here, { weeks, places }, c) => {
      const point = idIn(c, 'point');
      if (!mayKeepRota(here.actor, point)) throw new NotFound();
      const openings = await promised(tx, here, point, weeks);
      await rota.prepareShifts(tx, here.actor, point, { openings, places, now: here.now });
      return point;
    },
    audit: (point) => ({ action: 'desk.shifts_prepared', entity: 'point', entityId: point }),
    next: (_here, _id, c) => `${rotaOf(c)}?fatto=prepara`,
  }),
);

shiftsWeb.get(`${base}/ore`, onRota, async (c) => {
  const { here } = c.var;
  const point = await pointIn(c, mayKeepRota);
  const year = romeDate(here.now).slice(0, 4);
  const [months, people] = await Promise.all([
    monthsKept(here.db, point.id, here.now),
    hoursGiven(here.db, point.id, `${year}-01-01`),
  ]);
  return showPage(
    c,
    { title: here.t('desk.shifts.hours'), unlisted: true, width: 'reading' },
    <HoursPage here={here} point={point} months={months} people={people} year={year} />,
  );
});

shiftsWeb.get(`${base}/:shift`, onRota, (c) => turnPage(c, blank, 200));

async function turnPage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const { db, actor, now, t } = here;
  const point = await pointIn(c, maySeeRota);
  const shift = await shiftNamed(db, point.id, idIn(c, 'shift'));
  if (!shift) throw new NotFound();
  const keeps = mayKeepRota(actor, point.id);
  const [openings, volunteers] = await Promise.all([
    promised(db, here, point.id),
    keeps ? volunteersOf(db, point.id, now) : [],
  ]);
  const mine = shift.people.some(({ person_id }) => person_id === actor.person?.id);
  if (!keeps && !mine) throw new NotFound();
  return showPage(
    c,
    { title: t('desk.shifts.title_of', { when: romeDate(shift.starts_at) }), status, unlisted: true, width: 'reading' },
    <TurnPage {...{ here, point, shift, openings, volunteers, keeps, shown }} />,
  );
}

/** A button on a turn that needs nothing but to be pressed. */
function button(word: string, action: string, press: (tx: Tx, here: Here, of: rota.ShiftAt) => Promise<void>): void {
  shiftsWeb.post(
    `${base}/:shift/${word}`,
    onRota,
    form({
      schema: Nothing,
      page: rotaPage,
      command: async (tx, here, _none, c) => {
        await press(tx, here, at(c));
        return at(c).id;
      },
      audit: audited(action),
      next: (_here, id, c) => `${rotaOf(c)}?fatto=${word}#turno-${id}`,
    }),
  );
}

button('vengo', 'joined', (tx, { actor }, of) => rota.signUp(tx, actor, of));
button('non-vengo', 'left', (tx, { actor, now }, of) => rota.signOff(tx, actor, of, now));
button('cambio', 'swap_asked', (tx, { actor, now }, of) => rota.askSwap(tx, actor, of, now));
button('tengo', 'kept', (tx, { actor, now }, of) => rota.keepPlace(tx, actor, of, now));
button('annulla', 'dissolved', async (tx, here, of) => {
  if (!mayKeepRota(here.actor, of.point)) throw new NotFound();
  await rota.dissolveShift(tx, here.actor, of, { openings: await promised(tx, here, of.point), now: here.now });
});

shiftsWeb.post(
  `${base}/:shift/prendo`,
  onRota,
  form({
    schema: OnePlace,
    page: rotaPage,
    command: async (tx, { actor, now }, { place }, c) => {
      await rota.takePlace(tx, actor, at(c), { place, now });
      return at(c).id;
    },
    audit: audited('taken'),
    next: (_here, id, c) => `${rotaOf(c)}?fatto=prendo#turno-${id}`,
  }),
);

shiftsWeb.post(
  `${base}/:shift/com-e-andata`,
  onRota,
  form({
    schema: Happened,
    page: turnPage,
    command: async (tx, { actor, now }, said, c) => {
      await rota.confirmShift(tx, actor, at(c), { said, now });
      return at(c).id;
    },
    audit: audited('confirmed'),
    next: (_here, _id, c) => `${rotaOf(c)}?fatto=com-e-andata`,
  }),
);

shiftsWeb.post(
  `${base}/:shift/metti`,
  onRota,
  form({
    schema: Someone,
    page: turnPage,
    command: async (tx, { actor, now }, { person }, c) => {
      await rota.putDown(tx, actor, at(c), { person, now });
      return at(c).id;
    },
    audit: audited('put_down'),
    next: (_here, id, c) => `${rotaOf(c)}/${id}`,
  }),
);

shiftsWeb.post(
  `${base}/:shift/togli`,
  onRota,
  form({
    schema: OnePlace,
    page: turnPage,
    command: async (tx, { actor }, { place }, c) => {
      await rota.strikeOut(tx, actor, at(c), place);
      return at(c).id;
    },
    audit: audited('struck_out'),
    next: (_here, id, c) => `${rotaOf(c)}/${id}`,
  }),
);
