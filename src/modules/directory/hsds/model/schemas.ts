import { z } from 'zod';
import type { Column } from './columns.ts';
import { type HsdsTable, hsds, hsdsTables, requiredObjects } from './model.ts';
import { publicFields } from './public.ts';

/** The names under which the API describes what it answers: HSDS's tables, and what the API nests beyond them. */
export type AnswerName = HsdsTable | 'organization_with_services' | 'service_at_location_with_service';

/** Every schema of the API's answers, by the name under which others refer to it. */
export const answerSchemas = z.registry<{ id: string; description: string }>();

const made = new Map<HsdsTable, z.ZodObject>();

/** The schema of an object of HSDS as we publish it: public fields only, and everything that may nest in it. */
export function answerSchema(table: HsdsTable): z.ZodObject {
  const known = made.get(table);
  if (known) return known;
  const schema = z.object(fieldsOf(table));
  made.set(table, schema);
  answerSchemas.add(schema, { id: table, description: hsds[table].about });
  return schema;
}

/** An organisation as the API answers it: with its services. */
export const organizationAnswer = z.object({
  ...fieldsOf('organization'),
  services: z.array(answerSchema('service')).optional(),
});
answerSchemas.add(organizationAnswer, {
  id: 'organization_with_services',
  description: 'An organisation with its services: their own fields, or all with full_service.',
});

/** A service at a location as the API answers it: with the service. */
export const serviceAtLocationAnswer = z.object({
  ...fieldsOf('service_at_location'),
  service: answerSchema('service').optional(),
});
answerSchemas.add(serviceAtLocationAnswer, {
  id: 'service_at_location_with_service',
  description: 'A service at one place, with both.',
});

for (const table of hsdsTables) if (table !== 'meta_table_description') answerSchema(table);

/** The schema of what an endpoint on this table answers. */
export function entrySchema(table: HsdsTable): z.ZodObject {
  if (table === 'organization') return organizationAnswer;
  if (table === 'service_at_location') return serviceAtLocationAnswer;
  return answerSchema(table);
}

function fieldsOf(table: HsdsTable): Record<string, z.ZodType> {
  const { columns, many, one } = hsds[table];
  const fields: Record<string, z.ZodType> = {};
  for (const column of columns) {
    if (!publicFields[table].includes(column.name)) continue;
    fields[column.name] = column.required ? fieldSchema(column) : fieldSchema(column).optional();
  }
  for (const [field, child] of Object.entries(one)) {
    const needed = requiredObjects.includes(`${table}.${field}`);
    fields[field] = needed ? answerSchema(child) : answerSchema(child).optional();
  }
  for (const [field, child] of Object.entries(many)) fields[field] = z.array(answerSchema(child)).optional();
  return fields;
}

/** What a column may hold, as HSDS has it. */
function fieldSchema(column: Column): z.ZodType {
  switch (column.kind) {
    case 'uuid':
      return z.guid();
    case 'uri':
      return z.url();
    case 'email':
      return z.email();
    case 'number':
    case 'integer':
      return z.number();
    case 'date':
      return z.iso.date();
    case 'instant':
      return z.iso.datetime({ offset: true });
    case 'choice':
      return z.enum(column.choices ?? []);
    default:
      return z.string();
  }
}
