import type { Command } from 'commander';
import { verifyAudit } from '#platform/audit/index.ts';
import type { Installation } from '#platform/database/index.ts';
import { withInstallation } from './at-work.ts';

export function addAuditCommand(program: Command): void {
  const audit = program.command('audit').description('What was done, and what was asked and refused.');
  audit
    .command('verify')
    .description('Read the whole chain of every town again: ends with 0 where each holds, with 1 where one is broken.')
    .action(() =>
      withInstallation(async ({ installation }) => {
        await installation.migrate();
        return verifyTowns(installation, (sentence) => console.log(sentence));
      }),
    );
}

/** Reads the chain of every town again, saying how many entries it has and whether it holds. */
export async function verifyTowns(installation: Installation, say: (sentence: string) => void): Promise<0 | 1> {
  let broken = 0;
  for (const commons of await installation.listCommons()) {
    const state = await verifyAudit(installation.open(commons));
    if (state.broken !== null) broken += 1;
    const holds =
      state.broken === null ? 'the chain holds' : `broken: entry ${state.broken} was changed, removed or put in`;
    say(`${commons.name}: ${state.entries} entries, ${holds}`);
  }
  return broken === 0 ? 0 : 1;
}
