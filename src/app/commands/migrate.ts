import type { Command } from 'commander';
import { withInstallation } from './at-work.ts';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database up to date. Starting does it too.')
    .action(() =>
      withInstallation(async ({ installation }) => {
        const done = await installation.migrate();
        console.log(
          done.length === 0
            ? 'Nothing to do: the database is up to date.'
            : done.map((name) => `migrated ${name}`).join('\n'),
        );
        return 0;
      }),
    );
}
