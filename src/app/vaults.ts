import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#platform/config/index.ts';
import type { Commons } from '#platform/database/index.ts';
import { masterOf, openVault, type Vault } from '#platform/vault/index.ts';

/** Where the keys of a town lie: beside its data, and never in the database nor in a backup. */
export const keyFile = ({ dataDir }: Pick<Config, 'dataDir'>, { name }: Pick<Commons, 'name'>): string =>
  join(dataDir, 'keys', `${name}.json`);

/** The vault of a town. */
export type Vaults = (commons: Commons) => Promise<Vault>;

/** The vault of each town, opened on first use and kept until its keys change: they may be rotated while we run. */
export function makeVaults(config: Config): Vaults {
  const opened = new Map<string, { stamp: string; vault: Promise<Vault> }>();
  const master = masterOf(config.secret);
  return async (commons) => {
    const file = keyFile(config, commons);
    const stamp = await stampOf(file);
    const known = opened.get(commons.name);
    if (known?.stamp === stamp) return known.vault;
    const vault = openVault(file, commons.name, master);
    opened.set(commons.name, { stamp, vault });
    vault.catch(() => opened.delete(commons.name));
    return vault;
  };
}

/** Another whenever the file is another; the same while there is none. */
async function stampOf(file: string): Promise<string> {
  const found = await stat(file, { bigint: true }).catch(() => null);
  return found ? `${found.ino} ${found.mtimeNs}` : '';
}
