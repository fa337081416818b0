import { percentile } from '../driving/messages.ts';
import { atMost, type Found, rounded } from '../figure.ts';
import type { Rig } from '../rig.ts';
import { addressOf, searches } from '../searches.ts';
import type { Town } from '../town/make.ts';

/** Asked of each town for each search, in lots that take turns. */
const lots = 4;
const lot = 25;

/** (c) How much slower the slow answers become when the same streets hold a hundred times as many services. */
export async function measureDensity(rig: Rig, sparse: Town, dense: Town): Promise<Found> {
  const thin = await rig.startProgram(sparse.database);
  const thick = await rig.startProgram(dense.database);
  const rows: string[][] = [];
  const ratios: number[] = [];
  for (const search of searches) {
    const paths = [addressOf(search)];
    const latencies: [number[], number[]] = [[], []];
    for (let round = 0; round <= lots; round++) {
      for (const [at, { port }] of [thin, thick].entries()) {
        const driven = await rig.driveHttp({ port, paths, connections: 1, requests: round === 0 ? 5 : lot });
        if (driven.failures > 0) throw new Error(`${search.says}: ${driven.failures} failures`);
        // The first turn only warms up.
        if (round > 0) latencies[at]?.push(...driven.latencies);
      }
    }
    const [few = Number.NaN, many = Number.NaN] = latencies.map((all) =>
      percentile(
        all.sort((a, b) => a - b),
        0.95,
      ),
    );
    ratios.push(many / few);
    rows.push([search.says, rounded(few), rounded(many), rounded(many / few)]);
  }
  await thin.stop();
  await thick.stop();
  ratios.sort((a, b) => a - b);
  return {
    title: 'From a thousand services to a hundred thousand in the same streets',
    figures: [
      atMost('c', 'slow answers, the search that suffers most', ratios.at(-1) ?? Number.NaN, 20),
      atMost('c', 'slow answers, the median search', percentile(ratios, 0.5), 6),
    ],
    how: `p95 of ${lots * lot} answers of the JSON API over one connection, ${dense.services.toLocaleString('en')} services over ${sparse.services.toLocaleString('en')}, in turns.`,
    columns: ['search', `p95 at ${sparse.services}, ms`, `p95 at ${dense.services}, ms`, 'ratio'],
    rows,
  };
}
