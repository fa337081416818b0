import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 15 * 60;
/** For one account from one address: enough for a slip of memory. */
const PER_PERSON = 10;
/** For one account from anywhere: more, so that a stranger elsewhere cannot keep its owner out. */
const PER_ACCOUNT = 50;
/** For one address: a desk, a library and a whole school may share it. */
const PER_ADDRESS = 60;

/** How often someone may try: by e-mail address, whether or not anyone has it, and by where the request comes from. */
export interface Attempts {
  /** Counts one attempt before it is made. Returns the seconds to wait, or 0 when it may go on. */
  spend(email: string, address: string): Promise<number>;
  /** The password was right: the slips of this person no longer count. */
  forgive(email: string, address: string): Promise<void>;
}

/** Kept in memory: a restart forgives everyone, and nothing about who tried is written anywhere. */
export function countAttempts(): Attempts {
  const limit = (points: number) => new RateLimiterMemory({ points, duration: WINDOW_SECONDS });
  const byAddress = limit(PER_ADDRESS);
  const byPerson = limit(PER_PERSON);
  const byAccount = limit(PER_ACCOUNT);
  return {
    spend: async (email, address) =>
      (await consume(byAddress, address)) ||
      (await consume(byPerson, `${email} ${address}`)) ||
      (await consume(byAccount, email)),
    forgive: async (email, address) => {
      await byPerson.delete(`${email} ${address}`);
      await byAccount.reward(email);
      await byAddress.reward(address);
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}
