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
  withSecondFactor,
} from './actor.ts';
export {
  createIdentity,
  type Identity,
  type IdentityOptions,
  type SignInAnswer,
  type SignInAttempt,
} from './identity.ts';
export { hashOf, linkAbout, makeLink, newToken, useLink } from './links.ts';
export { hasPassword, longestPassword, passwordProblem, setPassword, shortestPassword } from './password.ts';
export { type FactorState, removeSecondFactors } from './second-factor.ts';
export { endSession, endSessions, forgetEnded, lastSeenOn, type OpenSession, sessionsOf } from './sessions.ts';
export { appAddress, base32 } from './totp.ts';
