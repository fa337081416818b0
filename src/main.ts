// Nothing else stands in this file: it is the one whose name stays when the program is built anew, and no part of a
// program that is running may ever load it a second time.
const { isCommanderError, program } = await import('./app/program.ts');
try {
  await program.parseAsync();
} catch (error) {
  // The tool has already said what is wrong: called wrongly is 2, whatever is wrong with it.
  if (!isCommanderError(error)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}

export {};
