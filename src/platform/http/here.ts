import type { Context } from 'hono';
import type { Config } from '#platform/config/index.ts';
import type { Commons, Db } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import type { Lang, T } from '#platform/messages/index.ts';

/** What every handler knows of the request: where it is, who asks, in which language, and when. */
export interface Here {
  commons: Commons;
  /** The commons' own connection: sees its schema and nothing else. */
  db: Db;
  actor: Actor;
  lang: Lang;
  t: T;
  now: Date;
  requestId: string;
  config: Config;
  /** Path within the site, without the language's prefix and without the query. */
  path: string;
  /** A link of our own in the language of the page: '/cerca' → '/en/cerca'. */
  href(path: string): string;
  /** The same as an absolute address, from the configured origin, never from the Host header. */
  absolute(path: string): string;
  /** Address of a built file by its entry name ('theme', 'map'), and the styles it brings. */
  asset(name: string): Asset;
  nav: readonly NavItem[];
  /** Where this person's roles lead: the pages of those who work here. */
  work: readonly WorkItem[];
}

export interface Asset {
  file: string;
  styles: string[];
}

export interface NavItem {
  path: string;
  /** Message key of its label. */
  label: string;
}

/** A page of those who work here. */
export interface WorkItem extends NavItem {
  /** Message key of the heading that it stands below. */
  group: string;
}

export interface Env {
  Variables: { here: Here; requestId: string };
}
export type Ctx = Context<Env>;
