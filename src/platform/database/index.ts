export { putRows } from './bulk.ts';
export type { Commons } from './commons.ts';
export { type Installation, type NewCommons, openInstallation } from './installation.ts';
export { type LoosePointer, pointBack, type Repointed, repoint, type Staying } from './pointers.ts';
export { prepared } from './prepared.ts';
export { NotFound, Refusal } from './refusal.ts';
export type { Db, Tables, Tx } from './tables.ts';
