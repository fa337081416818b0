export { type Master, masterOf } from './master.ts';
export { addKey, countKeys, dropOldKeys, openVault, type Vault } from './ring.ts';
export { rotateKeys, type SealedColumn } from './rotate.ts';
