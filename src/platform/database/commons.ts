import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { preparingPool } from './prepared.ts';
import type { Db, Tables } from './tables.ts';

/** A town: its schema, its role, the host names that lead to it, and what its pages say of it. */
export interface Commons {
  name: string;
  schema_name: string;
  role_name: string;
  hosts: string[];
  title: string;
  tagline_it: string;
  tagline_en: string;
  municipality_code: string | null;
  patron_month: number | null;
  patron_day: number | null;
  patron_name: string | null;
}

// A date of the calendar is text ('2026-11-21'): read as an instant it would shift with the machine's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => Number(text));

/** The address of the same server for another login: user and password replaced, all else kept. */
export function urlFor(url: string, user: string, password: string): string {
  const parts = new URL(url.replace(/^(postgres(?:ql)?:\/\/)([^@/]*@)?\//, '$1$2placeholder.invalid/'));
  parts.username = encodeURIComponent(user);
  parts.password = encodeURIComponent(password);
  return parts.toString().replace('placeholder.invalid', '');
}

// Our statements are many and short, and what they read is in memory: workers and compiled plans cost more than they save,
// and a page out of order costs little more than the next one.
const habits = '-c max_parallel_workers_per_gather=0 -c jit=off -c random_page_cost=2';

/**
 * Opens a commons with a small pool of its own: opened on demand, closed when idle, logged in as the commons' role with
 * its schema as the search path. PostgreSQL refuses that role everything outside, raw SQL included.
 */
export function openCommonsDb(url: string, commons: Commons, password: string, max = 6): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: urlFor(url, commons.role_name, password),
    max,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
    application_name: `comunanza ${commons.name}`,
    options: `-c search_path=${commons.schema_name},public -c timezone=UTC ${habits}`,
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparingPool(pool) }) }), pool };
}
