// Nothing else stands in this file: it is the one whose name stays when the program is built anew, and no part of a
// program that is running may ever load it a second time.
const { program } = await import('./app/program.ts');
await program.parseAsync();

export {};
