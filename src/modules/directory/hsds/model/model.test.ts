import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sharedFolder } from '#platform/config/index.ts';
import type { Column } from './columns.ts';
import { hsds, hsdsTables, isHsdsTable, requiredObjects } from './model.ts';

const official = join(sharedFolder(), 'hsds/3.1/schema');

const Property = z.object({
  type: z.string().optional(),
  format: z.string().optional(),
  enum: z.array(z.string()).optional(),
  $ref: z.string().optional(),
  items: z.object({ $ref: z.string() }).optional(),
  datapackage_type: z.string().optional(),
});
const OfficialSchema = z.object({
  path: z.string(),
  properties: z.record(z.string(), Property),
  required: z.array(z.string()),
  tabular_required: z.array(z.string()).optional(),
});

const json: Record<string, { type: string; format?: string; datapackage_type?: string }> = {
  text: { type: 'string' },
  choice: { type: 'string' },
  uuid: { type: 'string', format: 'uuid' },
  uri: { type: 'string', format: 'uri' },
  email: { type: 'string', format: 'email' },
  number: { type: 'number' },
  // HSDS knows no whole numbers; PostgreSQL keeps these as such.
  integer: { type: 'number' },
  date: { type: 'string', datapackage_type: 'date' },
  moment: { type: 'string', datapackage_type: 'date' },
  time: { type: 'string', datapackage_type: 'time' },
  instant: { type: 'string', format: 'date-time', datapackage_type: 'datetime' },
};

function described(column: Column): z.infer<typeof Property> {
  return { ...json[column.kind], ...(column.choices ? { enum: [...column.choices] } : {}) };
}

describe('the model', () => {
  test('refers only to tables that it has', () => {
    for (const table of hsdsTables) {
      const { columns, many, one } = hsds[table];
      for (const { refers } of columns) if (refers) expect(isHsdsTable(refers)).toBe(true);
      for (const child of Object.values(one)) expect(columns.some(({ name }) => name === `${child}_id`)).toBe(true);
      for (const child of Object.values(many)) {
        const names = hsds[child].columns.map(({ name }) => name);
        const link = child === 'attribute' ? 'link_id' : child === 'metadata' ? 'resource_id' : `${table}_id`;
        expect(names).toContain(link);
      }
    }
  });

  describe.skipIf(!existsSync(official))('is the official one of HSDS 3.1 (needs COMUNANZA_SHARED)', () => {
    const files = existsSync(official) ? readdirSync(official).filter((file) => file !== 'openapi.json') : [];
    const read = (file: string) => OfficialSchema.parse(JSON.parse(readFileSync(join(official, file), 'utf8')));

    test('has every table and no other', () => {
      expect(files.map((file) => file.replace('.json', '')).sort()).toEqual([...hsdsTables].sort());
    });

    test.each(hsdsTables.map((table) => [table]))(
      '%s has the same properties, types, choices and requirements',
      (table) => {
        const schema = read(`${table}.json`);
        const { columns, many, one, path } = hsds[table];
        const ours: Record<string, z.infer<typeof Property>> = {};
        for (const column of columns) ours[column.name] = described(column);
        for (const [field, child] of Object.entries(many))
          ours[field] = { type: 'array', items: { $ref: `${child}.json` } };
        for (const [field, child] of Object.entries(one)) ours[field] = { $ref: `${child}.json` };
        // The one instant that HSDS leaves without a tabular type.
        if (table === 'service_capacity') delete ours.updated?.datapackage_type;
        expect(ours).toEqual(schema.properties);

        const required = [
          ...columns.filter((column) => column.required).map(({ name }) => name),
          ...Object.keys(one).filter((field) => requiredObjects.includes(`${table}.${field}`)),
        ];
        expect(required.sort()).toEqual([...schema.required].sort());
        const tabular = columns.filter((column) => column.tabularRequired && !column.required).map(({ name }) => name);
        expect(tabular.sort()).toEqual([...(schema.tabular_required ?? [])].sort());
        expect(path).toBe(schema.path);
      },
    );
  });
});
