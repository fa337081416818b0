import { existsSync } from 'node:fs';
import { z } from 'zod';
import { CannotStart } from './cannot-start.ts';
import { absolutePath, keepSecret } from './secret.ts';

export { CannotStart } from './cannot-start.ts';

/** Everything that whoever runs the program may choose. Paths are absolute; `docs/operate.md` explains each to people. */
export type Config = {
  /** TCP port to listen on; 0 lets the system choose one. */
  port: number;
  host: string;
  dataDir: string;
  /** An existing PostgreSQL; without it the program runs its own under `dataDir`. */
  databaseUrl: string | undefined;
  /** What links in mails and sign-in trust, without a slash at the end; never taken from a request. */
  origin: string;
  /** How many proxies in front of us may be believed about who is asking; 0 believes none. */
  trustProxy: number;
  /** The commons that answers on the loopback names; without it, whoever opens the database chooses. */
  defaultCommons: string | undefined;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Requests that one address may make in a minute; 0 is without limit. */
  requestsPerMinute: number;
  /** Reference data for tests and measures; may not exist. */
  sharedDir: string;
  /** A base map in one file; the map is drawn without it too. */
  mapFile: string | undefined;
  /** The mail server, smtp:// or smtps://; without it no mail leaves. */
  smtpUrl: string | undefined;
  /** From whom mails come: an address, or a name with an address in angle brackets. */
  mailFrom: string;
  /** A Maildir into which the mail server puts what comes back (delivery reports); read and emptied. */
  mailReports: string | undefined;
  /** Where "leave quickly" leads: a page of others that anyone might be reading; without it, a neutral page of ours. */
  quickExit: string | undefined;
  /** An OpenID Connect provider that recognises people for us: a municipality's proxy in front of SPID and CIE, for one. */
  oidc: OidcConfig | undefined;
  /** At least 32 characters; every other secret is derived from it (`platform/crypto`). */
  secret: string;
};

export interface OidcConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
  twoProofs: readonly string[];
  trustsAddress: boolean;
}

/** Whether only this machine can ask: a demo, or somebody who develops. */
export const isAtHome = ({ origin }: Pick<Config, 'origin'>): boolean =>
  /^https?:\/\/(localhost|127\.|\[::1\])/.test(origin);

const yes = new Set(['true', 'yes', 'on']);
const no = new Set(['false', 'no', 'off']);

const proxies = z
  .string()
  .transform((value) => (yes.has(value.toLowerCase()) ? '1' : no.has(value.toLowerCase()) ? '0' : value))
  .pipe(z.string().regex(/^\d$/, 'must be the number of proxies in front of the program: 0 for none, 1 for one.'))
  .transform(Number);

const webAddress = z
  .string()
  .refine((value) => URL.canParse(value) && /^https?:\/\//.test(value), 'must be a web address, such as https://…')
  .refine((value) => !URL.canParse(value) || new URL(value).pathname === '/', 'must be an address without a path.')
  .transform((value) => new URL(value).origin);

const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number, such as 3000.')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be at most 65535.')
    .default(3000),
  // Only this machine, until someone decides otherwise: a first start must not show demo sign-ins to a network,
  // and a reverse proxy, which also brings TLS, reaches loopback.
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('data').transform(absolutePath),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  ORIGIN: webAddress.optional(),
  TRUST_PROXY: proxies.default(0),
  DEFAULT_COMMONS: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be lower-case letters, figures and _, starting with a letter.')
    .optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent.',
    })
    .default('info'),
  REQUESTS_PER_MINUTE: z
    .string()
    .regex(/^\d{1,7}$/, 'must be a number; 0 is without limit.')
    .transform(Number)
    .default(1200),
  COMUNANZA_SHARED: z.string().default('../shared').transform(absolutePath),
  MAP_PMTILES: z
    .string()
    .transform(absolutePath)
    .refine((path) => existsSync(path), 'names a file that is not there.')
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
    .refine((value) => URL.canParse(value), 'must be an address such as smtp://user:password@mail.example.org:587')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*\S+@\S+[^\r\n]*$/, 'must be an e-mail address, such as Comunanza <noreply@example.org>')
    .optional(),
  MAIL_REPORTS: z
    .string()
    .transform(absolutePath)
    .refine((path) => existsSync(path), 'names a folder that is not there.')
    .optional(),
  QUICK_EXIT: z
    .string()
    .refine((value) => URL.canParse(value) && /^https?:\/\//.test(value), 'must be a web address, such as https://…')
    .optional(),
  OIDC_ISSUER: z.url('must be a web address, such as https://…').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60, 'must be short: it stands on a button.').default('SPID o CIE'),
  OIDC_TWO_PROOFS: z
    .string()
    .transform((value) => value.split(/\s+/).filter(Boolean))
    .default([]),
  OIDC_TRUST_EMAIL: z.enum(['yes', 'no'], { error: 'must be yes or no.' }).default('no'),
  COMUNANZA_SECRET: z.string().min(32, 'must be at least 32 characters long.').optional(),
});

