// Loaded into the server of the bench, and only for the one turn in which statements are noted: every statement that it
// sends is written down with its parameters, so that the very same ones can be driven without the program around them.
import { appendFileSync } from 'node:fs';
import pg from 'pg';

const file = process.env.BENCH_STATEMENTS;
const send = pg.Client.prototype.query;
pg.Client.prototype.query = function query(...args) {
  const [first, values] = args;
  const text = typeof first === 'string' ? first : first?.text;
  if (file && text) appendFileSync(file, `${JSON.stringify({ text, values: first?.values ?? values ?? [] })}\n`);
  return send.apply(this, args);
};
