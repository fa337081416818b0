export {
  addUser,
  addUserRole,
  generatePassword,
  listUsers,
  type PersonLine,
  type RoleText,
  removeUserRole,
  removeUserSecondFactor,
  setUserPassword,
} from './command-line.ts';
export { forgetEndedAccess, grantRole, openAccount, revokeRole } from './commands.ts';
export { type DemoPerson, demoPeople, seatDemoPeople } from './demo.ts';
export { ChosenPassword, YourName } from './fields.tsx';
export { mayInvite, mayKeepAccounts } from './policy.ts';
export type { RoleGrant } from './schema.ts';
export { web } from './web.tsx';
