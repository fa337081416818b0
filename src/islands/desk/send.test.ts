import { expect, test } from 'vitest';
import { read, waitBefore } from './send.ts';

test('what is written leads on', async () => {
  expect(await read(Response.json({ next: '/sportello/1/fatto' }))).toEqual({
    how: 'written',
    next: '/sportello/1/fatto',
  });
});

test('what is wrong comes back as a page', async () => {
  expect(await read(new Response('<form>', { status: 422 }))).toEqual({ how: 'refused', page: '<form>' });
});

test('a program that is away, or another’s page on the way, is a line that dropped: it is tried again', async () => {
  for (const status of [500, 502, 503, 429])
    expect(await read(new Response('', { status })), `${status}`).toEqual({ how: 'lost' });
  expect(await read(new Response('<h1>Welcome to the free wifi</h1>'))).toEqual({ how: 'lost' });
});

test('whoever is no longer signed in is told, and tries in vain no more', async () => {
  for (const status of [403, 404])
    expect(await read(new Response('', { status })), `${status}`).toEqual({ how: 'unknown' });
});

test('it is tried again soon, and later every half minute', () => {
  expect([0, 1, 2, 3, 4, 5, 20].map(waitBefore)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});
