import pg from 'pg';
import { z } from 'zod';
import { type Connection, percentile, type Statement } from '../driving/messages.ts';
import { noteStatements } from '../driving/noted.ts';
import { atLeast, type Figure, type Found, rounded } from '../figure.ts';
import type { Rig } from '../rig.ts';
import { addressOf, searches } from '../searches.ts';
import type { Town } from '../town/make.ts';

/** As many as the program's pool has connections. */
const connections = 6;
const seconds = 1.5;
/** From here on the database does the work; below, asking costs more than finding. */
const worth = 2;

/** (a) The searches through the program, against their statement driven bare; and the plan of each. */
export async function measureSearches(rig: Rig, town: Town): Promise<Found> {
  const noted = await noteStatements(rig, town.database, searches);
  const program = await rig.startProgram(town.database);
  const figures: Figure[] = [];
  const rows: string[][] = [];
  const scanned: string[] = [];
  for (const { search, statements, main } of noted) {
    const path = addressOf(search);
    if (await readsWholeIndex(town.connection, main)) scanned.push(search.says);
    const alone = await rig.driveSql({ connection: town.connection, statement: main, connections: 1, requests: 15 });
    const [bare, served] = [0, 0].map(() => ({ requests: 0, seconds: 0 }));
    if (!bare || !served) throw new Error('nothing to count in');
    await rig.driveHttp({ port: program.port, paths: [path], connections, seconds: 0.5 });
    // In turns, so that whatever else the machine does falls on both.
    for (let round = 0; round < 2; round++) {
      const sql = await rig.driveSql({ connection: town.connection, statement: main, connections, seconds });
      const http = await rig.driveHttp({ port: program.port, paths: [path], connections, seconds });
      if (http.failures > 0) throw new Error(`${search.says}: ${http.failures} failures`);
      bare.requests += sql.requests;
      bare.seconds += sql.seconds;
      served.requests += http.requests;
      served.seconds += http.seconds;
    }
    const took = percentile(alone.latencies, 0.5);
    const ratio = served.requests / served.seconds / (bare.requests / bare.seconds);
    const least = took >= worth ? 0.5 : 0.1;
    figures.push(atLeast('a', search.says, ratio, least));
    rows.push([
      search.says,
      rounded(took),
      String(statements.length),
      rounded(bare.requests / bare.seconds),
      rounded(served.requests / served.seconds),
      rounded(ratio),
      String(least),
    ]);
  }
  await program.stop();
  figures.push({
    part: 'a',
    what: 'searches that read the whole index table',
    measured: scanned.length === 0 ? '0' : `${scanned.length}: ${scanned.join('; ')}`,
    target: '0',
    holds: scanned.length === 0,
  });
  return {
    title: 'Searches through the program against their SQL alone',
    figures,
    how: `${town.services.toLocaleString('en')} services. ${connections} connections on both sides, in turns of ${seconds} s. The statement that finds is driven by a process of its own with the program’s own driver and settings; the program also reads the question and the place, asks the planner, and says why. Not compressed.`,
    columns: ['search', 'SQL alone, ms', 'statements', 'SQL a second', 'API a second', 'ratio', 'least'],
    rows,
  };
}

const Plan = z.array(z.object({ 'QUERY PLAN': z.array(z.unknown()) }));

async function readsWholeIndex(connection: Connection, { text, values }: Statement): Promise<boolean> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query(`explain (format json) ${text}`, values);
    return hasScan(Plan.parse(rows));
  } finally {
    await client.end();
  }
}

const Node = z.record(z.string(), z.unknown());

function hasScan(plan: unknown): boolean {
  if (Array.isArray(plan)) return plan.some(hasScan);
  const node = Node.safeParse(plan);
  if (!node.success) return false;
  const { 'Node Type': type, 'Relation Name': table } = node.data;
  if (/Seq Scan$/.test(String(type)) && table === 'search_entry') return true;
  return Object.values(node.data).some(hasScan);
}
