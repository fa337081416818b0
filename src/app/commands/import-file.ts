import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  calendarOf,
  columnKey,
  guessMapping,
  type Hint,
  type ImportReport,
  importTable,
  isPackage,
  isRefused,
  Mapping,
  mappingNamed,
  mappings,
  readTable,
  refusedFile,
  type Table,
  tryTable,
} from '#modules/directory/index.ts';
import { CannotStart } from '#platform/config/index.ts';
import type { Db } from '#platform/database/index.ts';
import type { Lang, Said } from '#platform/messages/index.ts';
import { say } from '../messages.ts';
import { type ExitCode, ensureWritable, type TownAtWork, withCommons } from './at-work.ts';
import { bringHsds } from './import-hsds.ts';

interface Options extends Hint {
  mapping?: string;
  commons?: string;
  dryRun?: boolean;
  refused?: string;
  yes?: boolean;
  lang: Lang;
}

/**
 * `comunanza import FILE`: HSDS, which needs no mapping, or (`--mapping NAME`) a table of bodies, services, places or
 * resources.
 */
export function addImportFile(command: Command): void {
  command
    .argument('[file]', 'CSV, XLSX, or HSDS 3.1 (JSON or zip)')
    .option('--mapping <name>', 'how to read a table: a mapping by name, or a JSON file that holds one')
    .option('--commons <name>', 'which town, where there are several')
    .option('--dry-run', 'write nothing and tell what would happen')
    .option('--refused <file>', 'where to write the rows that were not taken, to be mended and imported again')
    .option('--yes', 'do not ask before writing')
    .option('--sheet <name>', 'which sheet of a spreadsheet')
    .addOption(
      new Option('--delimiter <sign>', 'what stands between cells, when the guess is wrong').argParser(readDelimiter),
    )
    .addOption(
      new Option('--encoding <name>', 'how the text was saved').choices([
        'utf-8',
        'utf-16le',
        'utf-16be',
        'windows-1252',
      ]),
    )
    .addOption(new Option('--lang <lang>', 'language of the report').choices(['it', 'en']).default('it'))
    .addHelpText('after', '\nExit codes: 0 all taken, 1 nothing imported, 2 called wrongly, 3 some rows refused.')
    .action(async (file: string | undefined, options: Options) => {
      if (file === undefined) return command.error('Say which file, or --help.', { exitCode: 2 });
      await withCommons(options.commons, (town) => importFile(town, file, options));
    });
}

async function importFile(town: TownAtWork, file: string, options: Options): Promise<ExitCode> {
  const t = say[options.lang];
  const speak = (said: Said) => t(said.key, said.values);
  const bytes = await bytesOf(file);
  await ensureWritable(options.refused);
  if (isPackage(bytes)) return bringHsds(town, bytes, options);
  const table = await readTable(bytes, options);
  if (isRefused(table)) return complain(`${file}: ${speak(table.refused)}`, 1);
  for (const note of table.notes) console.error(speak(note));
  const mapping = await mappingFor(town.db, file, table, options.mapping);
  if (!mapping) return 2;
  const job = {
    db: town.db,
    calendar: calendarOf(town.commons),
    person: null,
    bytes,
    fileName: basename(file),
    table,
    mapping,
    now: new Date(),
  };

  if (options.dryRun || !(await isMeant(options, async () => tell(await tryTable(job), speak)))) {
    if (!options.dryRun) return complain('Nothing was written.', 1);
    return finish(await tryTable(job), table, options, speak);
  }
  const started = performance.now();
  const report = await importTable({ ...job, onBatch: ({ read }) => process.stderr.write(`\r${read} rows`) });
  process.stderr.write('\n');
  await town.installation.owner.query('analyze');
  const code = await finish(report, table, options, speak);
  if (!isRefused(report))
    console.error(`${Math.round(report.counts.read / ((performance.now() - started) / 1000))} rows a second`);
  return code;
}

async function finish(
  report: ImportReport,
  table: Table,
  options: Options,
  speak: (said: Said) => string,
): Promise<ExitCode> {
  tell(report, speak);
  if (isRefused(report)) return 1;
  if (options.refused && report.refusals.length > 0) {
    await writeFile(options.refused, refusedFile(table.columns, report.refusals, speak));
    console.log(`→ ${options.refused}`);
  }
  const { read, refused } = report.counts;
  if (read > 0 && refused === read) return 1;
  return refused > 0 ? 3 : 0;
}

const SHOWN = 20;

function tell(report: ImportReport, speak: (said: Said) => string): void {
  if (isRefused(report)) {
    console.error(speak(report.refused));
    return;
  }
  const { counts, kept, refusals, resumedAfter } = report;
  if (resumedAfter > 0) console.log(speak({ key: 'import.report.resumed', values: { rows: resumedAfter } }));
  console.log(speak({ key: 'import.report.counts', values: { ...counts } }));
  for (const { line, field, here, there } of kept.slice(0, SHOWN)) {
    console.log(
      speak({ key: 'import.report.kept', values: { line, field: speak({ key: columnKey(field) }), here, there } }),
    );
  }
  for (const { line, reason, near } of refusals.slice(0, SHOWN)) {
    const names = near.filter((name) => !/^[0-9a-f-]{36}$/.test(name)).join(', ');
    console.log(
      speak({ key: 'import.report.line', values: { line, reason: speak(reason) } }),
      names === '' ? '' : `[${names}]`,
    );
  }
  const more = Math.max(0, refusals.length - SHOWN);
  if (more > 0) console.log(speak({ key: 'import.report.more', values: { count: more } }));
}

/** Asks at a terminal; a script has said what it means already. */
async function isMeant(options: Options, showWhat: () => Promise<void>): Promise<boolean> {
  if (options.yes || !process.stdin.isTTY) return true;
  await showWhat();
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${say[options.lang]('import.report.ask')} `);
  terminal.close();
  return /^(s|sì|si|y|yes)$/i.test(answer.trim());
}

/** A mapping by its name or its file. Without one, says which there are and prints what this file seems to want. */
async function mappingFor(
  db: Db,
  file: string,
  table: Table,
  wanted: string | undefined,
): Promise<Mapping | undefined> {
  if (wanted?.endsWith('.json')) {
    const text = (await bytesOf(wanted)).toString('utf8');
    const parsed = Mapping.safeParse(parsedJson(text));
    if (parsed.success) return parsed.data;
    complain(
      `${wanted} is no mapping: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
      2,
    );
    return undefined;
  }
  const found = wanted === undefined ? undefined : await mappingNamed(db, wanted);
  if (found) return found;
  const names = (await mappings(db)).map(({ name }) => name).join(', ');
  complain(
    `${wanted === undefined ? 'Say how to read it' : `There is no mapping called ${wanted}`}: --mapping ${names}, or a JSON file. This file seems to want:`,
    2,
  );
  const sample = [...firstRows(table)];
  console.log(JSON.stringify(guessMapping(table.columns, sample, basename(file)).mapping, null, 2));
  return undefined;
}

function* firstRows(table: Table): Generator<string[]> {
  let count = 0;
  for (const row of table.rows) {
    if ('values' in row) yield row.values;
    if (++count >= 200) return;
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function complain(sentence: string, code: ExitCode): ExitCode {
  console.error(sentence);
  return code;
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw new CannotStart(`${file} cannot be read.`);
  }
}

function readDelimiter(text: string): Hint['delimiter'] {
  const said = text === 'tab' || text === '\\t' ? '\t' : text;
  if (said === ',' || said === ';' || said === '\t' || said === '|') return said;
  throw new InvalidArgumentError('One of , ; | or tab.');
}
