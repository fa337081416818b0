import type { Command } from 'commander';
import { verifyAudit } from '#platform/audit/index.ts';
import { withInstallation } from './at-work.ts';

export function addAuditCommand(program: Command): void {
  const audit = program.command('audit').description('What was done, and what was asked and refused.');
  audit
    .command('verify')
    .description('Read the whole chain of every town again: 0 where each holds, 1 where one is broken.')
    .action(() =>
      withInstallation(async ({ installation }) => {
        await installation.migrate();
        let broken = 0;
        for (const commons of await installation.listCommons()) {
          const state = await verifyAudit(installation.open(commons));
          const count = `${commons.name}: ${state.entries} entries`;
          if (state.broken === null) console.log(`${count}, the chain holds`);
          else {
            console.error(`${count} hold; entry ${state.broken} was changed, removed or put in`);
            broken += 1;
          }
        }
        return broken === 0 ? 0 : 1;
      }),
    );
}
