import type { Command } from 'commander';
import { loadDemo } from '../demo.ts';
import { makeVaults } from '../vaults.ts';
import { withInstallation } from './at-work.ts';

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('Load the invented town of Borgovivo, to try things with.')
    .action(() =>
      withInstallation(async ({ installation, config }) => {
        await installation.migrate();
        if ((await installation.listCommons()).some((town) => town.name === 'borgovivo')) {
          console.error('Borgovivo is already there.');
          return 1;
        }
        await loadDemo(installation, makeVaults(config), (sentence) => console.log(sentence));
        return 0;
      }),
    );
}
