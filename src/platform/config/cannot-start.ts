/** What keeps the program from starting or going on, as a sentence for whoever runs it: print the message alone, exit 1. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}
