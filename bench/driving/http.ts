// A process of its own that asks over HTTP/1.1, one request at a time on each connection. It reads no more of an answer
// than its length, so that it stays well below what it measures.
import { connect, type Socket } from 'node:net';
import { type HttpTurn, turn } from './messages.ts';

interface Answer {
  ok: boolean;
  bytes: number;
}

/** One connection, kept open. */
class Line {
  readonly #socket: Socket;
  #waiting: ((answer: Answer) => void) | null = null;
  #failed: ((error: Error) => void) | null = null;
  #head: Buffer = Buffer.alloc(0);
  #status = 0;
  #bytes = 0;
  /** Bytes of the body still to come; null while the head is read, -1 when it comes in chunks. */
  #left: number | null = null;
  #tail = '';

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (data: Buffer) => this.#take(data));
    const lost = (error?: Error) => this.#failed?.(error ?? new Error('the server closed the connection'));
    socket.on('error', lost);
    socket.on('close', () => lost());
  }

  ask(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = resolve;
      this.#failed = reject;
      this.#bytes = 0;
      this.#socket.write(request);
    });
  }

  end(): void {
    this.#failed = null;
    this.#socket.destroy();
  }

  #take(data: Buffer): void {
    this.#bytes += data.length;
    if (this.#left !== null) {
      this.#body(data);
      return;
    }
    this.#head = this.#head.length === 0 ? data : Buffer.concat([this.#head, data]);
    const end = this.#head.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#head.toString('latin1', 0, end);
    const rest = this.#head.subarray(end + 4);
    this.#head = Buffer.alloc(0);
    this.#status = Number(head.slice(9, 12));
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    const empty = this.#status === 304 || this.#status === 204;
    this.#left = empty ? 0 : length === undefined ? -1 : Number(length);
    this.#tail = '';
    this.#body(rest);
  }

  #body(data: Buffer): void {
    if (this.#left === -1) {
      this.#tail = (this.#tail + data.toString('latin1', Math.max(0, data.length - 5))).slice(-5);
      if (this.#tail === '0\r\n\r\n') this.#done(true);
      return;
    }
    this.#left = (this.#left ?? 0) - data.length;
    if (this.#left <= 0) this.#done(this.#left === 0);
  }

  #done(whole: boolean): void {
    this.#left = null;
    const ok = whole && ((this.#status >= 200 && this.#status < 300) || this.#status === 304);
    this.#waiting?.({ ok, bytes: this.#bytes });
  }
}

const open = (port: number) =>
  new Promise<Line>((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => resolve(new Line(socket)));
    socket.once('error', reject);
  });

async function drive({ port, paths, headers = {}, ...wish }: HttpTurn) {
  const lines = await Promise.all(Array.from({ length: wish.connections }, () => open(port)));
  const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const requests = paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n${more.join('')}\r\n`));
  const driven = await turn(wish, (worker, nth) => {
    const [line, request] = [lines[worker], requests[nth % requests.length]];
    if (!line || !request) throw new Error('nothing to ask');
    return line.ask(request);
  });
  for (const line of lines) line.end();
  return driven;
}

process.on('message', (wish: HttpTurn) => {
  drive(wish).then(
    (driven) => process.send?.({ driven }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.once('disconnect', () => process.exit());
