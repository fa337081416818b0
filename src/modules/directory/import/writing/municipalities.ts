import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import type { Municipality } from '../municipality/municipalities.ts';

/** The municipalities that this commons knows, the invented ones too: only what is there can be written. */
export async function municipalitiesOf(db: Db): Promise<Municipality[]> {
  const { rows } = await sql<Municipality>`
    select m.istat_code, m.name, m.province,
      array(select p.code from postcode p where p.municipality_code = m.istat_code order by p.code) as postcodes
    from municipality m order by m.istat_code`.execute(db);
  return rows;
}
