import type { Db } from '#platform/database/index.ts';
import type { SessionCookie } from './cookie.ts';
import { longestPassword, shortestPassword } from './password.ts';
import { type Provider, providerConfig, providerId } from './provider.ts';
import { daysOnOnesOwnDevice } from './sessions.ts';

/** better-auth as we use it: password sign-in over our own tables, never mounted as routes of its own. */
export type Engine = Awaited<ReturnType<typeof makeEngine>>;

/**
 * Builds better-auth for one commons. It is loaded when someone first signs in: it weighs 50 MB, and most processes
 * answer only visitors.
 */
export async function makeEngine(db: Db, origin: string, cookie: SessionCookie, provider: Provider | null = null) {
  const { betterAuth } = await import('better-auth');
  const { passkey } = await import('@better-auth/passkey');
  const { genericOAuth } = await import('better-auth/plugins/generic-oauth');
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
      // Whether they are really there is asked by the page (the password again), not by the session's age.
      freshAge: 0,
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
      // Accounts are opened by invitation only: an address here was never claimed by whoever liked to.
      accountLinking: {
        enabled: true,
        requireLocalEmailVerified: false,
        trustedProviders: provider?.trustsAddress ? [providerId] : [],
      },
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
    plugins: [
      passkey({
        rpID: new URL(origin).hostname,
        // Two proofs in one: the device, and the finger, face or PIN that unlocks it.
        authenticatorSelection: { userVerification: 'required', residentKey: 'required' },
        registration: { afterVerification: ({ verification }) => mustBeVerified(verification.registrationInfo) },
        authentication: { afterVerification: ({ verification }) => mustBeVerified(verification.authenticationInfo) },
        advanced: { webAuthnChallengeCookie: 'challenge' },
        schema: { passkey: { modelName: 'passkey', fields: passkeyFields } },
      }),
      genericOAuth({ config: provider ? [providerConfig(provider, origin)] : [] }),
    ],
    advanced: {
      // Its own secure prefix would replace ours, which is stricter.
      useSecureCookies: false,
      cookiePrefix: cookie.name,
      defaultCookieAttributes: { secure: cookie.secure, httpOnly: true, sameSite: 'lax', path: '/' },
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

const passkeyFields = {
  userId: 'person_id',
  publicKey: 'public_key',
  credentialID: 'credential_id',
  deviceType: 'device_type',
  backedUp: 'backed_up',
  createdAt: 'created_at',
};

/** A key that nobody unlocked proves only that the device is there. */
async function mustBeVerified(info: { userVerified: boolean } | undefined): Promise<void> {
  if (!info?.userVerified) throw new Error('the passkey was not unlocked by its owner');
}
