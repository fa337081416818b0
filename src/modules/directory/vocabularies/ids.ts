import { createHash } from 'node:crypto';

/** The namespace under which every id that Comunanza derives from a name is made. Never change it: exports carry the ids. */
const NAMESPACE = Buffer.from('6f1c0b0e7d5b4c2f9a3e51d2c8a74b90', 'hex');

/**
 * The same name gives the same UUID on every machine and in every commons (version 5, RFC 9562 §5.5), so that an export
 * from one town and the import in another speak of the same term.
 */
export function namedUuid(name: string): string {
  const digest = createHash('sha1').update(NAMESPACE).update(name, 'utf8').digest().subarray(0, 16);
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The id of a shipped taxonomy, from its code: `taxonomyId('everyday-topics')`. */
export const taxonomyId = (taxonomy: string): string => namedUuid(`taxonomy/${taxonomy}`);

/** The id of a shipped term, from its taxonomy and its code: `termId('everyday-topics', 'bills')`. Does not check that it exists. */
export const termId = (taxonomy: string, code: string): string => namedUuid(`taxonomy/${taxonomy}/${code}`);
