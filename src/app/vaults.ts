import { join } from 'node:path';
import type { Config } from '#platform/config/index.ts';
import type { Commons } from '#platform/database/index.ts';
import { masterOf, openVault, type Vault } from '#platform/vault/index.ts';

/** Where the keys of a town lie: beside its data, and never in the database nor in a backup. */
const keyFile = ({ dataDir }: Pick<Config, 'dataDir'>, { name }: Pick<Commons, 'name'>): string =>
  join(dataDir, 'keys', `${name}.json`);

/** The vault of a town. */
export type Vaults = (commons: Commons) => Promise<Vault>;

/** The vault of each town, opened on first use and kept. */
export function makeVaults(config: Config): Vaults {
  const opened = new Map<string, Promise<Vault>>();
  const master = masterOf(config.secret);
  return (commons) => {
    const known = opened.get(commons.name);
    if (known) return known;
    const vault = openVault(keyFile(config, commons), commons.name, master);
    opened.set(commons.name, vault);
    vault.catch(() => opened.delete(commons.name));
    return vault;
  };
}
