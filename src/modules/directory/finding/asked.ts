import { z } from 'zod';
import { ageBands } from '../indexing/facets.ts';
import { vocabulary } from '../vocabularies/index.ts';

/** Distances that one can choose, in metres: the middle one is the default. */
export const radii = [500, 1000, 2000, 5000, 10_000, 20_000] as const;
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export const entryKinds = ['service', 'procedure', 'organization', 'place', 'asset'] as const;
export const sorts = ['relevance', 'distance', 'opening'] as const;
export const pageSize = 20;

/** A code of this taxonomy: another would be a filter that nobody sees and nothing answers. */
const codeOf = (taxonomy: string) => {
  const codes = new Set(vocabulary(taxonomy).terms.map((term) => term.code));
  return z.string().refine((value) => codes.has(value));
};
const many = (item: z.ZodType<string>) =>
  z
    .preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.unknown()))
    .transform((values) => {
      const kept = values.flatMap((value) => item.safeParse(value).data ?? []);
      return [...new Set(kept)].slice(0, 10);
    });
// A filter that cannot be read is left out: an old or mistyped address still gives an answer, and never an error.
const optional = <S extends z.ZodType>(schema: S) => schema.nullable().catch(null).default(null);
const longest = 200;
// Cut between words: half a word would be looked for as it stands.
const cut = (value: string) => (value.length > longest ? value.slice(0, longest).replace(/\s\S*$/u, '') : value);
const text = z.string().transform((value) => cut(value.replaceAll('\0', '').trim()));

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
  tema: many(codeOf('everyday-topics')),
  situazione: many(codeOf('life-situations')),
  risorsa: many(codeOf('asset-kinds')),
  attore: many(codeOf('actor-kinds')),
  /** Years. */
  eta: optional(
    z
      .union([z.string().regex(/^\d{1,3}$/), z.number()])
      .transform(Number)
      .refine((value) => Number.isInteger(value) && value >= 0 && value <= 120),
  ),
  fascia: optional(z.string().refine((value) => ageBands.some((band) => band.code === value))),
  aperto: optional(z.enum(['ora'])),
  giorno: optional(z.enum(weekdays)),
  /** HH:MM */
  ora: optional(z.string().regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/)).transform(
    (value) => value?.replace('.', ':').padStart(5, '0') ?? null,
  ),
  gratis: optional(z.enum(['1'])),
  /** ISO 639 code. */
  lingua: many(z.string().regex(/^[a-z]{2,3}$/)),
  accesso: many(codeOf('accessibility-facts')),
  accoglienza: many(codeOf('opening-facts')),
  ordine: optional(z.enum(sorts)),
  pagina: z.coerce.number().int().min(1).max(50).catch(1).default(1),
  /** The last word may be only the beginning of one. */
  scrivendo: optional(z.enum(['1'])),
});
export type Asked = z.output<typeof Asked>;

/** Reads the query of an address; never throws. 'Aperto adesso' among the words is the filter of that name. */
export const readAsked = (url: URL): Asked => readParameters(url.searchParams);

/** The same, from the fields of a form. */
export function readParameters(parameters: URLSearchParams): Asked {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(parameters.keys())) {
    const all = parameters.getAll(name).filter((value) => value !== '');
    const [first] = all;
    if (first !== undefined) values[name] = all.length === 1 ? first : all;
  }
  for (const name of single) if (Array.isArray(values[name])) values[name] = values[name][0] ?? '';
  return withOpenNow(Asked.parse(values));
}

const openNow = /(?<!\p{L})(?:apert[oaie]\s+(?:ora|adesso|in questo momento)|open\s+(?:right\s+)?now)(?!\p{L})/iu;

// As words they would be looked for in names: 'mensa aperta ora' found 'Porte Aperte' and 'Curriculum in un’ora'.
function withOpenNow(asked: Asked): Asked {
  if (!openNow.test(asked.q)) return asked;
  return { ...asked, q: asked.q.replace(openNow, ' ').replace(/\s+/g, ' ').trim(), aperto: 'ora' };
}

const lists = new Set(['tema', 'situazione', 'risorsa', 'attore', 'lingua', 'accesso', 'accoglienza']);
const single = Object.keys(Asked.shape).filter((name) => !lists.has(name));

/** Whether a name is one of a search's. */
export const isFilterName = (name: string): name is keyof Asked => Object.hasOwn(Asked.shape, name);

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
