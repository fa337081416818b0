import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { calendarOf, reindexAll } from '#modules/directory/index.ts';
import {
  learnStreets,
  loadItaly,
  loadMunicipalityBoundaries,
  loadMunicipalityPoints,
  loadNeighbourhoods,
  settleLocations,
} from '#modules/places/index.ts';
import { CannotStart } from '#platform/config/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import { withCommons } from './at-work.ts';
import { addImportFile } from './import-file.ts';
import { addImportHsds } from './import-hsds.ts';

interface TerritoryOptions {
  commons?: string;
  points?: string;
  boundaries?: string[];
  neighbourhoods?: string;
  municipality?: string;
}

export function addImportCommands(program: Command): void {
  // The same option may stand on a command and on one below it: each belongs to the word that it follows.
  const command = program.command('import').description('Read data in.').enablePositionalOptions();
  addImportFile(command);
  addImportHsds(command);
  command
    .command('territory')
    .description('Municipalities and postcodes of Italy, their points and boundaries, and the neighbourhoods of one.')
    .option('--points <file>', 'CSV: codice_istat, comune, provincia, lon, lat')
    .option('--boundaries <file...>', 'GeoJSON of municipal boundaries')
    .option('--neighbourhoods <file>', 'GeoJSON of the neighbourhoods of --municipality')
    .option('--municipality <code>', 'ISTAT code, six digits')
    .option('--commons <name>', 'which town, where there are several')
    .action((options: TerritoryOptions) =>
      withCommons(options.commons, async ({ db, commons, installation }) => {
        const italy = await inTransaction(db, loadItaly);
        console.log(`${italy.municipalities} municipalities, ${italy.postcodes} postcodes`);
        if (options.points) {
          const bytes = await read(options.points);
          const { placed, unreadable } = await inTransaction(db, (tx) => loadMunicipalityPoints(tx, bytes));
          console.log(
            `${placed} municipalities have a point${unreadable.length > 0 ? `; unreadable lines: ${unreadable.join(', ')}` : ''}`,
          );
        }
        for (const file of options.boundaries ?? []) {
          const text = (await read(file)).toString('utf8');
          const drawn = await inTransaction(db, (tx) => loadMunicipalityBoundaries(tx, text));
          console.log(`${file}: ${JSON.stringify(drawn)}`);
        }
        if (options.neighbourhoods) {
          const municipality = options.municipality;
          if (!municipality) throw new CannotStart('Say which municipality with --municipality CODE.');
          const text = (await read(options.neighbourhoods)).toString('utf8');
          const drawn = await inTransaction(db, (tx) => loadNeighbourhoods(tx, municipality, text));
          console.log(`neighbourhoods: ${drawn.created.length} new, ${drawn.redrawn.length} drawn again`);
        }
        const moved = await inTransaction(db, settleLocations);
        const streets = await inTransaction(db, learnStreets);
        console.log(`${moved.length} places lie elsewhere than before; ${streets} streets learnt from addresses`);
        // Every entry names its municipality and neighbourhood: they are written anew.
        const entries = await reindexAll(db, calendarOf(commons), new Date());
        await installation.owner.query('analyze');
        console.log(`${entries} entries in the index`);
        return 0;
      }),
    );
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw new CannotStart(`${file} cannot be read.`);
  }
}
