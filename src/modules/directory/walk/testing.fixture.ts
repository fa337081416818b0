import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { pino } from 'pino';
import sharp from 'sharp';
import { z } from 'zod';
import { makeIdentities } from '#app/identities.ts';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import { readConfig } from '#platform/config/index.ts';
import { type Actor, nobody, type Role } from '#platform/identity/index.ts';
import { monday } from '../entry/visit.fixture.ts';
import { demoTown } from '../finding/town.fixture.ts';

const Spot = z.object({ id: z.string(), name: z.string(), x: z.number(), y: z.number(), neighbourhood_id: z.string() });

/** So many metres north of there. */
export const at = ({ x, y }: { x: number; y: number }, metres = 0) => ({
  lat: String(y + metres / 111_195),
  lon: String(x),
});

/** Borgovivo with people who walk and who decide, each asked in turn. Await it at the top of a file. */
export async function townOfWalkers() {
  const town = await demoTown(monday);
  const config = readConfig({ DATABASE_URL: town.url, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent' });
  let actor: Actor = nobody;
  const identities = { of: makeIdentities(town.installation, config).of, actorOf: async () => actor };
  const log = pino({ level: 'silent' });
  const { installation } = town;
  const house = buildHouse({ config, installation, identities, log, perMinute: 0, clock: () => monday });

  async function someone(name: string, role: Role): Promise<Actor> {
    const id = randomUUID();
    const email = `${id}@borgovivo.test`;
    await town.db.insertInto('person').values({ id, name, email }).execute();
    return { person: { id, name, email }, roles: [role], assurance: 'second_factor' };
  }

  const ask = (who: Actor, path: string, init: RequestInit = {}) => {
    actor = who;
    const headers = { host: 'borgovivo.test', origin: 'http://borgovivo.test', ...init.headers };
    return house.request(path, { ...init, headers });
  };
  const page = async (who: Actor, path: string) => (await ask(who, path)).text();
  const post = (
    who: Actor,
    path: string,
    fields: Record<string, string | Blob>,
    headers: Record<string, string> = {},
  ) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return ask(who, path, { method: 'POST', body, headers });
  };
  const rows =
    await sql`select e.id, e.title as name, e.position[0] as x, e.position[1] as y, e.neighbourhood_id from search_entry e
    where e.kind = 'asset' and e.title in ('Forno del Mulino', 'Casa dell’acqua') order by e.title`.execute(town.db);
  const [water, bakery] = z.array(Spot).parse(rows.rows);
  if (!water || !bakery) throw new Error('the demo town has changed');
  const stateOf = async (id: unknown) =>
    (await town.db.selectFrom('walk_find').select('state').where('id', '=', String(id)).executeTakeFirst())?.state;
  return {
    ...town,
    someone,
    ask,
    page,
    post,
    stateOf,
    /** Two assets in two neighbourhoods. */
    water,
    bakery,
    editor: await someone('Elena Sarti', { role: 'editor', scope: 'commons', scope_id: null }),
    coordinator: await someone('Davide Moretti', { role: 'commons_coordinator', scope: 'commons', scope_id: null }),
    ofBakery: await someone('Nadia Riva', {
      role: 'neighbourhood_representative',
      scope: 'neighbourhood',
      scope_id: bakery.neighbourhood_id,
    }),
  };
}

/** A photograph as a phone takes it: where and by whom stands in the file. */
export const aPhoto = async (): Promise<File> => {
  const bytes = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#1f5b4d' } })
    .withExif({ IFD0: { Artist: 'Rosa Bianchi' }, IFD3: { GPSLatitude: '45/1 32/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
  return new File([new Uint8Array(bytes)], 'foto.jpg', { type: 'image/jpeg' });
};

/** What is found, with all that must be said of it. */
export const aFind = (given: Record<string, string | Blob> = {}): Record<string, string | Blob> => ({
  id: randomUUID(),
  kind: 'firms',
  name: 'Ferramenta Tuttofare',
  note: 'Presta gli attrezzi a chi non li ha.',
  lat: '45.5601',
  lon: '10.1201',
  ...given,
});
