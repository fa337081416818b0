import { type Command, Option } from 'commander';
import { exportHsds } from '#modules/directory/index.ts';
import { ensureWritable, withCommons } from './at-work.ts';

interface Options {
  format: 'json' | 'tabular';
  out?: string;
  commons?: string;
}

export function addExportCommand(program: Command): void {
  const command = program.command('export').description('Write data out.');
  command
    .command('hsds')
    .description('Everything that may leave, in HSDS 3.1: the same data give the same bytes.')
    .addOption(
      new Option('--format <format>', 'one JSON file, or a zip of tables').choices(['json', 'tabular']).default('json'),
    )
    .option('--out <file>', 'where to; without it, standard output')
    .option('--commons <name>', 'which town, where there are several')
    .action((options: Options) =>
      withCommons(options.commons, async ({ db }) => {
        await ensureWritable(options.out);
        await exportHsds(db, { format: options.format, out: options.out ?? process.stdout });
        if (options.out) console.log(`Written: ${options.out}`);
        return 0;
      }),
    );
}
