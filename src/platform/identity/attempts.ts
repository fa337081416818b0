import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 15 * 60;

/** How often in a quarter of an hour. */
interface Patience {
  /** For one account from one address: enough for a slip of memory. */
  perPerson: number;
  /** For one account from anywhere: more, so that a stranger elsewhere cannot keep its owner out. */
  perAccount: number;
  /** For one address: a desk, a library and a whole school may share it. */
  perAddress: number;
}

/** Each way in counts for itself: letters that nobody asked for must not lock the password, nor the other way round. */
const patience = {
  password: { perPerson: 10, perAccount: 50, perAddress: 60 },
  letter: { perPerson: 3, perAccount: 6, perAddress: 30 },
  second_factor: { perPerson: 8, perAccount: 20, perAddress: 60 },
  passkey: { perPerson: 30, perAccount: 60, perAddress: 60 },
  provider: { perPerson: 30, perAccount: 60, perAddress: 60 },
} satisfies Record<string, Patience>;
export type Way = keyof typeof patience;

/** How often someone may try: by e-mail address or person, whether or not there is such a one, and by where it comes from. */
export interface Attempts {
  /** Counts one attempt before it is made. Returns the seconds to wait, or 0 when it may go on. */
  spend(way: Way, whom: string, address: string): Promise<number>;
  /** It was right: the slips of this person no longer count. */
  forgive(way: Way, whom: string, address: string): Promise<void>;
}

/** Kept in memory: a restart forgives everyone, and nothing about who tried is written anywhere. */
export function countAttempts(): Attempts {
  const limits = new Map(Object.entries(patience).map(([way, each]) => [way, limitersOf(each)]));
  const of = (way: Way) => limits.get(way) ?? limitersOf(patience.password);
  return {
    spend: async (way, whom, address) => {
      const { byAddress, byPerson, byAccount } = of(way);
      return (
        (await consume(byAddress, address)) ||
        (await consume(byPerson, `${whom} ${address}`)) ||
        (await consume(byAccount, whom))
      );
    },
    forgive: async (way, whom, address) => {
      const { byAddress, byPerson, byAccount } = of(way);
      await byPerson.delete(`${whom} ${address}`);
      await byAccount.reward(whom);
      await byAddress.reward(address);
    },
  };
}

function limitersOf({ perPerson, perAccount, perAddress }: Patience) {
  const limit = (points: number) => new RateLimiterMemory({ points, duration: WINDOW_SECONDS });
  return { byPerson: limit(perPerson), byAccount: limit(perAccount), byAddress: limit(perAddress) };
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
