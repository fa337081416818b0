export {
  addUser,
  addUserRole,
  generatePassword,
  listUsers,
  type PersonLine,
  type RoleText,
  removeUserRole,
  setUserPassword,
} from './command-line.ts';
export { type DemoPerson, demoPeople, seatDemoPeople } from './demo.ts';
export { web } from './web.tsx';
