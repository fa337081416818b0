import { describe, expect, test } from 'vitest';
import { readHost, readMunicipality, readName, readPatron } from './new-town.ts';

describe('what is said of a new town is read before anything is made', () => {
  test('as it should be said', () => {
    expect(readName('val_trompia2')).toBe('val_trompia2');
    expect(readHost('Welfare.Example.IT')).toEqual(['welfare.example.it']);
    expect(readHost('due.example.it', ['uno.example.it'])).toEqual(['uno.example.it', 'due.example.it']);
    expect(readMunicipality('17029')).toBe('017029');
    expect(readPatron('02-15 Santi Faustino e Giovita')).toEqual({
      month: 2,
      day: 15,
      name: 'Santi Faustino e Giovita',
    });
    expect(readPatron('2-29 San Nessuno').day).toBe(29);
  });

  test.each(['Brescia', 'val trompia', '1a', 'b', 'x'.repeat(32)])('no town is called %j', (name) =>
    expect(() => readName(name)).toThrow('Lower-case letters'),
  );

  test.each(['https://welfare.example.it', 'welfare.example.it:3000', 'a b', '', 'welfare.example.it/'])(
    '%j is no host name',
    (host) => expect(() => readHost(host)).toThrow('Only the name'),
  );

  test.each(['99', 'Brescia', '0170291'])('%j is no ISTAT code', (code) =>
    expect(() => readMunicipality(code)).toThrow('six digits'),
  );

  test.each(['31-02 Santi', '15-08 Assunta', '02-30 San Nessuno', '11-11', 'domani'])('%j is no feast', (feast) =>
    expect(() => readPatron(feast)).toThrow('month, day and name'),
  );
});
