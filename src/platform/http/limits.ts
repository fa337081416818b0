import { getConnInfo } from '@hono/node-server/conninfo';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '#platform/config/index.ts';
import type { Ctx } from './here.ts';

/** Told to wait: seconds until the next request is accepted. */
export class TooMany extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super('too many requests');
    this.name = 'TooMany';
    this.seconds = seconds;
  }
}

/** A limiter of `points` requests in `seconds`, by client address, kept in memory and forgotten after. Throws `TooMany`. */
export function limiter(points: number, seconds: number): (key: string) => Promise<void> {
  const memory = new RateLimiterMemory({ points, duration: seconds });
  return async (key) => {
    try {
      await memory.consume(key);
    } catch (refused) {
      if (refused instanceof RateLimiterRes) throw new TooMany(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
      throw refused;
    }
  };
}

/** The address of whoever asks. What proxies claim is believed only as far as the configuration says how many stand in front. */
export function clientAddress(c: Ctx, config: Config): string {
  if (config.trustProxy > 0) {
    const chain = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
    const claimed = chain.at(-config.trustProxy);
    if (claimed) return claimed;
  }
  // A request that a test hands straight to the app comes over no connection.
  const bindings: unknown = c.env;
  if (typeof bindings !== 'object' || bindings === null || !('incoming' in bindings)) return 'local';
  return getConnInfo(c).remote.address ?? 'local';
}
