import { z } from 'zod';

/** Distances that one can choose, in metres: the middle one is the default. */
export const radii = [500, 1000, 2000, 5000, 10_000, 20_000] as const;
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export const entryKinds = ['service', 'procedure', 'organization', 'place', 'asset'] as const;
export const sorts = ['relevance', 'distance', 'opening'] as const;
export const pageSize = 20;

const code = z.string().regex(/^[a-z0-9-]{1,40}$/);
const many = (item: z.ZodType<string>) =>
  z
    .preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.unknown()))
    .transform((values) => {
      const kept = values.flatMap((value) => item.safeParse(value).data ?? []);
      return [...new Set(kept)].slice(0, 10);
    });
// A filter that cannot be read is left out: an old or mistyped address still gives an answer, and never an error.
const optional = <S extends z.ZodType>(schema: S) => schema.nullable().catch(null).default(null);
const text = z.string().transform((value) => value.replaceAll('\0', '').trim().slice(0, 200));

/**
 * What a search may ask, as it stands in the address of `/cerca` and of `/api/search`. Every value that cannot be read
 * is treated as absent.
 */
export const Asked = z.object({
  /** What, in one's own words. */
  q: text.catch('').default(''),
  /** Where: CAP, municipality, neighbourhood, street, point. */
  dove: text.catch('').default(''),
  lat: optional(z.coerce.number().min(-90).max(90)),
  lon: optional(z.coerce.number().min(-180).max(180)),
  /** Metres. */
  raggio: optional(z.coerce.number().refine((value) => radii.some((radius) => radius === value))),
  quartiere: optional(z.uuid()),
  tipo: optional(z.enum(entryKinds)),
  /** Codes of everyday topics, life situations, kinds of asset, kinds of actor: all must hold. */
  tema: many(code),
  situazione: many(code),
  risorsa: many(code),
  attore: many(code),
  /** Years. */
  eta: optional(
    z
      .union([z.string().regex(/^\d{1,3}$/), z.number()])
      .transform(Number)
      .refine((value) => Number.isInteger(value) && value >= 0 && value <= 120),
  ),
  fascia: optional(code),
  aperto: optional(z.enum(['ora'])),
  giorno: optional(z.enum(weekdays)),
  /** HH:MM */
  ora: optional(z.string().regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/)).transform(
    (value) => value?.replace('.', ':').padStart(5, '0') ?? null,
  ),
  gratis: optional(z.enum(['1'])),
  /** ISO 639 code. */
  lingua: many(z.string().regex(/^[a-z]{2,3}$/)),
  accesso: many(code),
  accoglienza: many(code),
  ordine: optional(z.enum(sorts)),
  pagina: z.coerce.number().int().min(1).max(50).catch(1).default(1),
  /** The last word may be only the beginning of one. */
  scrivendo: optional(z.enum(['1'])),
});
export type Asked = z.output<typeof Asked>;

/** Reads the query of an address; never throws. */
export function readAsked(url: URL): Asked {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(url.searchParams.keys())) {
    const all = url.searchParams.getAll(name).filter((value) => value !== '');
    const [first] = all;
    if (first !== undefined) values[name] = all.length === 1 ? first : all;
  }
  for (const name of single) if (Array.isArray(values[name])) values[name] = values[name][0] ?? '';
  return Asked.parse(values);
}

const lists = new Set(['tema', 'situazione', 'risorsa', 'attore', 'lingua', 'accesso', 'accoglienza']);
const single = Object.keys(Asked.shape).filter((name) => !lists.has(name));

/** One filter as it stands in the address. */
export interface Filter {
  name: keyof Asked;
  value: string;
}

/** The filters that are on, in the order in which they are shown. The place, the words and the order are not filters. */
export function filtersOf(asked: Asked): Filter[] {
  const filters: Filter[] = [];
  const add = (name: keyof Asked, value: string | number | null) => {
    if (value !== null) filters.push({ name, value: String(value) });
  };
  add('tipo', asked.tipo);
  add('aperto', asked.aperto);
  add('giorno', asked.giorno);
  add('gratis', asked.gratis);
  add('quartiere', asked.quartiere);
  for (const value of asked.tema) add('tema', value);
  for (const value of asked.situazione) add('situazione', value);
  add('eta', asked.eta);
  add('fascia', asked.fascia);
  for (const value of asked.lingua) add('lingua', value);
  for (const value of asked.accesso) add('accesso', value);
  for (const value of asked.accoglienza) add('accoglienza', value);
  for (const value of asked.risorsa) add('risorsa', value);
  for (const value of asked.attore) add('attore', value);
  return filters;
}

/** The address of the same search with other values: null takes one out, and the page begins again. */
export function addressOf(
  asked: Asked,
  change: Partial<Record<keyof Asked, string | number | string[] | null>> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...asked, pagina: null, scrivendo: null, ...change })) {
    if (value === null || value === '') continue;
    for (const one of [value].flat()) query.append(name, String(one));
  }
  const text = query.toString();
  return text === '' ? '/cerca' : `/cerca?${text}`;
}

/** The address without this filter. */
export function withoutFilter(asked: Asked, filter: Filter): string {
  const value = asked[filter.name];
  if (Array.isArray(value)) return addressOf(asked, { [filter.name]: value.filter((one) => one !== filter.value) });
  return addressOf(asked, filter.name === 'giorno' ? { giorno: null, ora: null } : { [filter.name]: null });
}

/** The address with this filter on. */
export function withFilter(asked: Asked, filter: Filter): string {
  const value = asked[filter.name];
  if (Array.isArray(value)) return addressOf(asked, { [filter.name]: [...value, filter.value] });
  return addressOf(asked, { [filter.name]: filter.value });
}
