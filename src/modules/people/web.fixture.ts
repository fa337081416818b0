import { pino } from 'pino';
import { makeIdentities } from '#app/identities.ts';
import { buildHouse } from '#app/server.tsx';
import { testSecret } from '#app/testing.names.ts';
import type { TestTown } from '#app/testing.ts';
import { readConfig } from '#platform/config/index.ts';
import type { Db } from '#platform/database/index.ts';
import { latestMails } from '#platform/mail/index.ts';

export const password = 'pane sale e vicini';

/** One browser: keeps its cookie from page to page, and types into forms. */
export interface Browser {
  cookie: string;
  get(path: string): Promise<Response>;
  post(path: string, fields?: Record<string, string>): Promise<Response>;
  /** What a page's script sends. */
  json(path: string, body: object): Promise<Response>;
}

/** The whole house over a town of the tests, and browsers that visit it; what the clock says can be chosen. */
export function visitorsOf(town: TestTown, env: Record<string, string> = {}) {
  const config = {
    ...readConfig({ DATABASE_URL: town.url, COMUNANZA_SECRET: testSecret, LOG_LEVEL: 'silent', ...env }),
    trustProxy: 1,
  };
  const clock = { now: null as Date | null };
  const identities = makeIdentities(town.installation, config);
  const house = buildHouse({
    config,
    installation: town.installation,
    identities,
    log: pino({ level: 'silent' }),
    perMinute: 0,
    clock: () => clock.now ?? new Date(),
  });
  let visitors = 0;
  const browser = (): Browser => {
    visitors += 1;
    const address = `198.51.100.${visitors % 250}`;
    const jar = new Map<string, string>();
    const headers = () => ({
      host: 'borgovivo.test',
      origin: 'http://borgovivo.test',
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'x-forwarded-for': address,
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    });
    const kept = (answer: Response): Response => {
      for (const one of answer.headers.getSetCookie()) {
        const [pair = ''] = one.split(';');
        const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
        if (value === '' || /Max-Age=0/.test(one)) jar.delete(name);
        else jar.set(name, value);
      }
      return answer;
    };
    return {
      get cookie() {
        return headers().cookie;
      },
      get: async (path) => kept(await house.request(path, { headers: headers() })),
      post: async (path, fields = {}) =>
        kept(await house.request(path, { method: 'POST', headers: headers(), body: new URLSearchParams(fields) })),
      json: async (path, body) => {
        const sent = { ...headers(), 'content-type': 'application/json' };
        return kept(await house.request(path, { method: 'POST', headers: sent, body: JSON.stringify(body) }));
      },
    };
  };
  return { house, browser, clock, config, identities, identity: identities.of(town.commons) };
}

/** The last letter to an address: its words, and where its link leads. */
export async function letterTo(db: Db, address: string): Promise<{ subject: string; body: string; path: string }> {
  const letter = (await latestMails(db)).find((one) => one.address === address);
  if (!letter) throw new Error(`no letter to ${address}`);
  const { subject, body } = letter;
  const link = /https?:\S+/.exec(body)?.[0];
  return { subject, body, path: link ? new URL(link).pathname : '' };
}
