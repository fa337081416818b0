import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { NotFound } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { type Ctx, doors, type Here, type Policy, showPage } from '#platform/http/index.ts';
import { calendarOf } from '../indexing/index.ts';
import { mayCoordinate } from '../keeping/policy.ts';
import { findDoubles } from './find.ts';
import { type Choices, joinEntries } from './join.ts';
import { doubleKinds } from './likeness.ts';
import { DoublesPage } from './page.tsx';
import { joinedLately, pairsFound, sayApart } from './pairs.ts';
import { takeApart } from './undo.ts';

/** Entries that are there twice, before a person who joins them or says that they are two. */
export const doublesWeb = doors();

const coordinators: Policy = { name: 'who joins doubles', allows: mayCoordinate };
const path = '/coordinamento/doppioni';
const whenOf = ({ commons, now }: Here) => ({ calendar: calendarOf(commons), now });

doublesWeb.get(path, coordinators, (c) => page(c, blank, 200));

const Page = z.coerce.number().int().min(1).max(1_000).catch(1);

async function page(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const number = Page.parse(c.req.query('pagina') ?? '1');
  const [found, lately] = await Promise.all([pairsFound(here.db, number), joinedLately(here.db)]);
  c.header('Cache-Control', 'private, no-store');
  return showPage(
    c,
    { title: here.t('doubles.title'), status, unlisted: true },
    <DoublesPage
      here={here}
      found={found}
      page={number}
      lately={lately}
      problem={shown.problem ?? Object.values(shown.errors)[0]}
      done={c.req.query('fatto')}
    />,
  );
}

doublesWeb.post(
  `${path}/cerca`,
  coordinators,
  form({
    schema: z.object({}),
    page,
    command: (tx, here) => findDoubles(tx, here.now),
    audit: () => ({ action: 'directory.doubles_searched' }),
    next: () => `${path}?fatto=searched`,
  }),
);

/** What of a form names a choice: `fatto_phone`, with whose value stays. */
const CHOICE = 'fatto_';
const Verdict = z
  .looseObject({
    kind: z.enum(doubleKinds),
    one: z.uuid(),
    other: z.uuid(),
    keep: z.uuid(),
    verdict: z.enum(['same', 'apart']),
  })
  .transform((sent) => {
    const gone = sent.keep === sent.one ? sent.other : sent.one;
    const said = Object.entries(sent).filter(([name]) => name.startsWith(CHOICE));
    const choices: Choices = new Map(
      said.map(([name, whose]) => [name.slice(CHOICE.length), whose === gone ? 'gone' : 'keep']),
    );
    return { ...sent, gone, choices };
  })
  .refine(({ keep, one, other }) => keep === one || keep === other, { error: 'forms.invalid', path: ['keep'] });

doublesWeb.post(
  path,
  coordinators,
  form({
    schema: Verdict,
    page,
    command: async (tx, here, { kind, one, other, keep, gone, verdict, choices }) => {
      if (verdict === 'apart') await sayApart(tx, here.actor, { kind, one, other }, here.now);
      else await joinEntries(tx, here.actor, { kind, keep, gone }, choices, whenOf(here));
      return verdict;
    },
    audit: (verdict, { kind, keep, gone }) => ({
      action: verdict === 'same' ? 'directory.joined' : 'directory.said_apart',
      entity: kind,
      entityId: `${keep}:${gone}`,
    }),
    next: (_here, verdict) => `${path}?fatto=${verdict}`,
  }),
);

doublesWeb.post(
  `${path}/:id/annulla`,
  coordinators,
  form({
    schema: z.object({}),
    page,
    command: async (tx, here, _input, c) => {
      const id = z.uuid().safeParse(c.req.param('id'));
      if (!id.success) throw new NotFound();
      await takeApart(tx, here.actor, id.data, whenOf(here));
      return id.data;
    },
    audit: (id) => ({ action: 'directory.taken_apart', entity: 'joined_entry', entityId: id }),
    next: () => `${path}?fatto=back`,
  }),
);
