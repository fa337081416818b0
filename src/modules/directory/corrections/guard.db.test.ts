import { beforeEach, describe, expect, test } from 'vitest';
import { networkOf } from './guard.ts';
import { correctionsTown, DESK, hidden, workedOut } from './testing/town.fixture.ts';

const town = await correctionsTown();
const { db, visit, get, post, send, correct } = town;
beforeEach(async () => {
  await town.asNew();
  visit.from = `192.0.2.${Math.ceil(Math.random() * 250)}`;
});

const about = { voce: `service:${DESK}`, campo: 'alert' };
const path = `/correzioni/nuova?${new URLSearchParams(about)}`;
const wish = { ...about, giusto: 'Chiuso a Natale' };
const kept = async () => (await db.selectFrom('correction').select('id').execute()).length;

/** Sends the form, reads the question, presses its button. */
async function withoutScript(giusto: string) {
  const modulo = hidden((await get(path)).html, 'modulo');
  town.wait(30_000);
  const asked = await post('/correzioni/nuova', { ...wish, giusto, modulo });
  const conferma = hidden(asked.html, 'conferma');
  town.wait(4_000);
  return post('/correzioni/nuova', { ...wish, giusto, modulo, conferma });
}

describe('a program', () => {
  test('that posts straight, without having seen the form, keeps nothing', async () => {
    for (const modulo of ['', 'inventato', 'a.b.c']) {
      const answer = await post('/correzioni/nuova', { ...wish, modulo, prova: '1' });
      expect(answer.status).toBe(409);
    }
    expect(await kept()).toBe(0);
  });

  test('that fills in every field is led to press again', async () => {
    const modulo = hidden((await get(path)).html, 'modulo');
    town.wait(30_000);
    const answer = await post('/correzioni/nuova', {
      ...wish,
      modulo,
      prova: workedOut(modulo),
      sito: 'http://spam.example',
    });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('premi un’altra volta');
    expect(answer.html).not.toContain('spam.example');
    expect(await kept()).toBe(0);
  });

  test('that answers in the same second is too quick; pressing again is enough for a person', async () => {
    const modulo = hidden((await get(path)).html, 'modulo');
    const fields = { ...wish, modulo, prova: workedOut(modulo) };
    const quick = await post('/correzioni/nuova', fields);
    expect(quick.html).toContain('Quello che hai scritto è ancora qui');
    expect(hidden(quick.html, 'modulo')).toBe(modulo);
    town.wait(5_000);
    expect((await post('/correzioni/nuova', fields)).status).toBe(303);
  });

  test('that has not worked, nor pressed the button of the question, keeps nothing', async () => {
    const modulo = hidden((await get(path)).html, 'modulo');
    town.wait(30_000);
    for (const prova of ['', '0', '1', 'tante'])
      expect((await post('/correzioni/nuova', { ...wish, modulo, prova, conferma: 'sì' })).status).toBe(200);
    expect(await kept()).toBe(0);
  });

  test('that uses one form for a hundred things keeps one', async () => {
    const modulo = hidden((await get(path)).html, 'modulo');
    town.wait(30_000);
    const prova = workedOut(modulo);
    for (const giusto of ['uno', 'due', 'tre']) await post('/correzioni/nuova', { ...wish, giusto, modulo, prova });
    expect(await kept()).toBe(1);
  });

  test('a flood from one network stops that network, and nobody else', async () => {
    const answers: number[] = [];
    for (let n = 0; n < 14; n += 1) answers.push((await withoutScript(`Chiuso il giorno ${n}`)).status);
    expect(answers.filter((status) => status === 303)).toHaveLength(12);
    const stopped = await withoutScript('Chiuso sempre');
    expect(stopped.html).toContain('Da questa rete sono arrivate molte correzioni.');
    expect(stopped.html).toContain('Chiuso sempre');
    visit.from = '198.51.100.7';
    expect((await withoutScript('Chiuso a Pasqua')).status).toBe(303);
  });

  test('an advertisement waits apart until somebody has looked at it, and nobody is called', async () => {
    await correct('description', 'Comprate qui https://spam.example e http://spam.example');
    expect(await db.selectFrom('correction').select('state').execute()).toEqual([{ state: 'held' }]);
    expect(await db.selectFrom('later').select('name').execute()).toEqual([]);
  });
});

describe('a person', () => {
  test('whose browser runs script is asked nothing', async () => {
    expect((await send(path, wish)).status).toBe(303);
  });

  test('whose browser runs none reads what they wrote and presses once more', async () => {
    const modulo = hidden((await get(path)).html, 'modulo');
    town.wait(30_000);
    const asked = await post('/correzioni/nuova', { ...wish, modulo });
    expect(asked.status).toBe(200);
    expect(asked.html).toContain('Hai scritto tu questo?');
    expect(asked.html).toContain('Chiuso a Natale');
    expect(await kept()).toBe(0);
    expect((await withoutScript('Chiuso a Natale')).status).toBe(303);
    expect(await kept()).toBe(1);
  });

  test('who left the form open for a week presses again, and has lost nothing', async () => {
    const modulo = hidden((await get(path)).html, 'modulo');
    town.wait(7 * 86_400_000);
    const late = await post('/correzioni/nuova', { ...wish, modulo, prova: workedOut(modulo) });
    expect(late.status).toBe(409);
    expect(late.html).toContain('Chiuso a Natale');
    const again = hidden(late.html, 'modulo');
    expect(again).not.toBe(modulo);
    town.wait(5_000);
    expect((await post('/correzioni/nuova', { ...wish, modulo: again, prova: workedOut(again) })).status).toBe(303);
  });
});

test('a line at home is one network, however many addresses it has', () => {
  expect(networkOf('203.0.113.9')).toBe('203.0.113.9');
  expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:db8:1:2:bbbb:cccc:dddd:1'));
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'));
  expect(networkOf('::ffff:203.0.113.9')).toBe('::ffff:203.0.113.9');
});
