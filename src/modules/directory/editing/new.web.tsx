import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { type Db, NotFound, Refusal } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import type { Ctx, Doors } from '#platform/http/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { keepsFor, mayKeep } from '../keeping/policy.ts';
import { term, vocabulary } from '../vocabularies/index.ts';
import { keepers } from './door.ts';
import { keepDraft } from './draft.ts';
import { privatePage } from './form.web.tsx';
import { NewPage } from './pages/new.tsx';

const several = z.union([z.string(), z.array(z.string())]).optional();

const New = z.object({
  kind: z.enum(['service', 'asset', 'place'], { error: 'editing.new.no_kind' }),
  organization: z.string().trim().max(200).default(''),
  place: z.string().trim().max(40).default(''),
  topics: several.transform((codes) =>
    [codes ?? []].flat().filter((code) => term('everyday-topics', code) !== undefined),
  ),
});

/** A new entry begins as a draft: nobody sees it before it is saved. */
export function openNewDoors(room: Doors): void {
  room.get('/redazione/nuova', keepers, (c) => page(c, blank, 200));
  room.post(
    '/redazione/nuova',
    keepers,
    form({
      schema: New,
      page,
      command: async (tx, here, { kind, organization, place, topics }) => {
        const person = here.actor.person?.id;
        const organization_id = await organizationNamed(tx, here.actor, organization);
        if (!person || !mayKeep(here.actor, { organization_id })) throw new NotFound();
        const there = kind !== 'place' && place !== '' ? await placesOf(tx, here.actor) : [];
        const location_id = there.find(({ id }) => id === place)?.id ?? null;
        const id = crypto.randomUUID();
        await keepDraft(tx, { person, kind, id }, {}, here.now, { organization_id, location_id, topics });
        return { kind, id };
      },
      next: (_here, { kind, id }) => `/redazione/${kind}/${id}/modifica`,
    }),
  );
}

/** By its id among one's own, or by its name for who keeps all; none for who leaves it empty. */
async function organizationNamed(db: Db, actor: Actor, said: string): Promise<string | null> {
  const mine = keepsFor(actor);
  if (mine !== null) return mine.find((id) => id === said) ?? mine[0] ?? null;
  if (said === '') return null;
  const named = await db
    .selectFrom('organization')
    .select('id')
    .where((eb) => eb.or([eb(eb.fn('lower', ['name']), '=', said.toLowerCase()), eb('id', '=', uuidOrNone(said))]))
    .limit(2)
    .execute();
  const [one, other] = named;
  if (!one) throw new Refusal('editing.new.no_organization', 'organization', { name: said });
  if (other) throw new Refusal('editing.new.two_organizations', 'organization', { name: said });
  return one.id;
}

const none = '00000000-0000-0000-0000-000000000000';
const uuidOrNone = (text: string): string => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : none);

/** The places of one's organisations; for who keeps all, the first two hundred by name. */
async function placesOf(db: Db, actor: Actor): Promise<{ id: string; name: string }[]> {
  const mine = keepsFor(actor);
  const rows = await db
    .selectFrom('location')
    .select(['id', 'name'])
    .where('name', 'is not', null)
    .$if(mine !== null, (query) => query.where('organization_id', 'in', mine?.length ? mine : [none]))
    .orderBy('name')
    .limit(200)
    .execute();
  return rows.map(({ id, name }) => ({ id, name: name ?? '' }));
}

async function page(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const mine = keepsFor(here.actor);
  const organizations =
    mine &&
    (await here.db
      .selectFrom('organization')
      .select(['id', 'name'])
      .where('id', 'in', mine.length > 0 ? mine : [none])
      .orderBy('name')
      .execute());
  const topics = vocabulary('everyday-topics')
    .terms.filter(({ parent }) => !parent)
    .map(({ code, name, name_en }) => ({ value: code, label: here.lang === 'en' ? name_en : name }));
  return privatePage(
    c,
    here.t('editing.new.title'),
    <NewPage
      here={here}
      shown={shown}
      organizations={organizations}
      places={await placesOf(here.db, here.actor)}
      topics={topics}
    />,
    status,
  );
}
