import { readFile } from 'node:fs/promises';
import { openInstallation } from '#platform/database/index.ts';
import { calendarOf } from '../../indexing/index.ts';
import { shippedMappings } from '../mapping/shipped.ts';
import { readTable } from '../readers/read-table.ts';
import { isRefused } from '../said.ts';
import { importTable } from './run.ts';

// A program of its own that imports a file and says each batch, so that a test can kill it between two of them.
const [url = '', root = '', secret = '', file = ''] = process.argv.slice(-4);
const installation = openInstallation({ url, root, secret });
const commons = (await installation.listCommons()).find(({ name }) => name === 'borgovivo');
const bytes = await readFile(file);
const table = await readTable(bytes);
const mapping = shippedMappings()[0];
if (!commons || !mapping || isRefused(table)) throw new Error('nothing to import');
const db = installation.open(commons);
await importTable({
  db,
  calendar: calendarOf(commons),
  person: null,
  bytes,
  fileName: 'elenco.csv',
  table,
  mapping,
  now: new Date(),
  onBatch: ({ read }) => process.stdout.write(`${read}\n`),
});
await installation.close();
