import type { Column, Kind } from '../model/columns.ts';
import { hsds, hsdsTables, hsdsVersion } from '../model/model.ts';
import { madeTables, type StoredTable, stored } from '../model/own.ts';

type Json = Record<string, unknown>;

/** A file of the tabular package. */
export interface Resource {
  name: string;
  path: string;
  about: string;
  key: readonly string[];
  columns: readonly Column[];
  /** The table that its rows are read from; none where they are made. */
  table: StoredTable | undefined;
  /** Only rows in which one of the columns beside the key says something. */
  onlySaid: boolean;
}

/** What our own tables are for, to whoever opens the package. */
const ours = 'What HSDS has no place for, kept so that nothing is lost.';

/** Every file: those of HSDS as it names them, then ours, each beginning with `comunanza_`. */
export const resources: readonly Resource[] = [
  ...hsdsTables.map((name): Resource => {
    const { path, about, columns } = hsds[name];
    return { name, path, about, key: ['id'], columns, table: stored.get(name), onlySaid: false };
  }),
  ...[...stored.values()]
    .filter(({ own }) => own.length > 0)
    .map((table): Resource => {
      const beside = table.own.length < table.columns.length;
      const key = table.columns.filter(({ name }) => table.key.includes(name));
      return {
        name: `comunanza_${table.name}`,
        path: `comunanza_${table.name}.csv`,
        about: ours,
        key: table.key,
        columns: beside ? [...key, ...table.own] : table.own,
        table,
        onlySaid: beside,
      };
    }),
];

/** The description of the package (Tabular Data Package). Holds no date: the same data give the same bytes. */
export function datapackage(): Json {
  return {
    name: 'comunanza-hsds',
    title: `A directory of services in HSDS ${hsdsVersion}`,
    profile: 'tabular-data-package',
    homepage: 'https://docs.openreferral.org/',
    licenses: [{ name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/', title: 'CC BY 4.0' }],
    resources: resources.map((resource) => ({
      name: resource.name,
      path: resource.path,
      description: resource.about,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      profile: 'tabular-data-resource',
      schema: {
        primaryKey: resource.key.length === 1 ? resource.key[0] : resource.key,
        fields: resource.columns.map((column) => field(column, resource)),
        foreignKeys: resource.columns.flatMap(foreignKey),
      },
    })),
  };
}

const types: Readonly<Record<Kind, Json>> = {
  text: { type: 'string' },
  uuid: { type: 'string', format: 'uuid' },
  uri: { type: 'string', format: 'uri' },
  email: { type: 'string', format: 'email' },
  number: { type: 'number' },
  integer: { type: 'integer' },
  date: { type: 'date' },
  // Hours are written HH:MM, instants with a fraction and an offset: both wider than the default formats.
  time: { type: 'time', format: 'any' },
  instant: { type: 'datetime', format: 'any' },
  moment: { type: 'datetime', format: 'any' },
  choice: { type: 'string' },
  json: { type: 'object' },
  texts: { type: 'array' },
  point: { type: 'string' },
  boolean: { type: 'boolean' },
};

function field(column: Column, { key }: Resource): Json {
  const constraints: Json = { required: column.tabularRequired, unique: key.length === 1 && key[0] === column.name };
  if (column.choices) constraints.enum = column.choices;
  return { name: column.name, ...types[column.kind], constraints };
}

function foreignKey(column: Column): Json[] {
  if (!column.refers) return [];
  const target = stored.get(column.refers);
  if (!target || madeTables.some((name) => name === column.refers)) return [];
  const resource = target.own.length === target.columns.length ? `comunanza_${target.name}` : target.name;
  return [{ fields: column.name, reference: { resource, fields: target.key[0] } }];
}
