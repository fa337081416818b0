import type { Hono } from 'hono';
import { web as directory } from '#modules/directory/index.ts';
import { web as people } from '#modules/people/index.ts';
import type { Doors, Env, NavItem } from '#platform/http/index.ts';
import type { Identities } from './identities.ts';

/** Every room of the house, in the order in which a door is looked for. Reading this is reading the map of the house. */
export const roomsOf = (identities: Identities): readonly Doors[] => [directory, people(identities.of)];

/** What programs ask, from any origin, without cookies: outside the check that forms come from our own pages. */
export const apisOf = (): readonly { at: string; app: Hono<Env> }[] => [];

/** At most six words above every page. */
export const nav: readonly NavItem[] = [
  { path: '/cerca', label: 'app.nav.find' },
  { path: '/quartieri', label: 'app.nav.neighbourhoods' },
  { path: '/punti', label: 'app.nav.talk' },
];
