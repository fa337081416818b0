export {
  type Actor,
  type Assurance,
  holds,
  nobody,
  operator,
  type Role,
  type RoleName,
  roleNames,
  type ScopeName,
  scopeNames,
} from './actor.ts';
export {
  createIdentity,
  type Identity,
  type IdentityOptions,
  type SignInAnswer,
  type SignInAttempt,
} from './identity.ts';
export { longestPassword, passwordProblem, setPassword, shortestPassword } from './password.ts';
export { countSessions, endSessions } from './sessions.ts';
