import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { deriveKey, seal, unseal } from '#platform/crypto/index.ts';
import { Refusal } from '#platform/database/index.ts';
import type { Ctx, Here } from '#platform/http/index.ts';
import { type Item, pack, unpack } from './list.ts';

/**
 * A list is nowhere with us. It is in a cookie of the visitor's own browser, sealed so that who opens the browser's store
 * reads nothing, which ends with the browser and at the latest so many hours after it was last touched: on a counter's
 * computer the next person must not find it.
 */
const cookie = 'lista';
const hours = 3;

const keyOf = ({ config, commons }: Here, purpose: string): Buffer =>
  deriveKey(config.secret, `shortlist ${purpose} ${commons.name}`);

const afterHours = (now: Date, many: number): Date => new Date(now.getTime() + many * 3_600_000);

/** The visitor's list; empty where there is none, or where its time is over. */
export function listOf(c: Ctx): Item[] {
  const { here } = c.var;
  const bytes = unseal(keyOf(here, 'cookie'), getCookie(c, cookie) ?? '');
  return bytes ? (unpack(bytes, here.now)?.items ?? []) : [];
}

/**
 * Gives the list back to the browser.
 * @throws Refusal 'shortlist.too_long' where the notes leave no room.
 */
export function keepList(c: Ctx, items: readonly Item[]): void {
  const { here } = c.var;
  const place = {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: here.config.origin.startsWith('https:'),
  } as const;
  if (items.length === 0) {
    deleteCookie(c, cookie, place);
    return;
  }
  const bytes = pack(items, afterHours(here.now, hours));
  if (bytes === null) throw new Refusal('shortlist.too_long');
  setCookie(c, cookie, seal(keyOf(here, 'cookie'), bytes), place);
}

/** For how many days a shared link may hold. */
export const linkDays = [1, 7, 30] as const;

/** The end of an address that holds a whole list: nobody but us can read it, change it or make it last longer. */
export function linkOf(here: Here, items: readonly Item[], days: number): { path: string; until: Date } {
  const until = afterHours(here.now, days * 24);
  const bytes = pack(items, until);
  if (bytes === null) throw new Refusal('shortlist.too_long');
  return { path: `/l/${seal(keyOf(here, 'link'), bytes)}`, until };
}

/** The list behind a link: null where the link is over, or none of ours. */
export function linkedList(here: Here, token: string): { items: Item[]; until: Date } | null {
  const bytes = unseal(keyOf(here, 'link'), token);
  return bytes && unpack(bytes, here.now);
}
