import { expect, test } from 'vitest';
import { readAsked } from './asked.ts';

const asked = (q: string) => readAsked(new URL(`http://borgovivo.test/cerca?q=${encodeURIComponent(q)}`));

test.each([
  ['mensa aperta ora', 'mensa'],
  ['Aperto adesso', ''],
  ['un medico che è aperto in questo momento vicino a casa', 'un medico che è vicino a casa'],
  ['food open now', 'food'],
])('%s is %j, and what is open now', (said, words) => {
  expect(asked(said)).toMatchObject({ q: words, aperto: 'ora' });
});

test.each(['porte aperte', 'curriculum in un’ora', 'aperto la domenica', 'riaperto ora', 'aperta oratorio'])(
  '%s stays as it is',
  (said) => {
    expect(asked(said)).toMatchObject({ q: said, aperto: null });
  },
);
