import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { testTown } from '#app/testing.ts';
import { inTransaction } from '#platform/forms/index.ts';
import { deliver, deliverDue, forgetOldMail, markUndelivered, openPost, readReports, writeMail } from './index.ts';

const { db } = await testTown();

/** A real mail server; what it says to whom is decided by the address. */
const received: { mail: Email; to: string[] }[] = [];
let broken = false;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  logger: false,
  onMailFrom: (_from, _session, callback) =>
    broken ? callback(Object.assign(new Error('try later'), { responseCode: 451 })) : callback(),
  onRcptTo: ({ address }, _session, callback) =>
    address.startsWith('nessuno')
      ? callback(Object.assign(new Error(`no ${address} here`), { responseCode: 550 }))
      : callback(),
  onData: (stream, session, callback) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
        received.push({ mail, to: session.envelope.rcptTo.map(({ address }) => address) });
        callback();
      });
    });
  },
});
server.listen(0, '127.0.0.1');
await once(server.server, 'listening');
const { port } = server.server.address() as AddressInfo;
const post = openPost(`smtp://127.0.0.1:${port}`, 'Borgovivo <noreply@borgovivo.test>');
afterAll(() => {
  post.close();
  server.close(() => {});
});

const origin = 'https://borgovivo.test';
const write = (address: string, subject = 'Vieni da noi') =>
  inTransaction(db, (tx) =>
    writeMail(tx, origin, { about: 'test.letter', address, subject, paragraphs: ['Ciao Ràfael,', 'a martedì.'] }),
  );
const send = () => inTransaction(db, (tx) => deliverDue(tx, post));
const mails = () => db.selectFrom('mail').selectAll().orderBy('queued_at').execute();

beforeEach(async () => {
  received.length = 0;
  broken = false;
  await db.deleteFrom('mail').execute();
  await db.deleteFrom('later').execute();
  await db.deleteFrom('mail_refusal').execute();
});

test('a letter leaves once, reads as it was written, and what it said is forgotten', async () => {
  const id = await write('Rosa@Borgovivo.example', 'Vieni\r\nBcc: tutti@example.org');
  expect(await send()).toBe(1);
  expect(await send()).toBe(0);
  expect(received.map(({ to }) => to)).toEqual([['rosa@borgovivo.example']]);
  const { mail } = received[0] ?? {};
  expect(mail?.subject).toBe('Vieni Bcc: tutti@example.org');
  expect(mail?.text?.trim()).toBe('Ciao Ràfael,\n\na martedì.');
  expect(mail?.from).toEqual({ name: 'Borgovivo', address: 'noreply@borgovivo.test' });
  expect(mail?.messageId).toBe(`<${id}@borgovivo.test>`);
  expect(await mails()).toMatchObject([{ subject: null, body: null, problem: null, sent_at: expect.any(Date) }]);
});

