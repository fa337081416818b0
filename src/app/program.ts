import { Command, CommanderError } from 'commander';
import { addAuditCommand } from './commands/audit.ts';
import { addCommonsCommands } from './commands/commons.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addExportCommand } from './commands/export.ts';
import { addImportCommands } from './commands/import.ts';
import { addKeysCommand } from './commands/keys.ts';
import { addMigrateCommand } from './commands/migrate.ts';
import { addServeCommand } from './commands/serve.ts';
import { addUserCommands } from './commands/user.ts';

/** Everything that can be done from the command line: one tool, one word each. */
export const program = new Command('comunanza')
  .description('The platform on which a town makes its welfare together.')
  .enablePositionalOptions()
  .showHelpAfterError('Add --help to see what can be said.')
  .configureHelp({ sortSubcommands: true });

addServeCommand(program);
addMigrateCommand(program);
addDemoCommand(program);
addCommonsCommands(program);
addUserCommands(program);
addImportCommands(program);
addExportCommand(program);
addDoctorCommand(program);
addKeysCommand(program);
addAuditCommand(program);

const everyCommand = (command: Command): Command[] => [command, ...command.commands.flatMap(everyCommand)];
for (const command of everyCommand(program)) command.exitOverride();

/**
 * Does what the words say. A command leaves its own exit code; called wrongly it is 2, whatever is wrong with it, and the
 * tool has said what.
 */
export async function run(words: readonly string[]): Promise<void> {
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}
