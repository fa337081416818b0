import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaCodeOf, repairPhones } from './phone.ts';

const numbers = (text: string, province?: string) => repairPhones(text, { province }).map((phone) => phone.number);
const notes = (text: string, province?: string) =>
  repairPhones(text, { province }).flatMap((phone) => phone.notes.map((note) => note.key));

describe('telephone numbers that lost their zero', () => {
  test.each([
    ['7094854', 'CA', '070 94854'],
    ['706094610', 'CA', '070 609 4610'],
    ['78437227', 'NU', '0784 37227'],
    ['784629421', 'NU', '0784 629 421'],
    ['693273192', 'RM', '06 932 73192'],
    ['774779714', 'RM', '0774 779 714'],
    ['805848048', 'BA', '080 584 8048'],
    ['803927111', 'BT', '080 392 7111'],
    ['302989123', 'BS', '030 298 9123'],
    ['95436565', 'CT', '095 436 565'],
    ['8118840247', 'NA', '081 188 40247'],
    ['8654421', 'IS', '0865 4421'],
  ])('%s in %s is %s', (text, province, number) => {
    expect(numbers(text, province)).toEqual([number]);
    expect(notes(text, province)).toEqual(['import.phone.zero']);
  });

  test('where the area code is not of the province, the number stays as written and says so', () => {
    expect(numbers('697814820', 'CZ')).toEqual(['697814820']);
    expect(notes('697814820', 'CZ')).toEqual(['import.phone.otherArea']);
    expect(notes('749121', 'RI')).toEqual(['import.phone.unknown']);
    expect(notes('65100', 'RM')).toEqual(['import.phone.unknown']);
  });

  test('without a province nothing is guessed', () => {
    expect(numbers('706094610')).toEqual(['706094610']);
  });

  test('nine figures beginning with three are a land line where that is the area code, else a mobile', () => {
    expect(repairPhones('303456789', { province: 'BS' })[0]?.kind).toBe('landline');
    expect(repairPhones('333456789', { province: 'BS' })[0]?.kind).toBe('mobile');
  });
});

describe('numbers as people write them', () => {
  test.each([
    ['030 3701', ['030 3701']],
    ['030/2989123', ['030 298 9123']],
    ['030.29.89.123', ['030 298 9123']],
    ['+39 0376 123456', ['0376 123 456']],
    ['0039 335 1348216', ['335 134 8216']],
    ['335-1348216', ['335 134 8216']],
    ['800 955 988', ['800 955 988']],
    ['800955988', ['800 955 988']],
    ['112', ['112']],
    ['116117', ['116 117']],
    ['030 123456 - 030 654321', ['030 123 456', '030 654 321']],
    ['030 123456/654321', ['030 123 456', '030 654 321']],
    ['tel. 0376 123456; cell. 333 1234567', ['0376 123 456', '333 123 4567']],
    ['030123456, 3331234567 (Maria)', ['030 123 456', '333 123 4567']],
    ['030123456 e 030123456', ['030 123 456']],
    ['030 123456 int. 5', ['030 123 456']],
    ['+41 91 123 45 67', ['+41911234567']],
    ['', []],
    ['-', []],
    ['nessuno', []],
  ])('%j', (text, expected) => {
    expect(numbers(text, 'BS')).toEqual(expected);
  });

  test('the kinds are told apart', () => {
    const kinds = repairPhones('030 3701; 3331234567; 800955988; 112; 199123456; +41911234567; 0999999999999').map(
      (phone) => phone.kind,
    );
    expect(kinds).toEqual(['landline', 'mobile', 'freephone', 'service', 'service', 'foreign', 'unknown']);
  });
});

test('area codes never begin one another, so a number has one at most', () => {
  const all = ['02', '06', '010', '070', '0376', '0364', '0784'];
  for (const code of all) expect(areaCodeOf(`${code}123456`)?.code).toBe(code);
});

test('a repaired number repairs to itself', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9 /.+-]{0,24}$/),
      fc.constantFrom('BS', 'MN', 'CA', 'RM', undefined),
      (text, province) => {
        for (const phone of repairPhones(text, { province })) {
          expect(phone.number).not.toBe('');
          if (phone.kind !== 'unknown') expect(numbers(phone.number, province)).toEqual([phone.number]);
        }
      },
    ),
  );
});
