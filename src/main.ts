import { program } from './app/program.ts';

await program.parseAsync();