const onlyFilled = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));

/** As many sentences as there are mistakes, each naming its variable; never the value, which may be a secret. */
const complaint = (error: z.ZodError) =>
  error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n');

/**
 * Reads the settings from the environment; an empty variable counts as absent.
 * With the embedded database, the first call makes `dataDir` and the secret kept there.
 * Throws `CannotStart` with a sentence that names each wrong or missing variable.
 */
export const readConfig = (env: NodeJS.ProcessEnv = process.env): Config => {
  const parsed = Environment.safeParse(onlyFilled(env));
  if (!parsed.success) throw new CannotStart(complaint(parsed.error));
  const given = parsed.data;
  return {
    port: given.PORT,
    host: given.HOST,
    dataDir: given.DATA_DIR,
    databaseUrl: given.DATABASE_URL,
    origin: given.ORIGIN ?? `http://localhost:${given.PORT}`,
    trustProxy: given.TRUST_PROXY,
    defaultCommons: given.DEFAULT_COMMONS,
    logLevel: given.LOG_LEVEL,
    requestsPerMinute: given.REQUESTS_PER_MINUTE,
    sharedDir: given.COMUNANZA_SHARED,
    mapFile: given.MAP_PMTILES,
    smtpUrl: given.SMTP_URL,
    mailFrom: given.MAIL_FROM ?? `Comunanza <noreply@${new URL(given.ORIGIN ?? 'http://localhost').hostname}>`,
    mailReports: given.MAIL_REPORTS,
    quickExit: given.QUICK_EXIT,
    oidc: oidcOf(given),
    secret: keepSecret(given.DATA_DIR, given.COMUNANZA_SECRET, given.DATABASE_URL !== undefined),
  };
};

/** All three or nothing: half a provider lets nobody in. Throws `CannotStart`. */
function oidcOf(given: z.output<typeof Environment>): OidcConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given;
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (!issuer || !clientId || !clientSecret) {
    throw new CannotStart('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: give all three, or none.');
  }
  return {
    issuer,
    clientId,
    clientSecret,
    name: given.OIDC_NAME,
    twoProofs: given.OIDC_TWO_PROOFS,
    trustsAddress: given.OIDC_TRUST_EMAIL === 'yes',
  };
}

/** The PostgreSQL server on which the tests make and drop databases; without one they start their own. */
export const testDatabaseUrl = (env: NodeJS.ProcessEnv = process.env): string | undefined =>
  env.TEST_DATABASE_URL || undefined;

/** Where reference data for tests and measures is, whether it exists or not. */
export const sharedFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  absolutePath(env.COMUNANZA_SHARED || '../shared');

/** Whether tests that take minutes are wanted too: `npm run test:long`. */
export const isLongRun = (env: NodeJS.ProcessEnv = process.env): boolean => env.COMUNANZA_LONG === '1';
