import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import {
  calendarOf,
  type HsdsImportReport,
  type HsdsSource,
  importHsds,
  refusedAsJson,
  reindexAll,
  tryHsds,
} from '#modules/directory/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import type { Lang, Said } from '#platform/messages/index.ts';
import { say } from '../messages.ts';
import { type ExitCode, ensureWritable, type TownAtWork, withCommons } from './at-work.ts';

export interface HsdsOptions {
  dryRun?: boolean;
  refused?: string;
  commons?: string;
  lang: Lang;
}

const shown = 20;

/** `comunanza import hsds FILE`: HSDS 3.1, JSON or tabular, ours or of others. All of it or, when it cannot be read, nothing. */
export function addImportHsds(command: Command): void {
  command
    .command('hsds <file>')
    .description('HSDS 3.1: JSON (one object, a page, lines) or a tabular package (zip).')
    .option('--dry-run', 'write nothing and tell what would happen')
    .option('--refused <file>', 'where to write what was not taken, to be mended and imported again')
    .option('--commons <name>', 'which town, where there are several')
    .addOption(new Option('--lang <lang>', 'language of the report').choices(['it', 'en']).default('it'))
    .action((file: string, options: HsdsOptions) =>
      withCommons(options.commons, (town) => bringHsds(town, file, options)),
    );
}

/** Reads HSDS in, a file by its path or what it holds, and makes all of it findable. */
export async function bringHsds(town: TownAtWork, source: HsdsSource, options: HsdsOptions): Promise<ExitCode> {
  const { db, commons, installation } = town;
  const speak = (said: Said) => say[options.lang](said.key, said.values);
  await ensureWritable(options.refused);
  const report = options.dryRun ? await tryHsds(db, source) : await inTransaction(db, (tx) => importHsds(tx, source));
  tell(report, speak);
  if (options.refused && report.refused > 0) await writeFile(options.refused, refusedAsJson(report, speak));
  if (!options.dryRun) {
    // Even where nothing changed: an import that was killed before its index was written is mended by doing it again.
    const entries = await reindexAll(db, calendarOf(commons), new Date());
    await installation.owner.query('analyze');
    console.error(`${entries} entries in the index`);
  }
  return codeOf(report);
}

function tell(report: HsdsImportReport, speak: (said: Said) => string): void {
  for (const { place, said } of [...report.notes, ...report.refusals].slice(0, shown)) {
    console.log(`${place}: ${speak(said)}`);
  }
  const more = report.notes.length + report.refusals.length - shown;
  if (more > 0) console.log(speak({ key: 'hsds.import.more', values: { count: more } }));
  const { read, created, updated, unchanged, refused } = report;
  console.log(speak({ key: 'import.report.counts', values: { read, created, updated, unchanged, refused } }));
}

function codeOf({ read, refused }: HsdsImportReport): ExitCode {
  if (read > 0 && refused === read) return 1;
  return refused > 0 ? 3 : 0;
}
