// Little stands in this file: it is the one whose name stays when the program is built anew, and no part of a program
// that is running may ever load it a second time.
import { setSourceMapsSupport } from 'node:module';

// An error names our lines. Node's own switch for it reads the maps of every package too: 17 MB.
setSourceMapsSupport(true);
const { run } = await import('./app/program.ts');
await run(process.argv.slice(2));
