/** As much of `oidc-provider` as the tests use: it ships no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }
  interface Context {
    oidc: {
      client: { clientId: string };
      session: { accountId: string };
      provider: { Grant: new (of: { clientId: string; accountId: string }) => Grant };
    };
  }
  export default class Provider {
    constructor(
      issuer: string,
      settings: {
        clients: readonly Record<string, unknown>[];
        claims: Record<string, readonly string[] | null>;
        acrValues: readonly string[];
        cookies: { keys: readonly string[] };
        features: { devInteractions: { enabled: boolean } };
        interactions: { url(context: unknown, interaction: { uid: string }): string };
        findAccount(context: unknown, id: string): Promise<{ accountId: string; claims(): Promise<object> }>;
        loadExistingGrant(context: Context): Promise<Grant>;
      },
    );
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
  }
}
