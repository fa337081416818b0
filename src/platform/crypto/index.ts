import { hkdfSync } from 'node:crypto';

/**
 * A 32-byte key for one purpose, always the same for the same secret; keys of different purposes tell nothing of each
 * other, nor of the secret. HKDF, RFC 5869, with SHA-256.
 */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'comunanza', purpose, 32));

/** The password of a database role, so that none is stored: letters and figures only, safe inside a URL. */
export const roleDatabasePassword = (secret: string, role: string): string =>
  deriveKey(secret, `database role ${role}`).toString('hex');
