/** What became of a contact that was sent. */
export type Sent =
  | { how: 'written'; next: string }
  /** Something in it is wrong: the same page, with a sentence beside the field. */
  | { how: 'refused'; page: string }
  /** Whoever sent it is no longer signed in. */
  | { how: 'unknown' }
  /** The line, or the program behind it, is not there now. */
  | { how: 'lost' };

/** Longer than a slow line takes, shorter than patience. In milliseconds. */
const patience = 15_000;

/** How long to wait before trying for the nth time, in milliseconds: soon at first, then every half minute. */
export const waitBefore = (attempt: number): number => Math.min(30_000, 1_000 * 2 ** attempt);

/** What an answer means; a body that is none of ours is as good as no line. */
export async function read(answer: Response): Promise<Sent> {
  if (answer.status >= 500 || answer.status === 429) return { how: 'lost' };
  if (answer.status === 409 || answer.status === 422) return { how: 'refused', page: await answer.text() };
  if (!answer.ok) return { how: 'unknown' };
  const said: unknown = await answer.json().catch(() => null);
  if (typeof said !== 'object' || said === null || !('next' in said) || typeof said.next !== 'string')
    return { how: 'lost' };
  return { how: 'written', next: said.next };
}

/** Sends a form once. It names its contact: sent again, it is there once. */
export async function send(action: string, body: URLSearchParams): Promise<Sent> {
  try {
    const headers = { accept: 'application/json' };
    const signal = AbortSignal.timeout(patience);
    return await read(await fetch(action, { method: 'POST', body, headers, signal, redirect: 'error' }));
  } catch {
    return { how: 'lost' };
  }
}
