import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import { inTransaction } from '#platform/forms/index.ts';
import { type Listener, later, type Payload, tellDue, tellFacts } from './index.ts';

const { installation, db, otherDb, commons } = await testTown();
const town = () => ({ commons, db, now: new Date() });
const heard: Payload[] = [];
const listen: Listener = async (_tx, payload) => void heard.push(payload);
const complaints: string[] = [];
const complain = (error: Error) => void complaints.push(error.message);
const waiting = () => db.selectFrom('later').select(['name', 'tries', 'due_at']).orderBy('id').execute();

beforeEach(async () => {
  heard.length = 0;
  complaints.length = 0;
  await db.deleteFrom('later').execute();
});

test('a fact is told once, after what caused it was committed, and never when it was undone', async () => {
  const undone = inTransaction(db, async (tx) => {
    await later(tx, 'test.fact', { id: 'undone' });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await inTransaction(db, (tx) => later(tx, 'test.fact', { id: 'done' }));
  expect(await tellDue(town(), { 'test.fact': listen }, complain)).toBe(1);
  expect(await tellDue(town(), { 'test.fact': listen }, complain)).toBe(0);
  expect(heard).toEqual([{ id: 'done' }]);
});

test('what is due tomorrow waits', async () => {
  const tomorrow = new Date(Date.now() + 86_400_000);
  await inTransaction(db, (tx) => later(tx, 'test.fact', {}, tomorrow));
  expect(await tellDue(town(), { 'test.fact': listen }, complain)).toBe(0);
  expect(await waiting()).toHaveLength(1);
});

test('a listener that fails leaves nothing behind, keeps nobody waiting, and hears it again later', async () => {
  const failing: Listener = async (tx) => {
    await later(tx, 'test.more', {});
    throw new Error('not today');
  };
  await inTransaction(db, async (tx) => {
    await later(tx, 'test.failing');
    await later(tx, 'test.fact', { id: 1 });
  });
  expect(await tellDue(town(), { 'test.failing': failing, 'test.fact': listen }, complain)).toBe(1);
  expect(heard).toEqual([{ id: 1 }]);
  expect(complaints).toEqual(['not today']);
  const [left, ...others] = await waiting();
  expect(others).toEqual([]);
  expect(left).toMatchObject({ name: 'test.failing', tries: 1 });
  expect(left?.due_at.getTime()).toBeGreaterThan(Date.now() + 30_000);
});

test('a fact that nobody listens to is told to whoever looks after the machine', async () => {
  await inTransaction(db, (tx) => later(tx, 'test.unknown'));
  await tellDue(town(), {}, complain);
  expect(complaints).toEqual(['nobody listens to test.unknown']);
});

test('four at once tell each fact once', async () => {
  await inTransaction(db, async (tx) => {
    for (let id = 0; id < 60; id++) await later(tx, 'test.fact', { id });
  });
  await Promise.all(Array.from({ length: 4 }, () => tellDue(town(), { 'test.fact': listen }, complain)));
  expect(heard.map(({ id }) => id).toSorted((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 60 }, (_, id) => id),
  );
});

test('whoever listens hears of every town at once, and of what was queued before', async () => {
  const where: string[] = [];
  const note: Listener = async (_tx, _payload, { commons: { name } }) => void where.push(name);
  await inTransaction(db, (tx) => later(tx, 'test.fact'));
  const telling = await tellFacts(installation, { 'test.fact': note }, complain);
  const until = async (count: number) => {
    for (let tries = 0; where.length < count && tries < 100; tries++) await pause(20);
    return where;
  };
  expect(await until(1)).toEqual(['borgovivo']);
  await inTransaction(otherDb, (tx) => later(tx, 'test.fact'));
  expect(await until(2)).toEqual(['borgovivo', 'altrove']);
  await telling.stop();
  expect(complaints).toEqual([]);
});
