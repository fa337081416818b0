// Draws the house from its sources into ARCHITECTURE.md: `node script/drawing.ts`; with `--check` it only looks whether
// the drawing still fits, which `script/walls.ts` does at every test.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSources, type Source } from './reading.ts';

const page = 'ARCHITECTURE.md';
const begins = '<!-- drawing: made by script/drawing.ts, do not edit -->';
const ends = '<!-- end of the drawing -->';

/** From a room ('modules/places') to the rooms that it uses. */
export type Uses = ReadonlyMap<string, ReadonlySet<string>>;

const aside = /[.](test|fixture)[.]tsx?$|\/testing[./]|\/factory[.]ts$/;

/** The room that a file stands in; null for what is no part of the house: tests, packages. */
const roomOf = (path: string): string | null => {
  if (aside.test(path)) return null;
  if (/^src\/(app\/|main[.]ts$)/.test(path)) return 'app';
  return /^src\/((?:modules|platform|islands)\/[^/]+)\//.exec(path)?.[1] ?? null;
};

/** Who uses whom, room by room, in order. */
export const usesOf = (sources: readonly Source[]): Uses => {
  const uses = new Map<string, Set<string>>();
  for (const { source, dependencies } of sources) {
    const room = roomOf(source);
    if (!room) continue;
    const known = uses.get(room) ?? new Set<string>();
    uses.set(room, known);
    for (const { resolved } of dependencies) {
      const used = roomOf(resolved);
      if (used && used !== room) known.add(used);
    }
  }
  return new Map(
    [...uses].sort(([a], [b]) => a.localeCompare(b)).map(([room, used]) => [room, new Set([...used].sort())]),
  );
};

/** Without the arrows that a longer way says already: otherwise everything points at the database. */
export const fewestArrows = (uses: Uses): Uses => {
  const left = new Map([...uses].map(([room, used]) => [room, new Set(used)]));
  const leads = (from: string, to: string, seen: Set<string>): boolean =>
    [...(left.get(from) ?? [])].some((next) => next === to || (!seen.has(next) && leads(next, to, seen.add(next))));
  for (const [room, used] of uses) {
    for (const other of used) {
      left.get(room)?.delete(other);
      if (!leads(room, other, new Set([room]))) left.get(room)?.add(other);
    }
  }
  return left;
};

const floors = { modules: 'modules: the neighbourhood', platform: 'platform', islands: 'islands: in the browser' };

/** The rooms on their floors and the arrows between them, as Mermaid reads it. */
export const drawingOf = (uses: Uses): string => {
  const rooms = [...uses.keys()];
  const name = (room: string) => room.replace('/', '_');
  const floor = ([folder, title]: [string, string]) => [
    `  subgraph ${folder}_floor["${title}"]`,
    ...rooms
      .filter((room) => room.startsWith(`${folder}/`))
      .map((room) => `    ${name(room)}["${room.split('/')[1]}"]`),
    '  end',
  ];
  const arrows = [...fewestArrows(uses)].flatMap(([room, used]) =>
    [...used].map((other) => `  ${name(room)} --> ${name(other)}`),
  );
  return ['```mermaid', 'flowchart TB', ...Object.entries(floors).flatMap(floor), ...arrows, '```'].join('\n');
};

/** The page with the drawing between its two marks. Throws when a mark is missing. */
export const drawnInto = (text: string, drawing: string): string => {
  const [before, rest] = text.split(begins);
  const after = rest?.split(ends)[1];
  if (before === undefined || after === undefined) throw new Error(`${page} has lost the marks of its drawing.`);
  return `${before}${begins}\n\n${drawing}\n\n${ends}${after}`;
};

/** A sentence when the drawing is no longer that of these sources, otherwise nothing. */
export const staleness = (sources: readonly Source[]): string[] => {
  const text = readFileSync(page, 'utf8');
  return drawnInto(text, drawingOf(usesOf(sources))) === text
    ? []
    : [`The drawing in ${page} no longer fits the sources: draw it again with node script/drawing.ts`];
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { modules } = readSources();
  if (process.argv.includes('--check')) {
    const stale = staleness(modules);
    for (const sentence of stale) process.stdout.write(`${sentence}\n`);
    process.exitCode = stale.length;
  } else {
    writeFileSync(page, drawnInto(readFileSync(page, 'utf8'), drawingOf(usesOf(modules))));
  }
}
