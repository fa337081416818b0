import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Commons, Db, Installation, Tx } from '#platform/database/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import { channel, type Payload } from './later.ts';

/** Whom a fact is told to, in a transaction of its own: what it writes stands or falls together with the fact's end. */
export type Listener = (tx: Tx, payload: Payload, town: Town) => Promise<void>;

export interface Town {
  commons: Commons;
  db: Db;
  now: Date;
}

/** As often as a fact is told before it is given up, with pauses of 1, 2, 4 … minutes in between: half a day in all. */
export const mostTries = 10;

/**
 * Tells what is due in one town, the earliest first, each fact in a transaction of its own; several may do so at once.
 * A fact that nobody listens to is a fault, and waits like one that failed.
 * @returns how many were told.
 */
export async function tellDue(
  town: Town,
  listeners: Readonly<Record<string, Listener>>,
  complain: (error: Error) => void,
): Promise<number> {
  for (let told = 0; ; ) {
    const fact = { id: 0, name: '', tries: 0 };
    try {
      const found = await inTransaction(town.db, async (tx) => {
        const { rows } = await sql<{ id: number; name: string; payload: Payload; tries: number }>`
          select id, name, payload, tries from later where due_at <= now() order by due_at, id
          limit 1 for update skip locked`.execute(tx);
        const [row] = rows;
        if (!row) return false;
        Object.assign(fact, row);
        const listen = listeners[row.name];
        if (!listen) throw new Error(`nobody listens to ${row.name}`);
        await listen(tx, row.payload, town);
        await sql`delete from later where id = ${row.id}`.execute(tx);
        return true;
      });
      if (!found) return told;
      told += 1;
    } catch (error) {
      complain(error instanceof Error ? error : new Error(String(error)));
      if (fact.id === 0) return told;
      await postpone(town.db, fact);
    }
  }
}

async function postpone(db: Db, { id, tries }: { id: number; tries: number }): Promise<void> {
  if (tries + 1 >= mostTries) {
    await sql`delete from later where id = ${id}`.execute(db);
    return;
  }
  await sql`update later set tries = tries + 1, due_at = now() + interval '1 minute' * ${2 ** tries} where id = ${id}`.execute(
    db,
  );
}

const sweep = 60_000;

/** Tells the facts of every town from now on. */
export async function tellFacts(
  installation: Installation,
  listeners: Readonly<Record<string, Listener>>,
  complain: (error: Error) => void,
): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const working = new Map<string, Promise<void>>();
  const again = new Set<string>();

  /** One round at a time in a town; a fact that comes meanwhile makes another round follow. */
  const wake = (commons: Commons) => {
    if (stopping.signal.aborted) return;
    if (working.has(commons.name)) {
      again.add(commons.name);
      return;
    }
    const round = tellDue({ commons, db: installation.open(commons), now: new Date() }, listeners, complain)
      .catch(complain)
      .then(() => {
        working.delete(commons.name);
        if (again.delete(commons.name)) wake(commons);
      });
    working.set(commons.name, round);
  };

  const wakeAll = async () => {
    for (const commons of await installation.listCommons()) if (await isDue(installation, commons)) wake(commons);
  };

  const listening = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await listenOn(installation, stopping.signal, wake, wakeAll);
      } catch (error) {
        if (stopping.signal.aborted) return;
        complain(error instanceof Error ? error : new Error(String(error)));
        await pause(5_000, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  })();

  return {
    stop: async () => {
      stopping.abort();
      await listening;
      await Promise.all(working.values());
    },
  };
}

/** Hears of new facts on a connection of its own, and looks after those that are due later or were missed. */
async function listenOn(
  installation: Installation,
  signal: AbortSignal,
  wake: (commons: Commons) => void,
  wakeAll: () => Promise<void>,
): Promise<void> {
  const client: pg.PoolClient = await installation.owner.connect();
  const lost = Promise.withResolvers<never>();
  client.on('error', lost.reject);
  client.on('end', () => lost.reject(new Error('the connection that listens has ended')));
  client.on('notification', ({ payload }) => {
    void installation.listCommons().then((towns) => {
      const commons = towns.find(({ schema_name }) => schema_name === payload);
      if (commons) wake(commons);
    }, lost.reject);
  });
  try {
    await client.query(`listen ${channel}`);
    while (!signal.aborted) {
      await wakeAll();
      await Promise.race([pause(sweep, undefined, { signal }), lost.promise]).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    }
  } finally {
    client.removeAllListeners();
    client.release(true);
  }
}

async function isDue(installation: Installation, { schema_name }: Commons): Promise<boolean> {
  const { rows } = await installation.owner.query<{ due: boolean }>(
    `select exists (select from "${schema_name}".later where due_at <= now()) as due`,
  );
  return rows[0]?.due === true;
}
