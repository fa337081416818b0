import type { Command } from 'commander';

export function addExportCommand(program: Command): void {
  program.command('export').description('Write data out.');
}
