/** A mail as it goes to the server. */
export interface Outgoing {
  messageId: string;
  address: string;
  subject: string;
  body: string;
}

/** How the sending of one mail ended. */
export type Fate =
  | { kind: 'sent' }
  /** The server will not have this address, and says so for good. */
  | { kind: 'refused'; problem: string }
  /** It will not have this mail. */
  | { kind: 'failed'; problem: string }
  /** Not now: busy, unreachable, or wrongly set up. */
  | { kind: 'later'; problem: string };

/** The way to a mail server. */
export interface Post {
  send(mail: Outgoing): Promise<Fate>;
  close(): void;
}

/** Opens the way to the server that `url` names (smtp:// or smtps://, with user and password where it wants them). */
export function openPost(url: string, from: string): Post {
  let made: ReturnType<typeof transportTo> | undefined;
  const transport = () => {
    made ??= transportTo(url);
    return made;
  };
  return {
    send: async ({ messageId, address, subject, body }) => {
      try {
        const way = await transport();
        await way.sendMail({
          from,
          to: { name: '', address },
          subject,
          text: body,
          messageId,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { kind: 'sent' };
      } catch (error) {
        return fateOf(error, address);
      }
    },
    close: () => void made?.then((way) => way.close()),
  };
}

/** The library comes with the first mail: it weighs 13 MB, and most processes answer only visitors. */
async function transportTo(url: string) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    pool: true,
    maxConnections: 5,
    maxMessages: 200,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    // What a mail says is nobody's business, also of who reads our logs.
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** What an error of SMTP means for the mail (RFC 5321, 4.2.1: 5yz is for good, 4yz for now). */
function fateOf(error: unknown, address: string): Fate {
  const { code, responseCode, command, response } = read(error);
  const problem = (response ?? code ?? 'unknown').replaceAll(address, '…').replace(/\s+/g, ' ').slice(0, 200);
  const forGood = responseCode !== undefined && responseCode >= 500;
  if (!forGood || code === 'EAUTH') return { kind: 'later', problem };
  if (command === 'RCPT TO') return { kind: 'refused', problem };
  return { kind: command === 'DATA' ? 'failed' : 'later', problem };
}

interface SmtpProblem {
  code?: string;
  responseCode?: number;
  command?: string;
  response?: string;
}

function read(error: unknown): SmtpProblem {
  if (!(error instanceof Error)) return {};
  const said: Record<string, unknown> = { ...error };
  // A refusal of every receiver stands one level down.
  const inner = Array.isArray(said.rejectedErrors) ? said.rejectedErrors[0] : undefined;
  if (inner instanceof Error && said.responseCode === undefined) return read(inner);
  const text = (name: string) => (typeof said[name] === 'string' ? said[name] : undefined);
  return {
    code: text('code'),
    responseCode: typeof said.responseCode === 'number' ? said.responseCode : undefined,
    command: text('command'),
    response: text('response'),
  };
}
