import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { NotFound } from '#platform/database/index.ts';
import { form } from '#platform/forms/index.ts';
import { type Ctx, doors, type Policy, showPage } from '#platform/http/index.ts';
import { mayCoordinate } from '../keeping/policy.ts';
import { neighbourhoodsOf } from '../queries.ts';
import { GapsPage } from './page.tsx';
import { missedIn, monthsMissed, NOWHERE, whoCould } from './queries.ts';
import { WhoPage } from './who.tsx';

/** What people looked for and did not find, and who could offer it. */
export const gapsWeb = doors();

const coordinators: Policy = { name: 'who sees what is missing', allows: mayCoordinate };
const path = '/coordinamento/mancanze';

gapsWeb.get(path, coordinators, async (c) => {
  const { here } = c.var;
  const months = await monthsMissed(here.db);
  const asked = c.req.query('mese');
  const month = months.find((one) => one === asked) ?? months[0] ?? null;
  const [lines, neighbourhoods] = await Promise.all([month ? missedIn(here.db, month) : [], neighbourhoodsOf(here.db)]);
  c.header('Cache-Control', 'private, no-store');
  return showPage(
    c,
    { title: here.t('gaps.title'), unlisted: true },
    <GapsPage here={here} months={months} month={month} lines={lines} neighbourhoods={neighbourhoods} />,
  );
});

const Asked = z.object({
  cosa: z
    .string()
    .max(400)
    .regex(/^=[a-z]:[a-z0-9-]+( =[a-z]:[a-z0-9-]+)*$/),
  quartiere: z.union([z.literal(''), z.uuid()]).default(''),
});
type Asked = z.output<typeof Asked>;

gapsWeb.get(`${path}/chi`, coordinators, (c) => {
  const asked = Asked.safeParse({ cosa: c.req.query('cosa'), quartiere: c.req.query('quartiere') });
  if (!asked.success) throw new NotFound();
  return whoPage(c, asked.data, 200);
});

async function whoPage(c: Ctx, asked: Asked, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const what = asked.cosa.split(' ');
  const [candidates, neighbourhoods] = await Promise.all([
    whoCould(here.db, what, asked.quartiere === '' ? null : asked.quartiere),
    neighbourhoodsOf(here.db),
  ]);
  c.header('Cache-Control', 'private, no-store');
  return showPage(
    c,
    { title: here.t('gaps.who_title'), status, unlisted: true },
    <WhoPage
      here={here}
      what={what}
      neighbourhood={neighbourhoods.find(({ id }) => id === asked.quartiere) ?? null}
      candidates={candidates}
      said={c.req.query('fatto') !== undefined}
    />,
  );
}

const Step = Asked.extend({
  kind: z.enum(['organization', 'asset']),
  id: z.uuid(),
  outcome: z.enum(['asked', 'thinking', 'no', 'yes'], { error: 'gaps.outcome_missing' }),
});

gapsWeb.post(
  `${path}/chi`,
  coordinators,
  form({
    schema: Step,
    page: (c, { values }, status) => {
      const asked = Asked.safeParse(values);
      if (!asked.success) throw new NotFound();
      return whoPage(c, asked.data, status);
    },
    command: async (tx, { actor, now }, { cosa, quartiere, kind, id, outcome }) => {
      if (!mayCoordinate(actor)) throw new NotFound();
      const said = { outcome, said_at: now, said_by: actor.person?.id ?? null };
      const row = { what: cosa, neighbourhood_id: quartiere === '' ? NOWHERE : quartiere, kind, entry_id: id };
      await tx
        .insertInto('gap_step')
        .values({ ...row, ...said })
        .onConflict((there) => there.columns(['what', 'neighbourhood_id', 'kind', 'entry_id']).doUpdateSet(said))
        .execute();
      return `?${new URLSearchParams({ cosa, quartiere, fatto: '1' })}#${kind}-${id}`;
    },
    next: (_here, query) => `${path}/chi${query}`,
  }),
);
