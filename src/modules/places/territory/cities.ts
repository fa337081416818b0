import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { z } from 'zod';
import { Refusal, type Tx } from '#platform/database/index.ts';
import { boundsOf, centreOf, isPosition, toBox, toPoint } from '#platform/geo/index.ts';
import { readAreas } from './areas.ts';

const PointRow = z.object({
  codice_istat: z.string().regex(/^\d{6}$/),
  comune: z.string().min(1),
  provincia: z.string().regex(/^[A-Z]{2}$/),
  lon: z.coerce.number(),
  lat: z.coerce.number(),
});

/**
 * Reads a table of points (`codice_istat,comune,provincia,lon,lat`, UTF-8, comma or semicolon) and gives each
 * municipality a position inside it. One that is not known yet is added with the name and province that the row gives.
 * @returns how many rows were written, and the numbers of the lines that could not be read (the heading is line 1).
 * @throws Refusal('places.points.columns') when the columns are not those.
 */
export async function loadMunicipalityPoints(
  tx: Tx,
  csv: Uint8Array,
): Promise<{ placed: number; unreadable: number[] }> {
  const rows = tableOf(new TextDecoder('utf-8').decode(csv));
  const good: z.infer<typeof PointRow>[] = [];
  const unreadable: number[] = [];
  for (const [index, row] of rows.entries()) {
    const parsed = PointRow.safeParse(row);
    if (parsed.success && isPosition(parsed.data)) good.push(parsed.data);
    else unreadable.push(index + 2);
  }
  await sql`
    insert into municipality (istat_code, name, province, position)
    select codice_istat, comune, provincia, point(lon, lat)
    from jsonb_to_recordset(${JSON.stringify(good)}::jsonb)
      as row (codice_istat text, comune text, provincia text, lon float8, lat float8)
    on conflict (istat_code) do update set position = excluded.position`.execute(tx);
  await nameProvinces(tx);
  return { placed: good.length, unreadable };
}

function tableOf(text: string): unknown[] {
  const delimiter = text.slice(0, text.indexOf('\n')).includes(';') ? ';' : ',';
  const rows: unknown[] = parse(text, {
    bom: true,
    columns: true,
    delimiter,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  const [first] = rows;
  const named =
    typeof first === 'object' && first !== null && Object.keys(PointRow.shape).every((name) => name in first);
  if (!named) throw new Refusal('places.points.columns');
  return rows;
}

const codeNames = ['com_istat_code', 'codice_istat', 'istat_code', 'pro_com_t', 'istat', 'codice', 'cod_istat'];
const nameNames = ['name', 'nome', 'comune', 'denominazione'];
const provinceNames = ['prov_acr', 'provincia', 'sigla', 'sigla_provincia'];

/**
 * Reads GeoJSON boundaries of municipalities, each feature naming its ISTAT code (`com_istat_code` and other usual
 * names), and keeps them. A municipality that is not known yet is added when the feature says its name and province.
 * @returns how many were drawn, and the numbers of the features that name no municipality, counted from 1.
 * @throws Refusal('places.geojson.…') when the file is no GeoJSON of areas in degrees.
 */
export async function loadMunicipalityBoundaries(
  tx: Tx,
  geojson: string,
): Promise<{ drawn: number; unnamed: number[] }> {
  const unnamed: number[] = [];
  const rows = readAreas(geojson).flatMap(({ geometry, text }, index) => {
    const code = text(codeNames)?.padStart(6, '0');
    if (code === undefined || !/^\d{6}$/.test(code)) {
      unnamed.push(index + 1);
      return [];
    }
    return [
      {
        code,
        name: text(nameNames),
        province: text(provinceNames),
        boundary: geometry,
        bounds: toBox(boundsOf(geometry)),
        centre: toPoint(centreOf(geometry)),
      },
    ];
  });
  const { numAffectedRows } = await sql`
    with drawn as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row (code text, name text, province text, boundary jsonb, bounds box, centre point)
    )
    insert into municipality (istat_code, name, province, position, boundary, bounds)
    select d.code, coalesce(m.name, d.name), coalesce(m.province, d.province, ''), d.centre, d.boundary, d.bounds
    from drawn d left join municipality m on m.istat_code = d.code
    where coalesce(m.name, d.name) is not null
    on conflict (istat_code) do update set boundary = excluded.boundary, bounds = excluded.bounds,
      position = coalesce(municipality.position, excluded.position)`.execute(tx);
  await nameProvinces(tx);
  return { drawn: Number(numAffectedRows ?? 0n), unnamed };
}

// What a file left out of a new municipality is what its neighbours of the same province say.
async function nameProvinces(tx: Tx): Promise<void> {
  await sql`
    update municipality m set province_name = known.province_name, region = known.region
    from (select distinct on (province) province, province_name, region from municipality
      where province_name <> '' order by province, istat_code) known
    where m.province_name = '' and m.province = known.province`.execute(tx);
}
