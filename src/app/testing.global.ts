import type { TestProject } from 'vitest/node';
import { openInstallation } from '#platform/database/index.ts';
import { startTestServer } from '#platform/database/testserver.ts';
import { projectRoot } from './root.ts';
import { databaseUrl, testSecret } from './testing.names.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    testServerUrl: string;
    testTemplate: string;
  }
}

/** Starts one PostgreSQL for the whole run, with a migrated template that every test file clones in some 20 ms. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  const template = `comunanza_template_${process.pid}`;
  const owner = openInstallation({ url: server.url, root: projectRoot, secret: testSecret });
  await owner.owner.query(`create database ${template}`);
  const made = openInstallation({ url: databaseUrl(server.url, template), root: projectRoot, secret: testSecret });
  await made.migrate();
  await made.createCommons({
    name: 'borgovivo',
    title: 'Borgovivo',
    hosts: ['borgovivo.test'],
    patron: { month: 11, day: 11, name: 'San Martino' },
  });
  await made.createCommons({ name: 'altrove', title: 'Altrove', hosts: ['altrove.test'] });
  await made.close();
  project.provide('testServerUrl', server.url);
  project.provide('testTemplate', template);
  return async () => {
    // Clones of a test file that was cut off are still there: first those, then the template, then its roles.
    const { rows: left } = await owner.owner.query<{ datname: string }>(
      'select datname from pg_database where datname like $1 order by length(datname) desc',
      [`${template}%`],
    );
    for (const { datname } of left) await owner.owner.query(`drop database if exists "${datname}"`);
    const { rows } = await owner.owner.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname like $1`,
      [`${template}\\_%`],
    );
    for (const { rolname } of rows) await owner.owner.query(`drop role if exists "${rolname}"`);
    await owner.close();
    await server.stop();
  };
}