test('a letter whose cause is undone was never written', async () => {
  const undone = inTransaction(db, async (tx) => {
    await writeMail(tx, origin, { about: 'test.letter', address: 'a@b.example', subject: 'x', paragraphs: [] });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow();
  expect(await mails()).toEqual([]);
});

test('a server that is busy gets it again later, under the same name', async () => {
  await write('rosa@borgovivo.example');
  broken = true;
  await send();
  const [waiting] = await mails();
  expect(waiting).toMatchObject({ tries: 1, sent_at: null, failed_at: null, subject: 'Vieni da noi' });
  expect(waiting?.due_at.getTime()).toBeGreaterThan(Date.now());
  const { rows } = { rows: await db.selectFrom('later').select(['name', 'due_at']).execute() };
  expect(rows).toMatchObject([{ name: deliver, due_at: waiting?.due_at }]);
  broken = false;
  await db.updateTable('mail').set({ due_at: new Date() }).execute();
  await send();
  expect(received.map(({ mail }) => mail.messageId)).toEqual([waiting?.message_id]);
});

test('nobody goes on for ever: after three days it is given up', async () => {
  await write('rosa@borgovivo.example');
  broken = true;
  await db
    .updateTable('mail')
    .set({ queued_at: new Date(Date.now() - 4 * 86_400_000) })
    .execute();
  await send();
  expect(await mails()).toMatchObject([{ failed_at: expect.any(Date), subject: null, body: null }]);
});

test('an address that is refused for good is marked, without its name in the reason, and not written to again', async () => {
  await write('nessuno@borgovivo.example');
  await send();
  const refusals = await db.selectFrom('mail_refusal').selectAll().execute();
  expect(refusals).toMatchObject([{ address: 'nessuno@borgovivo.example' }]);
  expect(refusals[0]?.problem).toContain('550');
  expect(refusals[0]?.problem).not.toContain('nessuno');
  await write('nessuno@borgovivo.example');
  await send();
  expect((await mails())[1]).toMatchObject({ failed_at: expect.any(Date), problem: 'the address was refused before' });
});

test('killed between the server’s yes and the commit: it leaves again, under the same name', async () => {
  await write('rosa@borgovivo.example');
  const killed = inTransaction(db, async (tx) => {
    await deliverDue(tx, post);
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow();
  await send();
  expect(new Set(received.map(({ mail }) => mail.messageId)).size).toBe(1);
  expect(received).toHaveLength(2);
});

test('without a server letters lie, and are gone after a week', async () => {
  await write('rosa@borgovivo.example');
  expect(await inTransaction(db, (tx) => deliverDue(tx, null))).toBe(0);
  expect(await mails()).toHaveLength(1);
  await db
    .updateTable('mail')
    .set({ queued_at: new Date(Date.now() - 8 * 86_400_000) })
    .execute();
  await inTransaction(db, forgetOldMail);
  expect(await mails()).toEqual([]);
});

test('many leave in one round, each to its own', async () => {
  for (let at = 0; at < 30; at++) await write(`persona${at}@borgovivo.example`);
  expect(await send()).toBe(30);
  expect(new Set(received.flatMap(({ to }) => to)).size).toBe(30);
  expect(await db.selectFrom('later').select('id').execute()).toEqual([]);
});

test('what comes back undelivered marks the address, and only of a mail that was ours', async () => {
  const id = await write('rosa@borgovivo.example');
  await send();
  const report = (messageId: string, status = '5.1.1', action = 'failed') =>
    [
      'From: MAILER-DAEMON@mail.example',
      'To: noreply@borgovivo.test',
      'Subject: Undelivered',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="x"',
      '',
      '--x',
      'Content-Type: text/plain',
      '',
      'It did not arrive.',
      '--x',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mail.example',
      '',
      'Final-Recipient: rfc822; rosa@borgovivo.example',
      `Action: ${action}`,
      `Status: ${status}`,
      'Diagnostic-Code: smtp; 550 <rosa@borgovivo.example>',
      '  no such person',
      '--x',
      'Content-Type: message/rfc822',
      '',
      `Message-ID: ${messageId}`,
      'Subject: Vieni da noi',
      '',
      'Ciao',
      '--x--',
      '',
    ].join('\r\n');
  const folder = mkdtempSync(join(tmpdir(), 'comunanza-maildir-'));
  for (const part of ['new', 'cur']) mkdirSync(join(folder, part));
  writeFileSync(join(folder, 'new/1'), report(`<${id}@borgovivo.test>`, '4.4.1', 'delayed'));
  writeFileSync(join(folder, 'new/2'), report('<someone-else@elsewhere.example>'));
  writeFileSync(join(folder, 'new/3'), 'From: Rosa\r\nSubject: Grazie\r\n\r\nA martedì');
  writeFileSync(join(folder, 'cur/4:2,S'), report(`<${id}@borgovivo.test>`));
  const ours: boolean[] = [];
  await readReports(folder, async (one) => {
    ours.push(await inTransaction(db, (tx) => markUndelivered(tx, one)));
  });
  expect(ours).toEqual([false, true]);
  expect([...readdirSync(join(folder, 'new')), ...readdirSync(join(folder, 'cur'))]).toEqual([]);
  rmSync(folder, { recursive: true });
  const refusals = await db.selectFrom('mail_refusal').selectAll().execute();
  expect(refusals).toMatchObject([{ address: 'rosa@borgovivo.example', problem: 'smtp; 550 <…> no such person' }]);
});
