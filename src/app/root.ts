import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'database'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('the project folder was not found');
  return findRoot(above);
}

/** The project's folder, whether we run from the sources or from what was built. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));
