import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { sharedFolder } from '#platform/config/index.ts';

/** The official schemas and examples of HSDS 3.1, which may not be there. */
export const officialFolder = join(sharedFolder(), 'hsds/3.1');
export const hasOfficial = existsSync(officialFolder);

const Schema = z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() });

/** The example of this name, as it was published. */
export function officialExample(name: string): unknown {
  return JSON.parse(readFileSync(join(officialFolder, 'examples', `${name}.json`), 'utf8'));
}

/** A judge for each official schema, under which a property that it does not know is a mistake. */
export function officialJudges(): (name: string) => ValidateFunction {
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  for (const file of readdirSync(join(officialFolder, 'schema'))) {
    if (file === 'openapi.json') continue;
    const schema = Schema.parse(JSON.parse(readFileSync(join(officialFolder, 'schema', file), 'utf8')));
    ajv.addSchema({ ...schema, $id: file, additionalProperties: false }, file);
    // What the API nests beyond the tables: an organisation's services, and the service that is given somewhere.
    if (file === 'organization.json')
      ajv.addSchema(beside(schema, 'organization+', { services: { type: 'array', items: { $ref: 'service.json' } } }));
    if (file === 'service_at_location.json')
      ajv.addSchema(beside(schema, 'service_at_location+', { service: { $ref: 'service.json' } }));
  }
  return (name) => {
    const judge = ajv.getSchema(
      name === 'organization' || name === 'service_at_location' ? `${name}+` : `${name}.json`,
    );
    if (!judge) throw new Error(`no official schema ${name}`);
    return judge;
  };
}

function beside(schema: z.infer<typeof Schema>, $id: string, more: Record<string, unknown>): object {
  return { ...schema, $id, properties: { ...schema.properties, ...more }, additionalProperties: false };
}
