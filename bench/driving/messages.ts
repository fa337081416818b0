/** What a driver is told to do, and what it answers: one turn. */
export interface Turn {
  /** At the same time. */
  connections: number;
  /** How long, or how many; whichever comes first. */
  seconds?: number;
  requests?: number;
}

export interface HttpTurn extends Turn {
  port: number;
  /** Asked one after the other, over and over; each connection begins elsewhere. */
  paths: readonly string[];
  headers?: Readonly<Record<string, string>>;
}

export interface Statement {
  text: string;
  values: unknown[];
}

/** How the program itself connects to a town: as the town's role, with its settings. */
export interface Connection {
  connectionString: string;
  options: string;
}

export interface SqlTurn extends Turn {
  connection: Connection;
  statement: Statement;
}

export interface Driven {
  requests: number;
  seconds: number;
  /** Answers that were not 2xx or 304, or not whole. */
  failures: number;
  bytes: number;
  /** Milliseconds, ascending. */
  latencies: number[];
}

/** The latency below which this share of the answers came, in milliseconds. */
export function percentile(latencies: readonly number[], share: number): number {
  return latencies[Math.min(latencies.length - 1, Math.ceil(latencies.length * share) - 1)] ?? Number.NaN;
}

/** Runs a turn: as many workers as connections, each asking again as soon as it was answered. */
export async function turn(
  { connections, seconds = Number.POSITIVE_INFINITY, requests = Number.POSITIVE_INFINITY }: Turn,
  ask: (worker: number, nth: number) => Promise<{ ok: boolean; bytes: number }>,
): Promise<Driven> {
  const latencies: number[] = [];
  let [begun, failures, bytes] = [0, 0, 0];
  const start = performance.now();
  const until = start + seconds * 1000;
  const work = async (worker: number) => {
    while (begun < requests && performance.now() < until) {
      const nth = begun++;
      const from = performance.now();
      const answer = await ask(worker, nth);
      latencies.push(performance.now() - from);
      bytes += answer.bytes;
      if (!answer.ok) failures++;
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, worker) => work(worker)));
  latencies.sort((a, b) => a - b);
  return { requests: latencies.length, seconds: (performance.now() - start) / 1000, failures, bytes, latencies };
}
