import { sql } from 'kysely';
import { z } from 'zod';
import { type Db, Refusal, type Tx } from '#platform/database/index.ts';
import { resolvePlace } from '../asking/resolve.ts';
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

/** A neighbourhood as its list shows it. */
export interface Quarter {
  name: string;
  slug: string;
  municipality: string;
  /** Locations that lie in it. */
  places: number;
}

/** What is drawn already, by municipality and name. */
export async function quartersDrawn(db: Db): Promise<Quarter[]> {
  const { rows } = await sql<Quarter>`
    select n.name, n.slug, m.name as municipality, count(l.id)::int as places
    from neighbourhood n join municipality m on m.istat_code = n.municipality_code
      left join location l on l.neighbourhood_id = n.id
    group by n.id, m.name order by m.name, n.name`.execute(db);
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
