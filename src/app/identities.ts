import { type Config, isAtHome } from '#platform/config/index.ts';
import type { Commons, Db, Installation } from '#platform/database/index.ts';
import { type Actor, createIdentity, type Identity } from '#platform/identity/index.ts';

/** One set of accounts per commons: who is asking, by the cookie of that commons. */
export interface Identities {
  of(commons: Commons): Identity;
  actorOf(commons: Commons, db: Db, headers: Headers): Promise<Actor>;
}

export function makeIdentities(installation: Installation, config: Config): Identities {
  const made = new Map<string, Identity>();
  const of = (commons: Commons): Identity => {
    const known = made.get(commons.name);
    if (known) return known;
    const identity = createIdentity({
      db: installation.open(commons),
      secret: config.secret,
      origin: config.origin,
      commons: commons.name,
      provider: config.oidc,
      withoutSecondFactor: isInvented(commons) && isAtHome(config),
    });
    made.set(commons.name, identity);
    return identity;
  };
  return { of, actorOf: (commons, _db, headers) => of(commons).actorOf(headers) };
}

/** The demo's municipality, a code that ISTAT gives to none. Its passwords are printed: a second factor would guard nothing. */
export const inventedMunicipality = '999001';
const isInvented = (commons: Commons): boolean => commons.municipality_code === inventedMunicipality;
