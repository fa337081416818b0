import { web as directory, api as directoryApi } from '#modules/directory/index.ts';
import { web as people } from '#modules/people/index.ts';
import type { Doors, NavItem } from '#platform/http/index.ts';
import type { Identities } from './identities.ts';

/** Every room of the house, in the order in which a door is looked for. Reading this is reading the map of the house. */
export const roomsOf = (identities: Identities): readonly Doors[] => [directory, people(identities.of)];

/** What programs ask, from any origin and without cookies, and where it stands. */
export const apisOf = (): readonly { at: string; room: Doors }[] => [{ at: '/api', room: directoryApi }];

/** At most six words above every page. */
export const nav: readonly NavItem[] = [
  { path: '/cerca', label: 'app.nav.find' },
  { path: '/quartieri', label: 'app.nav.neighbourhoods' },
  { path: '/punti', label: 'app.nav.talk' },
];
