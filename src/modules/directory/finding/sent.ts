import type { Ctx } from '#platform/http/index.ts';
import { type Asked, readParameters } from './asked.ts';

/** The field by which a button of the page sends a whole query. */
export const wholeQuery = 'vai';

/** A search is a few words and filters: more than this is none. In characters. */
const longest = 8_000;

/**
 * Reads a search that was sent as a form, so that nothing of it is in an address: its fields, or the whole query that a
 * button of the page sends. Never throws; what cannot be read is a search for everything.
 */
export async function readSent(c: Ctx): Promise<Asked> {
  const tooLong = Number(c.req.header('content-length') ?? 0) > longest;
  const form = /^application\/x-www-form-urlencoded/.test(c.req.header('content-type') ?? '');
  const sent = new URLSearchParams(tooLong || !form ? '' : await c.req.text());
  const instead = sent.get(wholeQuery);
  return readParameters(instead === null ? sent : new URLSearchParams(instead));
}
