import { describe, expect, test } from 'vitest';
import { roomsOf } from './rooms.ts';
import { SECRET, sides } from './sides.fixture.ts';
import { twoSides, type Visitor } from './sides.people.fixture.ts';
import { formsOf, type Row, rowsOf } from './sides.rows.fixture.ts';

const town = await twoSides();
const { visitors, identities, undone, vaultOf } = town;
const rows = rowsOf(town);
const forms = formsOf();

const names = ({ path }: { path: string }) => path.includes(':');
const doors = roomsOf(identities, vaultOf).flatMap(({ list }) => list);
const filled = (path: string, given: Record<string, string>) =>
  path.replace(/:([a-z_]+)(\{.*\})?(?=\/|$)/gi, (_all, name: string) => given[name] ?? `no ${name}`);

/** What any request may write: who was there, that something was refused, how often it was tried. */
const ofTheHouse = new Set(['audit_entry', 'audit_head', 'last_seen', 'session']);

/** What is wrong with the answer to a request that is not for this visitor, if anything. */
async function turnedAway(visitor: Visitor, method: 'GET' | 'POST', answer: Response, row: Row): Promise<string[]> {
  const { away = [404], opens } = row;
  const toTheDoor = !visitor.person && method === 'GET' && /\/accedi\?next=/.test(answer.headers.get('location') ?? '');
  const wrong = away.includes(answer.status) || (answer.status === 303 && toTheDoor) ? [] : ['should not open'];
  const body = await answer.text();
  // The page of a form that sees everything may say it of what is there, and of nothing that is not.
  if (!opens(visitor, 'others') && body.includes(SECRET)) wrong.push('tells what is not theirs');
  const written = method === 'POST' ? (await undone.written()).filter((table) => !ofTheHouse.has(table)) : [];
  return written.length > 0 ? [...wrong, `writes ${written.join(', ')}`] : wrong;
}

/** Presses one button, or opens one page, as everyone, with what is theirs, what is another's and what is nobody's. */
async function walk(method: 'GET' | 'POST', row: Row, path: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const visitor of visitors) {
    for (const [whose, given] of row.names(visitor)) {
      const opens = whose !== 'guessed' && row.opens(visitor, whose);
      if (opens && row.goesOn) continue;
      const answer = await visitor.ask(method, filled(path, given), row.fields?.(whose, visitor) ?? {});
      const refused = answer.status >= 400 && ![409, 422].includes(answer.status);
      const faults = opens
        ? refused || answer.status >= 500
          ? ['should open']
          : []
        : await turnedAway(visitor, method, answer, row);
      wrong.push(...faults.map((fault) => `${visitor.name}, ${whose}: ${answer.status}, ${fault}`));
      await undone.undo();
    }
  }
  return wrong;
}

describe('what an address names opens to whom it belongs, and to others it is not there', () => {
  test('every address that names something is told here, and nothing else is', () => {
    const untold = doors.filter((door) => names(door) && !rows[door.path]).map(({ path }) => path);
    expect(untold).toEqual([]);
    const paths = new Set(doors.map(({ path }) => path));
    expect([...Object.keys(rows), ...Object.keys(forms)].filter((path) => !paths.has(path))).toEqual([]);
  });

  test.each(doors.filter(names).map(({ method, path }) => [`${method} ${path}`, method, path] as const))(
    '%s',
    async (_name, method, path) => {
      const row = rows[path];
      expect(row && (await walk(method, row, path))).toEqual([]);
    },
  );

  test.each(Object.entries(forms))('what is sent to %s names', async (path, form) => {
    const row: Row = { ...form, names: () => sides.map((whose) => [whose, {}]), away: [404, 409, 422] };
    expect(await walk('POST', row, path)).toEqual([]);
  });
});

/** Whoever runs the machine keeps the accounts, and sees who has one. */
const accounts = new Set(['/inviti', '/coordinamento/persone']);

describe('no page of any other room tells what is another’s', () => {
  const pages = doors.filter((door) => door.method === 'GET' && !names(door) && door.path !== '/esci');
  test.each(pages.map(({ path }) => [path]))('%s', async (path) => {
    for (const visitor of visitors) {
      if (visitor.coordinates || (accounts.has(path) && visitor.name.startsWith('administrator'))) continue;
      const answer = await visitor.ask('GET', path, {});
      expect(answer.status, visitor.name).toBeLessThan(500);
      expect((await answer.text()).includes(SECRET), visitor.name).toBe(false);
      await undone.undo();
    }
  });
});
