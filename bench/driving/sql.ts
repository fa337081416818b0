// A process of its own that sends one statement over and over, with the driver that the program uses and nothing else.
import pg from 'pg';
import { type SqlTurn, turn } from './messages.ts';

async function drive({ connection, statement, ...wish }: SqlTurn) {
  const clients = await Promise.all(
    Array.from({ length: wish.connections }, async () => {
      const client = new pg.Client(connection);
      await client.connect();
      return client;
    }),
  );
  const driven = await turn(wish, async (worker) => {
    const { rowCount } = (await clients[worker]?.query(statement.text, statement.values)) ?? { rowCount: null };
    return { ok: rowCount !== null, bytes: 0 };
  });
  await Promise.all(clients.map((client) => client.end()));
  return driven;
}

process.on('message', (wish: SqlTurn) => {
  drive(wish).then(
    (driven) => process.send?.({ driven }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.once('disconnect', () => process.exit());
