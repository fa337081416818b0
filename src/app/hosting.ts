import type { Commons, Installation } from '#platform/database/index.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);
const freshFor = 5_000;

/**
 * Which town a host name leads to. An unknown name leads nowhere; the loopback names lead to the default one
 * (the configured, else the first). The list is read again when it is older than five seconds.
 */
export function makeHosting(installation: Installation, defaultCommons: string | undefined) {
  let known: readonly Commons[] = [];
  let readAt = 0;
  const read = async (): Promise<readonly Commons[]> => {
    if (Date.now() - readAt < freshFor) return known;
    known = await installation.listCommons();
    readAt = Date.now();
    return known;
  };
  return async (hostHeader: string | undefined): Promise<Commons | null> => {
    const host = (hostHeader ?? '').toLowerCase().replace(/:\d+$/, '');
    const towns = await read();
    const named = towns.find((commons) => commons.hosts.includes(host));
    if (named) return named;
    if (!loopback.has(host)) return null;
    return towns.find((commons) => commons.name === defaultCommons) ?? towns[0] ?? null;
  };
}
