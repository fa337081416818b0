// Everything that is measured, in one run: `npm run bench`. Prints ratios, and writes them into bench/RESULTS.md.
import { parseArgs } from 'node:util';
import type { Found } from './figure.ts';
import { measureDensity } from './parts/density.ts';
import { measureImport } from './parts/import.ts';
import { measureMemory } from './parts/memory.ts';
import { measurePages } from './parts/page.ts';
import { measureReview } from './parts/review.ts';
import { measureSearches } from './parts/search.ts';
import { measureSignedIn } from './parts/signed-in.ts';
import { measureWeight } from './parts/weight.ts';
import { printed, writeResults } from './report.ts';
import { openRig } from './rig.ts';
import { makeTown, type Town } from './town/make.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    services: { type: 'string', default: '100000' },
  },
});
const wanted = (letter: string) => values.only.length === 0 || values.only.includes(letter);
const began = performance.now();
const say = (words: string) => process.stdout.write(`${words}\n`);

const rig = await openRig();
try {
  const made = async (many: number): Promise<Town> => {
    const town = await makeTown(rig, many);
    const { rows, index } = town.seconds;
    say(`${many.toLocaleString('en')} services: written in ${rows.toFixed(1)} s, indexed in ${index.toFixed(1)} s`);
    return town;
  };
  const sparse = await made(1_000);
  const dense = await made(Number(values.services));
  const parts: [string, () => Promise<Found>][] = [
    ['a', () => measureSearches(rig, dense)],
    ['b', () => measurePages(rig, dense)],
    ['c', () => measureDensity(rig, sparse, dense)],
    ['d', () => measureWeight(rig, sparse)],
    ['e', () => measureMemory(rig, dense)],
    ['f', () => measureImport(rig)],
    ['g', () => measureReview(rig, dense)],
    ['h', () => measureSignedIn(rig, dense)],
  ];
  const found: Found[] = [];
  for (const [letter, measure] of parts) {
    if (!wanted(letter)) continue;
    const part = await measure();
    say(printed(part));
    found.push(part);
  }
  const minutes = (performance.now() - began) / 60_000;
  say(`All in ${minutes.toFixed(1)} minutes.`);
  // What was measured in part, or on another town, is no result.
  if (values.only.length === 0 && dense.services === 100_000) writeResults(found, [sparse, dense], minutes);
} finally {
  await rig.close();
}
