import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merge } from './merge.ts';

describe('when a source speaks again', () => {
  test('what nobody touched follows the source', () => {
    expect(merge({ name: 'Avis' }, { name: 'Avis' }, { name: 'AVIS Chiari' })).toEqual({
      changed: { name: 'AVIS Chiari' },
      kept: [],
    });
  });

  test('what a person mended stays, in silence while the source repeats itself', () => {
    expect(merge({ name: 'Avis Ciari' }, { name: 'Avis Chiari' }, { name: 'Avis Ciari' })).toEqual({
      changed: {},
      kept: [],
    });
  });

  test('and is told when the source says something new', () => {
    expect(merge({ name: 'Avis Ciari' }, { name: 'Avis Chiari' }, { name: 'AVIS' })).toEqual({
      changed: {},
      kept: [{ field: 'name', here: 'Avis Chiari', there: 'AVIS' }],
    });
  });

  test('a field that was empty is filled, one that was full is not overwritten, the first time', () => {
    expect(merge({}, { email: null, name: 'Acli' }, { email: 'a@b.it', name: 'ACLI' })).toEqual({
      changed: { email: 'a@b.it' },
      kept: [{ field: 'name', here: 'Acli', there: 'ACLI' }],
    });
  });

  test('the same twice changes nothing', () => {
    const value = fc.oneof(fc.constantFrom('a', 'b', ''), fc.constant(null), fc.nat(2));
    const fields = fc.dictionary(fc.constantFrom('x', 'y', 'z'), value);
    fc.assert(
      fc.property(fields, fields, fields, (before, here, now) => {
        const { changed } = merge(before, here, now);
        expect(merge(now, { ...here, ...changed }, now).changed).toEqual({});
      }),
    );
  });
});
