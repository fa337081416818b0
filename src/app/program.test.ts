import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from './program.ts';

let said = '';
beforeEach(() => {
  said = '';
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const codeOf = async (words: string) => {
  await run(words.split(' '));
  return process.exitCode;
};

test.each([
  ['export hsds --format xml', 'Allowed choices are json, tabular'],
  ['export hsds --to there.json', "unknown option '--to'"],
  ['import hsds', "missing required argument 'file'"],
  ['import hsds one.json two.json', 'too many arguments'],
  ['import hsds one.json --lang de', 'Allowed choices are it, en'],
  ['import', 'Say which file'],
  ['exprot', "unknown command 'exprot'"],
])('«comunanza %s» is called wrongly: the shell gets 2, and whoever typed it a sentence', async (words, sentence) => {
  expect(await codeOf(words)).toBe(2);
  expect(said).toContain(sentence);
});

test('who asks for help has done nothing wrong', async () => {
  expect(await codeOf('export hsds --help')).toBe(0);
  expect(said).toContain('--format');
});
