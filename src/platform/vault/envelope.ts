import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** 32 bytes that seal, and the number by which what they sealed names them. */
export interface DataKey {
  id: number;
  bytes: Buffer;
}

const VERSION = 1;
const HEAD = 5;
const IV = 12;
const TAG = 16;

/**
 * Seals bytes under a data key: AES-256-GCM (NIST SP 800-38D) with a random nonce. Version, key number and `about` are
 * authenticated: what was sealed for one row cannot be moved to another.
 * Layout: version (1) · key number (4, big-endian) · nonce (12) · tag (16) · cipher text.
 */
export function sealUnder({ id, bytes }: DataKey, plain: Buffer, about: string): Buffer {
  const head = headOf(id);
  const nonce = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', bytes, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.concat([head, Buffer.from(about)]));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed]);
}

/** How everything begins that the key of this number sealed. */
export function headOf(id: number): Buffer {
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(VERSION, 0);
  head.writeUInt32BE(id, 1);
  return head;
}

/** The number of the key that sealed this. Throws where it is no envelope of ours. */
export function keyOf(sealed: Buffer): number {
  if (sealed.length < HEAD + IV + TAG || sealed.readUInt8(0) !== VERSION) throw new Error('this is not sealed by us');
  return sealed.readUInt32BE(1);
}

/** Opens what `sealUnder` sealed about the same thing. Throws where key, row or a single bit is another. */
export function openUnder({ bytes }: DataKey, sealed: Buffer, about: string): Buffer {
  const [nonceAt, tagAt, textAt] = [HEAD, HEAD + IV, HEAD + IV + TAG];
  const decipher = createDecipheriv('aes-256-gcm', bytes, sealed.subarray(nonceAt, tagAt), { authTagLength: TAG });
  decipher.setAAD(Buffer.concat([sealed.subarray(0, HEAD), Buffer.from(about)]));
  decipher.setAuthTag(sealed.subarray(tagAt, textAt));
  return Buffer.concat([decipher.update(sealed.subarray(textAt)), decipher.final()]);
}
