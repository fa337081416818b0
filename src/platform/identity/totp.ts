import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that six figures hold. */
const STEP = 30;
/** Steps before and after that still count: clocks differ (RFC 6238, 5.2). */
const SLACK = 1;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Which half minute it is. */
export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / STEP);

/** The six figures of a half minute (RFC 4226 and 6238, SHA-1, which is what every app knows). */
export function figuresAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

/** The step whose figures were typed, if it is near enough and later than the last one taken; null otherwise. */
export function stepOf(secret: Buffer, typed: string, now: Date, lastStep: number): number | null {
  if (!/^\d{6}$/.test(typed)) return null;
  const here = stepAt(now);
  for (let step = here - SLACK; step <= here + SLACK; step++) {
    const same = timingSafeEqual(Buffer.from(figuresAt(secret, step)), Buffer.from(typed));
    if (same && step > lastStep) return step;
  }
  return null;
}

/** A secret as people type it into an app: base 32 (RFC 4648) without padding. */
export function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The address that an app reads from a QR code. */
export function appAddress(secret: Buffer, town: string, email: string): string {
  const label = `${encodeURIComponent(town)}:${encodeURIComponent(email)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(town)}`;
}
