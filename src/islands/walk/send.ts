import type { Kept } from './store.ts';

/** What became of a find that was sent. */
export type Sent =
  | { how: 'arrived'; state: string; page: string }
  | { how: 'refused'; sentence: string }
  | { how: 'unknown' }
  | { how: 'later' };

/** Sends one find; the same id is kept once by the server, so that it may be sent again after a line that dropped. */
export async function send(address: string, { values, photo }: Kept): Promise<Sent> {
  const body = new FormData();
  for (const [name, value] of Object.entries(values)) body.set(name, value);
  if (photo) body.set('photo', photo, 'foto.jpg');
  try {
    const answer = await fetch(address, { method: 'POST', body, headers: { accept: 'application/json' } });
    if (answer.status === 404 || answer.status === 403 || answer.redirected) return { how: 'unknown' };
    if (answer.status === 409 || answer.status === 422)
      return { how: 'refused', sentence: sentenceIn(await answer.json()) };
    if (!answer.ok) return { how: 'later' };
    const read: unknown = await answer.json();
    return { how: 'arrived', state: textIn(read, 'state'), page: textIn(read, 'page') };
  } catch {
    return { how: 'later' };
  }
}

const textIn = (read: unknown, name: string): string => {
  const found: unknown =
    typeof read === 'object' && read !== null ? Object.entries(read).find(([key]) => key === name)?.[1] : '';
  return typeof found === 'string' ? found : '';
};

function sentenceIn(read: unknown): string {
  const said: unknown = typeof read === 'object' && read !== null && 'sentences' in read ? read.sentences : [];
  return Array.isArray(said) ? said.join(' ') : '';
}
