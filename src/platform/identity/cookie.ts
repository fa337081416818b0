import { parseSigned, serializeSigned } from 'hono/utils/cookie';

/** The one cookie of a sign-in, named after its commons so that two towns on one host do not overwrite each other's. */
export interface SessionCookie {
  name: string;
  secret: string;
  secure: boolean;
}

/** `__Host-` where the site speaks https: the browser itself then refuses the cookie to any other host or path. */
export function sessionCookie(commons: string, origin: string, secret: string): SessionCookie {
  const secure = origin.startsWith('https:');
  return { name: `${secure ? '__Host-' : ''}comunanza_${commons}`, secret, secure };
}

/**
 * The session's token, when the request carries one that we signed. better-auth signs as Hono does (HMAC-SHA-256, base64),
 * so that reading a cookie needs neither better-auth in memory nor a query; a test holds the two together.
 */
export async function sessionToken(cookie: SessionCookie, headers: Headers): Promise<string | null> {
  const sent = headers.get('cookie');
  if (!sent?.includes(cookie.name)) return null;
  const signed = await parseSigned(sent, cookie.secret, cookie.name);
  return signed[cookie.name] || null;
}

/** The `Set-Cookie` of a session that we opened: for so many days, or until the browser is closed. */
export const carryCookie = (cookie: SessionCookie, token: string, days: number | null): Promise<string> =>
  serializeSigned(cookie.name, token, cookie.secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: cookie.secure,
    ...(days === null ? {} : { maxAge: days * 24 * 60 * 60 }),
  });

/** A `Set-Cookie` that makes the browser forget the session. */
export const forgetCookie = (cookie: SessionCookie): string =>
  `${cookie.name}=; Max-Age=0; Path=/; HttpOnly; ${cookie.secure ? 'Secure; ' : ''}SameSite=Lax`;
