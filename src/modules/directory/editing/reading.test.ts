import { describe, expect, test } from 'vitest';
import { readFacts } from './reading.ts';

const read = (typed: Record<string, string>) =>
  readFacts('service', { name: 'Sportello', 'was.name': 'Sportello', ...typed });
const wrong = (typed: Record<string, string>) => {
  const made = read(typed);
  return 'wrong' in made
    ? Object.fromEntries(Object.entries(made.wrong).map(([field, said]) => [field, said.key]))
    : {};
};

describe('a form that was sent', () => {
  test('only what was changed is wished', () => {
    expect(read({ phone: '030 1', 'was.phone': '030 1', alert: 'Chiuso\r\nlunedì', 'was.alert': '' })).toEqual({
      wishes: [{ fact: 'alert', from: null, to: 'Chiuso\nlunedì' }],
    });
    expect(read({ phone: '', 'was.phone': '030 555' })).toEqual({
      wishes: [{ fact: 'phone', from: '030 555', to: null }],
    });
  });

  test.each([
    ['phone', 'chiedi a Rosa', 'editing.wrong.phone'],
    ['phone', '12', 'editing.wrong.phone'],
    ['email', 'rosa@', 'editing.wrong.email'],
    ['url', 'sul sito del comune', 'editing.wrong.url'],
    ['url', 'javascript:alert(1)', 'editing.wrong.url'],
    ['minimum_age', 'dieci', 'editing.wrong.age'],
    ['minimum_age', '130', 'editing.wrong.age'],
    ['name', '  ', 'editing.wrong.required'],
    ['wait_time', 'x'.repeat(501), 'editing.wrong.long'],
  ])('%s: «%s» is refused beside its field', (field, said, key) => {
    expect(wrong({ [field]: said })).toEqual({ [field]: key });
  });

  test('what came from elsewhere and is not touched is not judged', () => {
    expect(wrong({ phone: 'solo WhatsApp', 'was.phone': 'solo WhatsApp' })).toEqual({});
  });

  test('ages the wrong way round', () => {
    expect(wrong({ minimum_age: '18', maximum_age: '14' })).toEqual({ maximum_age: 'editing.wrong.ages' });
    expect(wrong({ minimum_age: '6', maximum_age: '14' })).toEqual({});
  });

  test('a web address is written as people say it', () => {
    expect(read({ url: 'www.sportello.example/orari' })).toEqual({
      wishes: [{ fact: 'url', from: null, to: 'https://www.sportello.example/orari' }],
    });
  });
});
