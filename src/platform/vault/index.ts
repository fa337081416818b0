export { type Master, masterOf } from './master.ts';
export { addKey, dropOldKeys, openVault, type Vault } from './ring.ts';
