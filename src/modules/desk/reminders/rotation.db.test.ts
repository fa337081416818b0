import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { projectRoot } from '#app/root.ts';
import { testSecret } from '#app/testing.names.ts';
import { countKeys, masterOf, openVault } from '#platform/vault/index.ts';
import { aboutWords } from '../counter/record.ts';
import { openWords, sealWords } from './sealed.ts';
import { counter } from './testing/counter.fixture.ts';

const town = await counter();
const { db, here, get, post, write, rows } = town;
const file = join(town.folder, 'keys/borgovivo.json');
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts the rotation as a program of its own; in the batch after so many it is killed. */
async function rotate(killAfter = 0): Promise<string[]> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      './script/alias.mjs',
      'src/modules/desk/reminders/testing/rotation.fixture.ts',
      town.url,
      file,
      testSecret,
      String(killAfter),
    ],
    { cwd: projectRoot, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  running.add(child);
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) said.push(line);
  running.delete(child);
  return said;
}

test('the keys are rotated while people work; killed in the middle it goes on, and everything opens', async () => {
  const vault = await town.vault();
  const many = Array.from({ length: 900 }, (_, at) => ({ id: randomUUID(), name: `Persona ${at}` }));
  await db
    .insertInto('reminder')
    .values(
      many.map(({ id, name }) => ({
        id,
        point_id: here.id,
        ...sealWords(vault, here.id, id, { name, phone: '+393331234567', promise: 'gli orari' }),
        code_blind: vault.blind(id, 'test'),
        due_on: '2026-11-25',
        notice: '2026-11',
        notice_lang: 'it',
        basis: 'consent',
        controller: 'Casa',
      })),
    )
    .execute();
  const contact = randomUUID();
  await post(`/sportello/${here.id}/contatto`, { id: contact, words: 'la bolletta del gas', topics: 'public-housing' });
  const old = await rows();

  expect(await rotate(3)).not.toContainEqual(expect.stringMatching(/^done/));
  const halfWay = await rows();
  const heads = new Set(halfWay.flatMap((row) => [row.name, row.phone, row.promise]).map((one) => one.readUInt32BE(1)));
  expect(heads).toEqual(new Set([1, 2]));
  expect(await countKeys(file, 'borgovivo')).toBe(2);
  // Whoever works meanwhile reads both, and writes with the new one.
  const [first] = many;
  expect(await (await get(`${town.list}/${first?.id}`)).text()).toContain('Persona 0');
  const meanwhile = await write({ phone: '347 1111111' });
  expect(meanwhile.answer.status).toBe(303);
  expect((await rows()).find(({ id }) => id === meanwhile.id)?.name.readUInt32BE(1)).toBe(2);

  expect((await rotate()).at(-1)).toMatch(/^done \d+ 1$/);
  expect(await countKeys(file, 'borgovivo')).toBe(1);
  const after = await openVault(file, 'borgovivo', masterOf(testSecret));
  const now = await rows();
  expect(now).toHaveLength(901);
  const names = now.map((row) => {
    for (const sealed of [row.name, row.phone, row.promise]) expect(after.isOld(sealed)).toBe(false);
    return openWords(after, row).name;
  });
  expect(new Set(names)).toEqual(new Set([...many.map(({ name }) => name), 'signora Fatima']));
  const { words } = await db.selectFrom('request').select('words').executeTakeFirstOrThrow();
  expect(after.open(words ?? Buffer.alloc(0), aboutWords(contact, 1))).toBe('la bolletta del gas');
  // What was found by its telephone is found by it still; what the old key sealed opens no more.
  const [before] = old;
  expect(now.find(({ id }) => id === before?.id)?.phone_blind).toEqual(before?.phone_blind);
  expect(() => after.openBytes(before?.name ?? Buffer.alloc(0), 'any')).toThrow('not in the ring');
  expect(await (await get(`${town.list}/${first?.id}`)).text()).toContain('Persona 0');
});

test('where a row does not open nothing is dropped, and it is said', async () => {
  const [row] = await rows();
  await db
    .updateTable('reminder')
    .set({ name: row?.phone ?? Buffer.alloc(0) })
    .where('id', '=', row?.id ?? '')
    .execute();
  const vault = await openVault(file, 'borgovivo', masterOf(testSecret));
  const said = await rotate().catch((error: unknown) => [String(error)]);
  expect(said.some((line) => line.startsWith('done'))).toBe(false);
  expect(await countKeys(file, 'borgovivo')).toBe(2);
  expect(vault.head).not.toEqual((await openVault(file, 'borgovivo', masterOf(testSecret))).head);
});
