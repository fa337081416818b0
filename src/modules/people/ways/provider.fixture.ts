import { createServer } from 'node:http';
import Provider from 'oidc-provider';

/** Who stands before the provider, and how they are recognised. */
export interface Citizen {
  sub: string;
  email: string;
  email_verified?: boolean;
  /** How sure the provider is, if it says so. */
  acr?: string;
}

export const SPID_2 = 'https://www.spid.gov.it/SpidL2';

/** A real OpenID Connect provider on loopback, which recognises whoever `citizen` says; null stops at its door. */
export async function aProvider(redirect: string) {
  const at = { citizen: null as Citizen | null };
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'comunanza', client_secret: 'segreto di prova', redirect_uris: [redirect] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], acr: null },
    acrValues: [SPID_2],
    cookies: { keys: ['di prova'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/porta/${uid}` },
    findAccount: async (_context, id) => ({
      accountId: id,
      claims: async () => ({ ...at.citizen, acr: undefined, sub: id, name: 'Cittadina' }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/porta/')) return answer(request, response);
    const { citizen } = at;
    const result = citizen
      ? { login: { accountId: citizen.sub, ...(citizen.acr ? { acr: citizen.acr } : {}) } }
      : { error: 'access_denied' };
    void provider.interactionFinished(request, response, result);
  });

  /** Goes where the browser is sent, with the provider's cookies, until it is sent back to us: path and query. */
  const walk = async (to: string): Promise<string> => {
    const jar = new Map<string, string>();
    let url = to;
    for (let steps = 0; steps < 10 && url.startsWith(issuer); steps++) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const step = await fetch(url, { redirect: 'manual', headers: { cookie } });
      for (const one of step.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
        jar.set(name, value);
      }
      const next = step.headers.get('location');
      if (!next) throw new Error(`the provider stops at ${step.status}: ${await step.text()}`);
      url = new URL(next, issuer).href;
    }
    const { pathname, search } = new URL(url);
    return pathname + search;
  };
  return { issuer, at, walk, stop: () => new Promise((done) => server.close(done)) };
}
