import { expect, test } from 'vitest';
import { calendarFile } from './file.ts';
import { italianHolidays } from './holidays.ts';
import { speak } from './said.fixture.ts';
import { closingOf, type Schedule, weeklyHours } from './schedule.ts';

const fileOf = (schedules: Schedule[], now: string) =>
  calendarFile({
    name: 'Sportello moduli, SPID; e altro',
    url: 'https://borgovivo.example/servizi/1',
    location: 'Casa del Quartiere, via dei Mille 4',
    schedules,
    calendar: italianHolidays(),
    now: new Date(now),
    lang: 'it',
    t: speak.it,
  });
const starts = (file: string) => [...file.matchAll(/DTSTART;TZID=Europe\/Rome:(\S+)/g)].map(([, start]) => start);

test('each opening of the coming sixty days is an event, at the same hour before and after the clocks change', () => {
  const file = fileOf([weeklyHours('TU', '09:30', '12:00')], '2026-10-20T05:00:00Z');
  expect(starts(file)).toEqual([
    '20261020T093000',
    '20261027T093000',
    '20261103T093000',
    '20261110T093000',
    '20261117T093000',
    '20261124T093000',
    '20261201T093000',
    '20261215T093000',
  ]); // 8 December is a holiday.
  expect(file).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/Rome\r\n');
  expect(file).not.toMatch(/^RRULE:FREQ=WEEKLY/m);
  expect(file).toContain('Aperture fino a venerdì 18 dicembre.');
});

test('a closing leaves its day out, a night ends on the morning after', () => {
  const file = fileOf(
    [weeklyHours('FR', '22:00', '02:00'), closingOf('2026-11-27', '2026-11-27', null)],
    '2026-11-20T08:00:00Z',
  );
  expect(starts(file)[1]).toBe('20261204T220000');
  expect(file).toContain('DTEND;TZID=Europe/Rome:20261121T020000');
});

test('it is written as RFC 5545 asks: stamps in UTC, commas escaped, lines of 75 bytes at most, CRLF', () => {
  const file = fileOf([weeklyHours('TU', '09:30', '12:00')], '2026-10-20T05:00:00Z');
  expect(file).toContain('DTSTAMP:20261020T050000Z\r\n');
  expect(file).toContain('SUMMARY:Sportello moduli\\, SPID\\; e altro\r\n');
  expect(Math.max(...file.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('who imports the file twice has each opening once', () => {
  const ids = (now: string) =>
    [...fileOf([weeklyHours('TU', '09:30', '12:00')], now).matchAll(/^UID:(.*)$/gm)].map(([, id]) => id);
  expect(ids('2026-10-21T05:00:00Z').slice(0, 5)).toEqual(ids('2026-10-20T05:00:00Z').slice(1, 6));
  expect(new Set(ids('2026-10-20T05:00:00Z')).size).toBe(8);
});
