import { sql } from 'kysely';
import { z } from 'zod';
import { type Db, NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { resolvePlace } from '../asking/resolve.ts';
import { mayDraw } from '../policy.ts';
import { loadNeighbourhoods, type NeighbourhoodsDrawn } from '../territory/quarters.ts';

/** No town's neighbourhoods weigh more, drawn to the metre; in bytes. */
export const LARGEST_DRAWING = 24 * 1024 * 1024;

/** What the form brings: a file of areas, and whose they are. */
export const Drawing = z.object({
  file: z.union([z.instanceof(File), z.string()], { error: 'places.drawing.no_file' }).transform((file, issues) => {
    if (file instanceof File && file.size > 0) return file;
    issues.addIssue({ code: 'custom', message: 'places.drawing.no_file' });
    return z.NEVER;
  }),
  comune: z
    .string({ error: 'places.drawing.no_municipality' })
    .trim()
    .min(1, 'places.drawing.no_municipality')
    .max(200),
  /** `prova`: only what would become of it. */
  come: z.enum(['prova', 'disegna']).catch('disegna'),
});

/**
 * Draws the neighbourhoods of the municipality that is named.
 * @throws Refusal as `loadNeighbourhoods`, and 'places.drawing.not_a_municipality' (field 'comune') where the name is none.
 */
export async function draw(
  tx: Tx,
  { file, comune }: z.output<typeof Drawing>,
  home: string | null,
): Promise<NeighbourhoodsDrawn> {
  const place = await resolvePlace(tx, comune, { municipality: home });
  const code = 'found' in place && place.found?.kind === 'municipality' ? place.found.municipality_code : null;
  if (code === null) throw new Refusal('places.drawing.not_a_municipality', 'comune', { name: comune });
  return loadNeighbourhoods(tx, code, await file.text());
}

/** What would become of the same file: all is done, and undone at once. */
export async function tryDrawing(
  tx: Tx,
  wish: z.output<typeof Drawing>,
  home: string | null,
): Promise<NeighbourhoodsDrawn> {
  await sql`savepoint trial`.execute(tx);
  const would = await draw(tx, wish, home);
  await sql`rollback to savepoint trial`.execute(tx);
  return would;
}

/**
 * Takes a neighbourhood away in which nothing lies: one that was brought by mistake. Refuses, saying what lies there,
 * 'places.drawing.places_there', 'places.drawing.people_there'; throws `NotFound` to who may not draw.
 */
export async function removeQuarter(tx: Tx, actor: Actor, id: string): Promise<string> {
  if (!mayDraw(actor)) throw new NotFound();
  const { rows } = await sql<{ name: string; places: number; people: number }>`
    select n.name, (select count(*) from location where neighbourhood_id = n.id)::int as places,
      (select count(*) from role_grant where scope = 'neighbourhood' and scope_id = n.id)::int as people
    from neighbourhood n where n.id = ${id}::uuid for update`.execute(tx);
  const [quarter] = rows;
  if (!quarter) throw new NotFound();
  const { name, places, people } = quarter;
  if (places > 0) throw new Refusal('places.drawing.places_there', undefined, { name, count: places });
  if (people > 0) throw new Refusal('places.drawing.people_there', undefined, { name, count: people });
  await sql`delete from neighbourhood where id = ${id}::uuid`.execute(tx);
  return name;
}

/** A neighbourhood as its list shows it. */
export interface Quarter {
  id: string;
  name: string;
  slug: string;
  municipality: string;
  /** Locations that lie in it. */
  places: number;
}

/** What is drawn already, by municipality and name. */
export async function quartersDrawn(db: Db): Promise<Quarter[]> {
  const { rows } = await sql<Quarter>`
    select n.id, n.name, n.slug, m.name as municipality, count(l.id)::int as places
    from neighbourhood n join municipality m on m.istat_code = n.municipality_code
      left join location l on l.neighbourhood_id = n.id
    group by n.id, m.istat_code order by m.folded, m.name, n.folded, n.name`.execute(db);
  return rows;
}

/** The name of a municipality, as the form proposes it. */
export async function municipalityName(db: Db, code: string | null): Promise<string> {
  const row = await db
    .selectFrom('municipality')
    .select('name')
    .where('istat_code', '=', code ?? '')
    .executeTakeFirst();
  return row?.name ?? '';
}
