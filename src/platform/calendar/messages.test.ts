import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import en from './messages/en.json' with { type: 'json' };
import it from './messages/it.json' with { type: 'json' };

const folder = new URL('.', import.meta.url);
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !/[.](test|fixture)[.]ts$/.test(name))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
const used = new Set(sources.flatMap((text) => [...text.matchAll(/'(calendar\.[a-z_.]+)'/g)].map(([, key]) => key)));

test('every sentence that this folder says is in both languages, and none is left over', () => {
  expect(Object.keys(it)).toEqual([...used].sort());
  expect(Object.keys(en)).toEqual(Object.keys(it));
});
