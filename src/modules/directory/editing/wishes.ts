import type { Said } from '#platform/messages/index.ts';
import type { Wish } from '../keeping/change.ts';
import { type Door, sayDoors } from '../keeping/hours.ts';
import { doorWith, readHours } from './hours-form.ts';
import type { Opened } from './opened.ts';
import { type Read, readFacts, type Typed } from './reading.ts';

/** The field of a draft in which the form of a door lies, as it was typed. */
export const hoursField = (door: Door): string => `hours.${door.id}`;

/** The field of a draft that names the correction its hours are written for. */
export const correctionField = 'correction';

/** The form of a door as it lies in a draft; null where nobody has touched it. */
export function typedDoor(draft: Typed, door: Door): Typed | null {
  const text = draft[hoursField(door)];
  if (text === undefined || text === '') return null;
  const read: unknown = JSON.parse(text);
  if (typeof read !== 'object' || read === null) return null;
  return Object.fromEntries(Object.entries(read).map(([field, said]) => [field, String(said)]));
}

/** The rows that were taken away in the form of a door. */
export const droppedIn = (typed: Typed): string[] => (typed.drop ?? '').split(' ').filter(Boolean);

/** The doors as they would be with what was typed; one whose form cannot be read stays as it is. */
export function doorsWith(doors: readonly Door[], draft: Typed): { doors: Door[]; touched: boolean; wrong: boolean } {
  let [touched, wrong] = [false, false];
  const made = doors.map((door) => {
    const typed = typedDoor(draft, door);
    if (typed === null) return door;
    touched = true;
    const read = readHours(typed);
    if ('plain' in read) return doorWith(door, read.plain, droppedIn(typed));
    wrong = true;
    return door;
  });
  return { doors: made, touched, wrong };
}

/** Everything that a draft changes of its entry, hours among it, or what is wrong with it, field by field. */
export function wishesOf({ kind, entry }: Pick<Opened, 'kind' | 'entry'>, draft: Typed): Read {
  const read = readFacts(kind, draft);
  const { doors, touched, wrong } = doorsWith(entry.doors, draft);
  if ('wrong' in read || wrong) {
    const hours: Record<string, Said> = wrong ? { hours: { key: 'editing.wrong.hours' } } : {};
    return { wrong: { ...('wrong' in read ? read.wrong : {}), ...hours } };
  }
  if (!touched) return read;
  const from = draft['was.hours'] ?? entry.says.hours ?? '';
  const wish: Wish = { fact: 'hours', from: from || null, to: sayDoors(doors), doors };
  return wish.from === wish.to ? read : { wishes: [...read.wishes, wish] };
}

/** What was chosen where two people had changed the same: `choose.name` is mine or theirs, `now.name` what they wrote. */
export function chosen(draft: Typed, choices: Typed): Typed {
  const said: Record<string, string> = { ...draft };
  for (const [field, choice] of Object.entries(choices)) {
    if (!field.startsWith('choose.')) continue;
    const fact = field.slice('choose.'.length);
    const now = choices[`now.${fact}`] ?? '';
    said[`was.${fact}`] = now;
    if (choice !== 'theirs') continue;
    if (fact !== 'hours') said[fact] = now;
    else for (const key of Object.keys(said)) if (key.startsWith('hours.')) delete said[key];
  }
  return said;
}
