import { readFileSync } from 'node:fs';
import { atMost, type Found, rounded } from '../figure.ts';
import type { Rig } from '../rig.ts';
import { addressOf, searches } from '../searches.ts';
import { serviceIds, type Town } from '../town/make.ts';

const connections = 10;
const requests = 50_000;
/** Of a thousand requests. */
const share = { pages: 850, api: 100, searchPages: 50 };

/** (e) What the program's process keeps in memory after a long day. */
export async function measureMemory(rig: Rig, town: Town): Promise<Found> {
  const program = await rig.startProgram(town.database);
  const idle = residentMegabytes(program.pid);
  const ids = await serviceIds(town.connection, 4_000);
  const paths = Array.from({ length: 20_000 }, (_, at) => pathAt(at, ids));
  const headers = { 'Accept-Encoding': 'gzip' };
  const seen: number[] = [];
  for (let done = 0; done < requests; done += requests / 10) {
    const driven = await rig.driveHttp({ port: program.port, paths, connections, requests: requests / 10, headers });
    if (driven.failures > 0) throw new Error(`${driven.failures} failures in the mixed load`);
    seen.push(residentMegabytes(program.pid));
  }
  await program.stop();
  return {
    title: 'Memory of the program’s process',
    figures: [
      atMost('e', `resident after ${requests.toLocaleString('en')} requests`, seen.at(-1) ?? Number.NaN, 220, ' MB'),
    ],
    how: `${connections} connections, compressed answers; of a thousand requests ${share.pages} are pages of ${ids.length.toLocaleString('en')} services, ${share.api} the JSON of a search, ${share.searchPages} the page of one. ${rounded(idle)} MB before the first; after each tenth: ${seen.map(rounded).join(', ')} MB.`,
  };
}

function pathAt(at: number, ids: readonly string[]): string {
  const kind = (at * 7919) % 1000;
  const search = searches[at % searches.length];
  if (kind < share.pages || !search) return `/servizi/${ids[(at * 31) % ids.length]}`;
  return addressOf(search, kind < share.pages + share.api ? '/api/search' : '/cerca');
}

function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
