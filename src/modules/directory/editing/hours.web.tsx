import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { allHoursText } from '#platform/calendar/index.ts';
import { NotFound } from '#platform/database/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import type { Ctx, Doors } from '#platform/http/index.ts';
import type { Waiting } from '../corrections/inbox.ts';
import { hoursAskedFor } from '../corrections/settle.ts';
import type { Door } from '../keeping/hours.ts';
import { augustOf, entryIn, keepers, typedIn } from './door.ts';
import { keepDraft } from './draft.ts';
import { privatePage, save } from './form.web.tsx';
import { doorWith, readHours, typedHours } from './hours-form.ts';
import type { Opened } from './opened.ts';
import { HoursPage } from './pages/hours.tsx';
import type { Typed } from './reading.ts';
import { correctionField, droppedIn, hoursField, typedDoor } from './wishes.ts';

/** The hours of a door, as people say them: kept in the draft like everything else, said in words before they are saved. */
export function openHoursDoors(room: Doors): void {
  room.get('/redazione/:kind/:id/orari/:door', keepers, async (c) => {
    const opened = await entryIn(c);
    const door = doorIn(c, opened);
    const typed = typedDoor(opened.draft?.said ?? {}, door);
    const asked = await askedFor(c, opened, c.req.query('correzione') ?? opened.draft?.said[correctionField]);
    return page(c, { opened, door, asked }, typed ?? typedHours(door.schedules, augustOf(c.var.here.now)), 'ask', 200);
  });

  room.post('/redazione/:kind/:id/orari/:door', keepers, async (c) => {
    const { here } = c.var;
    const opened = await entryIn(c);
    const door = doorIn(c, opened);
    const { do: what = 'words', ...all } = await typedIn(c);
    const typed = ofHours(all);
    const was = opened.draft?.said['was.hours'] ?? opened.entry.says.hours ?? '';
    const asked = await askedFor(c, opened, all.correzione);
    const said: Typed = {
      [hoursField(door)]: JSON.stringify(typed),
      'was.hours': was,
      ...(asked === null ? {} : { [correctionField]: asked.id }),
    };
    await inTransaction(here.db, (tx) => keepDraft(tx, opened, said, here.now));
    const read = readHours(typed);
    if ('wrong' in read && what !== 'more') return page(c, { opened, door, asked }, typed, 'ask', 422);
    if (what === 'save') return save(c, {});
    if (what === 'back') {
      return c.redirect(here.href(`/redazione/${opened.kind}/${opened.id}/modifica?bozza=1`), 303);
    }
    return page(c, { opened, door, asked }, typed, what === 'more' ? 'more' : 'words', 200);
  });
}

/** Only what the form asks, and no more of it than anybody types. */
const ofHours = (typed: Typed): Typed =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([field, said]) =>
      /^(?:[dmci]\d{1,2}[a-z]|august|holidays|appointment|note|drop)$/.test(field)
        ? [[field, said.slice(0, 2_000)]]
        : [],
    ),
  );

function doorIn(c: Ctx, { entry }: Opened): Door {
  const door = entry.doors.find(({ id }) => id === c.req.param('door'));
  if (!door) throw new NotFound();
  return door;
}

/** What somebody asked of these hours, where the editor comes from their correction. */
const askedFor = async (c: Ctx, opened: Opened, id: string | undefined): Promise<Waiting | null> =>
  id ? hoursAskedFor(c.var.here.db, c.var.here.actor, id, opened) : null;

async function page(
  c: Ctx,
  { opened, door, asked }: { opened: Opened; door: Door; asked: Waiting | null },
  typed: Typed,
  why: 'ask' | 'more' | 'words',
  status: ContentfulStatusCode,
): Promise<Response> {
  const { here } = c.var;
  const { lang, t } = here;
  const read = readHours(typed);
  const wrong = 'wrong' in read && status === 422 ? read.wrong : {};
  const errors = Object.fromEntries(Object.entries(wrong).map(([field, { key, values }]) => [field, t(key, values)]));
  const words =
    why === 'words' && 'plain' in read
      ? allHoursText(doorWith(door, read.plain, droppedIn(typed)).schedules, lang, t)
      : null;
  return privatePage(
    c,
    t('editing.hours.title'),
    <HoursPage
      here={here}
      opened={opened}
      door={door}
      asked={asked}
      typed={typed}
      errors={errors}
      words={words}
      year={augustOf(here.now)}
    />,
    status,
  );
}
