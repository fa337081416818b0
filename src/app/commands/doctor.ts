import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { sql } from 'kysely';
import { verifyAudit } from '#platform/audit/index.ts';
import { projectRoot } from '../root.ts';
import { withInstallation } from './at-work.ts';

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('Look whether all is well: version, migrations, the checks that must return no rows, the audit chain.')
    .action(() =>
      withInstallation(async ({ installation, config }) => {
        let ill = 0;
        const tell = (well: boolean, sentence: string) => {
          console.log(`${well ? 'ok ' : 'NO '} ${sentence}`);
          if (!well) ill += 1;
        };
        const { rows } = await installation.owner.query<{ server_version: string }>('show server_version');
        tell(true, `PostgreSQL ${rows[0]?.server_version} answers`);
        tell(existsSync(join(projectRoot, 'dist/public/manifest.json')), 'the pages’ files are built');
        tell(
          config.origin.startsWith('https:') || config.origin.includes('localhost'),
          `links lead to ${config.origin}`,
        );
        const pending = await installation.migrate();
        tell(true, pending.length === 0 ? 'the database is up to date' : `migrated now: ${pending.join(', ')}`);
        for (const commons of await installation.listCommons()) {
          const db = installation.open(commons);
          const { entries, broken } = await verifyAudit(db);
          tell(
            broken === null,
            `${commons.name}: audit chain of ${entries}${broken === null ? '' : `, broken at ${broken}`}`,
          );
          for (const { name, query } of await checks()) {
            const found = await sql.raw(query).execute(db);
            tell(
              found.rows.length === 0,
              `${commons.name}: ${name}${found.rows.length === 0 ? '' : `: ${found.rows.length} rows`}`,
            );
          }
        }
        return ill === 0 ? 0 : 1;
      }),
    );
}

/** SQL that must return no rows on real data. */
async function checks(): Promise<{ name: string; query: string }[]> {
  const folder = join(projectRoot, 'database/checks');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => ({ name: name.replace('.sql', ''), query: await readFile(join(folder, name), 'utf8') })),
  );
}
