import { deriveKey } from '#platform/crypto/index.ts';
import { openUnder, sealUnder } from './envelope.ts';

/**
 * What wraps data keys. The one here is derived from the installation's secret; a key management service takes its place by
 * giving the same two functions.
 */
export interface Master {
  wrap(key: Buffer, about: string): Promise<Buffer>;
  /** Throws where it was wrapped by another master, or for something else. */
  unwrap(wrapped: Buffer, about: string): Promise<Buffer>;
}

/** A master key that never leaves the memory of the program: HKDF of the installation's secret. */
export function masterOf(secret: string): Master {
  const key = { id: 0, bytes: deriveKey(secret, 'master of data keys') };
  return {
    wrap: async (plain, about) => sealUnder(key, plain, about),
    unwrap: async (wrapped, about) => openUnder(key, wrapped, about),
  };
}
