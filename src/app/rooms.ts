import type { Hono } from 'hono';
import {
  agreementsWeb,
  codeWeb,
  counterWeb,
  followWeb,
  handoffsWeb,
  listensSomewhere,
  notesWeb,
  onSomeRota,
  readsSomeAgreement,
  remindersWeb,
  shiftsWeb,
  urgentWeb,
} from '#modules/desk/index.ts';
import {
  bookletWeb,
  calendarOf,
  claimsWeb,
  correctionsDeskWeb,
  correctionsWeb,
  developersWeb,
  web as directory,
  api as directoryApi,
  doublesWeb,
  editingWeb,
  entriesWeb,
  freshnessWeb,
  gapsWeb,
  hsdsApi,
  importWeb,
  keepsSome,
  mayCoordinate,
  mayImport,
  mayPrintBooklet,
  mayRoundUp,
  mayWalk,
  offlineWeb,
  reindexLocated,
  roundUpWeb,
  shortlistWeb,
  walkWeb,
} from '#modules/directory/index.ts';
import { mayInvite, mayKeepAccounts, web as people } from '#modules/people/index.ts';
import { drawingWeb, mayDraw, web as places } from '#modules/places/index.ts';
import { type Door, type Doors, type Env, limiter, type NavItem, type WorkItem } from '#platform/http/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import { exitWeb } from './exit.tsx';
import type { Identities } from './identities.ts';
import { mailboxWeb } from './mailbox.tsx';
import { staticWeb } from './static.tsx';
import type { Vaults } from './vaults.ts';

/** Every room of the house, in the order in which a door is looked for. Reading this is reading the map of the house. */
export const roomsOf = (identities: Identities, vaultOf: Vaults): readonly Doors[] => [
  directory,
  entriesWeb,
  shortlistWeb,
  freshnessWeb,
  bookletWeb,
  correctionsWeb,
  correctionsDeskWeb,
  importWeb,
  claimsWeb,
  doublesWeb,
  gapsWeb,
  editingWeb,
  developersWeb,
  offlineWeb,
  walkWeb,
  roundUpWeb,
  places,
  // What moves into another neighbourhood is found there from the same moment.
  drawingWeb((tx, { commons, now }, moved) => reindexLocated(tx, moved, calendarOf(commons), now)),
  counterWeb(vaultOf),
  notesWeb(vaultOf),
  shiftsWeb,
  agreementsWeb,
  remindersWeb(vaultOf),
  followWeb(vaultOf),
  handoffsWeb(vaultOf),
  codeWeb(vaultOf),
  urgentWeb,
  people(identities.of),
  staticWeb,
  exitWeb,
  mailboxWeb,
];

export interface Api {
  at: string;
  app: Hono<Env>;
  list: readonly Door[];
}

/** What programs ask, from any origin and without cookies, and where it stands. */
export const apisOf = (perMinute: number): readonly Api[] => [
  { at: '/api', ...directoryApi },
  // HSDS declares its own doors: all for anyone, reading only.
  { at: '/hsds', app: hsdsApi(perMinute === 0 ? {} : { limit: limiter(perMinute, 60) }), list: [] },
];

/** At most six words above every page. */
export const nav: readonly NavItem[] = [
  { path: '/cerca', label: 'app.nav.find' },
  { path: '/quartieri', label: 'app.nav.neighbourhoods' },
  { path: '/punti', label: 'app.nav.talk' },
  { path: '/lista', label: 'app.nav.list' },
];

/** The pages of those who work here, under the heading that they stand below, each for whom its policy lets in. */
export const work: readonly (WorkItem & { isFor(actor: Actor): boolean })[] = [
  { path: '/sportello', label: 'app.work.desk', group: 'app.work.waits', isFor: listensSomewhere },
  { path: '/turni', label: 'app.work.shifts', group: 'app.work.waits', isFor: onSomeRota },
  { path: '/redazione/verifiche', label: 'app.work.checks', group: 'app.work.waits', isFor: keepsSome },
  { path: '/redazione/correzioni', label: 'app.work.corrections', group: 'app.work.waits', isFor: keepsSome },
  { path: '/coordinamento/richieste', label: 'app.work.requests', group: 'app.work.waits', isFor: mayCoordinate },
  { path: '/coordinamento/mappatura', label: 'app.work.round_up', group: 'app.work.waits', isFor: mayRoundUp },
  { path: '/redazione', label: 'app.work.entries', group: 'app.work.directory', isFor: keepsSome },
  { path: '/coordinamento/doppioni', label: 'app.work.doubles', group: 'app.work.directory', isFor: mayCoordinate },
  { path: '/redazione/importa', label: 'app.work.import', group: 'app.work.directory', isFor: mayImport },
  { path: '/mappatura', label: 'app.work.walk', group: 'app.work.neighbourhood', isFor: mayWalk },
  { path: '/coordinamento/mancanze', label: 'app.work.gaps', group: 'app.work.neighbourhood', isFor: mayCoordinate },
  { path: '/redazione/libretto', label: 'app.work.booklet', group: 'app.work.neighbourhood', isFor: mayPrintBooklet },
  { path: '/redazione/quartieri', label: 'app.work.draw', group: 'app.work.neighbourhood', isFor: mayDraw },
  { path: '/coordinamento/persone', label: 'app.work.people', group: 'app.work.roles', isFor: mayKeepAccounts },
  { path: '/inviti', label: 'app.work.invite', group: 'app.work.roles', isFor: mayInvite },
  { path: '/accordi', label: 'app.work.agreements', group: 'app.work.neighbourhood', isFor: readsSomeAgreement },
];
