import { web as directory } from '#modules/directory/web.tsx';
import type { Doors, NavItem } from '#platform/http/index.ts';

/** Every room of the house, in the order in which a door is looked for. Reading this is reading the map of the house. */
export const rooms: readonly Doors[] = [directory];

/** At most six words above every page. */
export const nav: readonly NavItem[] = [
  { path: '/cerca', label: 'app.nav.find' },
  { path: '/quartieri', label: 'app.nav.neighbourhoods' },
  { path: '/punti', label: 'app.nav.talk' },
];
