export { fromOurPages, guarded, logged, numbered } from './arrive.ts';
export { readAssets } from './assets.ts';
export { anyone, certainly, type Door, type Doors, doors, type Policy, signedIn } from './doors.ts';
export type { Asset, Ctx, Env, Here, NavItem, WorkItem } from './here.ts';
export { type Fresh, makeKeptPages } from './kept.ts';
export { clientAddress, limiter, TooMany } from './limits.ts';
export { pageHtml, showPage } from './page.tsx';
