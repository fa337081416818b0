import type { Db } from '#platform/database/index.ts';
import type { SessionCookie } from './cookie.ts';
import { longestPassword, shortestPassword } from './password.ts';
import { daysOnOnesOwnDevice } from './sessions.ts';

/** better-auth as we use it: password sign-in over our own tables, never mounted as routes of its own. */
export type Engine = Awaited<ReturnType<typeof makeEngine>>;

/**
 * Builds better-auth for one commons. It is loaded when someone first signs in: it weighs 50 MB, and most processes
 * answer only visitors.
 */
export async function makeEngine(db: Db, origin: string, cookie: SessionCookie) {
  const { betterAuth } = await import('better-auth');
  return betterAuth({
    baseURL: origin,
    secret: cookie.secret,
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Ours counts attempts before they are made, and by account as well (attempts.ts).
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    session: {
      modelName: 'session',
      // A session does not grow by being used.
      disableSessionRefresh: true,
      expiresIn: daysOnOnesOwnDevice * 24 * 60 * 60,
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'account',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      // Its own secure prefix would replace ours, which is stricter.
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: cookie.name,
          attributes: { secure: cookie.secure, httpOnly: true, sameSite: 'lax', path: '/' },
        },
      },
      // Where people sign in from is nobody's business, not even ours.
      ipAddress: { disableIpTracking: true },
      // The types in tables.ts are held to the database by a test; asking the catalogue at every start is not needed.
      database: { generateId: 'uuid', validateSchema: false },
    },
  });
}
