import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Rig } from '../rig.ts';
import { addressOf, type Search } from '../searches.ts';
import type { Statement } from './messages.ts';

const Line = z.object({ text: z.string(), values: z.array(z.unknown()) });

const noting = new URL('./noting.mjs', import.meta.url);

/** What the program asks of the database for one search. */
export interface Noted {
  search: Search;
  /** In the order in which they were sent. */
  statements: Statement[];
  /** The one that finds. */
  main: Statement;
}

/** Asks each search once of a server that writes down every statement it sends. */
export async function noteStatements(rig: Rig, database: string, searches: readonly Search[]): Promise<Noted[]> {
  const file = join(rig.folder, 'statements.jsonl');
  const program = await rig.startProgram(database, {
    imports: [noting.href],
    env: { BENCH_STATEMENTS: file },
  });
  const noted: Noted[] = [];
  for (const search of searches) {
    // Twice: what the program keeps for later is fetched by the first.
    await ask(program.port, search);
    rmSync(file, { force: true });
    await ask(program.port, search);
    const statements = existsSync(file) ? read(file) : [];
    const main = statements.findLast(({ text }) => /\bsearch_entry\b/.test(text) && !/^\s*explain/i.test(text));
    if (!main) throw new Error(`no statement was noted for: ${search.says}`);
    noted.push({ search, statements, main });
  }
  await program.stop();
  return noted;
}

async function ask(port: number, search: Search): Promise<void> {
  const answer = await fetch(`http://localhost:${port}${addressOf(search)}`);
  if (!answer.ok) throw new Error(`${search.says}: ${answer.status}`);
  await answer.arrayBuffer();
}

// The queue of jobs asks for work now and then, whatever is searched.
const read = (file: string): Statement[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.includes('jobs.'))
    .map((line) => Line.parse(JSON.parse(line)));
