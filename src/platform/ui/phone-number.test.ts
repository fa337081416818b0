import { describe, expect, test } from 'vitest';
import { phoneHref, readablePhone } from './phone-number.ts';

describe('a number is written as people read it aloud', () => {
  test.each([
    ['0305550123', '030 555 0123'],
    ['+39 030.5550123', '030 555 0123'],
    ['0039 02 12345678', '02 1234 5678'],
    ['06-6812345', '06 681 2345'],
    ['0376 123456', '0376 123 456'],
    ['092212345', '0922 123 45'],
    ['347 1234567', '347 123 4567'],
    ['800123456', '800 123 456'],
    ['112', '112'],
    ['1522', '1522'],
    ['+41 91 123 45 67', '+41 91 123 45 67'],
    ['030/5550123', '030 555 0123'],
    ['030 5550123 int. 4', '030 5550123 int. 4'],
    ['030 5550123 / 347 1234567', '030 5550123 / 347 1234567'],
    ['chiedere in portineria', 'chiedere in portineria'],
  ])('%s → %s', (written, read) => {
    expect(readablePhone(written)).toBe(read);
  });
});

describe('pressing it dials the right number, also from abroad', () => {
  test.each([
    ['030 555 0123', 'tel:+390305550123'],
    ['+39 347 1234567', 'tel:+393471234567'],
    ['800 123 456', 'tel:800123456'],
    ['112', 'tel:112'],
    ['0041 91 1234567', 'tel:+41911234567'],
    ['tel. 030 5550123 int. 4', 'tel:+390305550123'],
    ['030 5550123 / 347 1234567', 'tel:+390305550123'],
  ])('%s → %s', (written, dialled) => {
    expect(phoneHref(written)).toBe(dialled);
  });
});
