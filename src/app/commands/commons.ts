import type { Command } from 'commander';
import type { NewCommons } from '#platform/database/index.ts';
import { furnish } from '../demo.ts';
import { withInstallation } from './at-work.ts';
import { readHost, readMunicipality, readName, readPatron } from './new-town.ts';

interface Options {
  title: string;
  host?: string[];
  tagline?: string;
  taglineEn?: string;
  municipality?: string;
  patron?: { month: number; day: number; name: string };
}

export function addCommonsCommands(program: Command): void {
  const commons = program.command('commons').description('The towns that this installation hosts.');
  commons
    .command('list')
    .description('Name, title and host names of each.')
    .action(() =>
      withInstallation(async ({ installation }) => {
        await installation.migrate();
        const towns = await installation.listCommons();
        for (const town of towns)
          console.log([town.name, town.title, town.hosts.join(' ') || '(no host name)'].join('\t'));
        if (towns.length === 0) console.log('None yet.');
        return 0;
      }),
    );
  commons
    .command('add')
    .description('A new town, with vocabularies and the municipalities of Italy.')
    .argument('<name>', 'how commands call it: lower-case letters, figures and _', readName)
    .requiredOption('--title <title>', 'what its pages call it')
    .option('--host <host...>', 'host names that lead to it', readHost)
    .option('--tagline <text>', 'a few words under the title, in Italian')
    .option('--tagline-en <text>', 'the same in English')
    .option('--municipality <code>', 'ISTAT code of its municipality, six digits', readMunicipality)
    .option('--patron <MM-DD Name>', 'feast of the patron saint, a local holiday', readPatron)
    .action((name: string, options: Options) =>
      withInstallation(async ({ installation }) => {
        await installation.migrate();
        const others = await installation.listCommons();
        if (others.some((town) => town.name === name)) {
          console.error(`There is already a commons called ${name}.`);
          return 1;
        }
        for (const town of others) {
          const taken = options.host?.find((host) => town.hosts.includes(host));
          if (taken === undefined) continue;
          console.error(`${taken} leads to ${town.name} already.`);
          return 1;
        }
        const wish: NewCommons = {
          name,
          title: options.title,
          hosts: options.host,
          tagline_it: options.tagline,
          tagline_en: options.taglineEn,
          municipality_code: options.municipality,
          patron: options.patron,
        };
        const town = await installation.createCommons(wish);
        const db = await furnish(installation, town);
        const code = options.municipality;
        if (
          code !== undefined &&
          !(await db.selectFrom('municipality').select('istat_code').where('istat_code', '=', code).executeTakeFirst())
        )
          console.error(`No municipality has the ISTAT code ${code}: until one has, ${town.title} lies nowhere.`);
        console.log(
          `${town.title} is there. Next: npm run comunanza -- user add EMAIL --name "…" --generate --role editor --commons ${name}`,
        );
        return 0;
      }),
    );
  commons
    .command('erase <name>')
    .description('Remove a town and everything in it, for ever.')
    .requiredOption('--yes-erase <name>', 'its name once more')
    .action((name: string, options: { yesErase: string }) =>
      withInstallation(async ({ installation }) => {
        if (options.yesErase !== name) {
          console.error('The two names differ: nothing was erased.');
          return 2;
        }
        const erased = await installation.eraseCommons(name);
        console.log(erased ? `${name} is no more.` : `There is no commons called ${name}.`);
        return erased ? 0 : 1;
      }),
    );
}
