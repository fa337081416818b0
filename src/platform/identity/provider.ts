/** Who recognises people for us: an OpenID Connect provider, such as a municipality's proxy in front of SPID and CIE. */
export interface Provider {
  /** Its issuer; what else there is to know it says itself (`/.well-known/openid-configuration`). */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What it is called on the page. */
  name: string;
  /** The `acr` values with which it says that two proofs were given (SPID level 2, CIE …). */
  twoProofs: readonly string[];
  /** Whether an address that it does not call verified is believed all the same: proxies in front of SPID often say nothing. */
  trustsAddress: boolean;
}

/** The name under which accounts point at it. */
export const providerId = 'oidc';
/** Where it sends people back to. */
export const providerReturn = '/accedi/fuori/ritorno';

/** What better-auth's generic OAuth needs to know of it. Only who was invited comes in: nobody gets an account this way. */
export const providerConfig = (provider: Provider, origin: string) => ({
  providerId,
  discoveryUrl: `${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  requireIdTokenVerification: true,
  clientId: provider.clientId,
  clientSecret: provider.clientSecret,
  scopes: ['openid', 'email', 'profile'],
  pkce: true,
  disableSignUp: true,
  redirectURI: `${origin}${providerReturn}`,
  ...(provider.twoProofs.length > 0 ? { authorizationUrlParams: { acr_values: provider.twoProofs.join(' ') } } : {}),
});
