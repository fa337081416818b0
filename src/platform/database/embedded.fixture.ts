// A program as small as can be, for the tests to kill: DATA_DIR is its argument, and it ends with its database.
import { openEmbedded } from './embedded.ts';

const server = await openEmbedded({ dataDir: process.argv[2] ?? '', secret: 'kept for the tests only, 32 letters' });
if (!server) process.exit(3);
process.stdout.write(`${server.url}\n`);
await server.exited;
process.exit(1);
