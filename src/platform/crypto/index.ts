import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * A 32-byte key for one purpose, always the same for the same secret; keys of different purposes tell nothing of each
 * other, nor of the secret. HKDF, RFC 5869, with SHA-256.
 */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'comunanza', purpose, 32));

/** The password of a database role, so that none is stored: letters and figures only, safe inside a URL. */
export const roleDatabasePassword = (secret: string, role: string): string =>
  deriveKey(secret, `database role ${role}`).toString('hex');

/**
 * A token that says `subject` until `until`, for a link that needs no account: whoever has it may do the one thing that
 * `purpose` names (with the commons in it), and nobody can make one. HMAC-SHA-256, RFC 2104. Nothing in it is secret.
 */
export function signToken(secret: string, purpose: string, subject: string, until: Date): string {
  const said = `${Buffer.from(subject).toString('base64url')}.${Math.floor(until.getTime() / 1000).toString(36)}`;
  return `${said}.${signatureOf(secret, purpose, said)}`;
}

/** What a token says: its subject, or that its time is over; null where it is none of ours, or for another purpose. */
export function readToken(
  secret: string,
  purpose: string,
  token: string,
  now: Date,
): { subject: string; over: boolean } | null {
  const [subject, until, signature, more] = token.split('.');
  if (subject === undefined || until === undefined || signature === undefined || more !== undefined) return null;
  const right = Buffer.from(signatureOf(secret, purpose, `${subject}.${until}`));
  const given = Buffer.from(signature);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return {
    subject: Buffer.from(subject, 'base64url').toString('utf8'),
    over: Number.parseInt(until, 36) * 1000 <= now.getTime(),
  };
}

const signatureOf = (secret: string, purpose: string, said: string): string =>
  createHmac('sha256', deriveKey(secret, `token: ${purpose}`))
    .update(said)
    .digest('base64url');

const ivBytes = 12;
const tagBytes = 16;

/**
 * Bytes as text that only this key opens and nobody can change unnoticed (AES-256-GCM, a random nonce each time), safe in an
 * address and in a cookie: 28 bytes longer than what is in it, in base64url.
 */
export function seal(key: Buffer, plain: Uint8Array): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** What was sealed with this key; null for anything else. */
export function unseal(key: Buffer, sealed: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < ivBytes + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}
