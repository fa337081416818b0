import { createHmac, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type DataKey, headOf, keyOf, openUnder, sealUnder } from './envelope.ts';
import type { Master } from './master.ts';

const Wrapped = z.object({ id: z.number().int().positive(), made_at: z.iso.datetime(), wrapped: z.base64() });
const Ring = z.object({ commons: z.string(), blind: z.base64(), keys: z.array(Wrapped).min(1) });
type Ring = z.output<typeof Ring>;

/** Seals and opens what a town keeps of persons. The newest key seals; every key of the ring opens. */
export interface Vault {
  /** `about` names the place: table, column and row. What was sealed for one opens for no other. */
  seal(text: string, about: string): Buffer;
  open(sealed: Buffer, about: string): string;
  sealBytes(bytes: Buffer, about: string): Buffer;
  openBytes(sealed: Buffer, about: string): Buffer;
  /** The same text gives the same 16 bytes, which tell nothing of it: for finding exactly what is sealed. */
  blind(text: string, purpose: string): Buffer;
  /** Whether another key than the newest sealed this. */
  isOld(sealed: Buffer): boolean;
  /** How everything begins that the newest key sealed: for finding, in the database, what is old. */
  head: Buffer;
}

/**
 * Opens the ring of a town, or makes one. It lies in a file of its own (0600), wrapped by the master: never in the
 * database, never in a backup.
 */
export async function openVault(file: string, commons: string, master: Master): Promise<Vault> {
  const ring = (await readRing(file, commons)) ?? (await makeRing(file, commons, master));
  return vaultOf(ring, master);
}

/** Adds a key, which seals from now on. What others sealed stays readable until it is sealed anew and they are dropped. */
export async function addKey(file: string, commons: string, master: Master): Promise<Vault> {
  const ring = (await readRing(file, commons)) ?? (await makeRing(file, commons, master));
  const next = { ...ring, keys: [...ring.keys, await newKey(commons, master, newest(ring).id + 1)] };
  await writeRing(file, next);
  return vaultOf(next, master);
}

/** How many keys a town has: more than one while a rotation has not come to its end. */
export const countKeys = async (file: string, commons: string): Promise<number> =>
  (await readRing(file, commons))?.keys.length ?? 0;

/** Drops every key but the newest: what they sealed and nobody sealed anew is gone for good. */
export async function dropOldKeys(file: string, commons: string): Promise<number> {
  const ring = await readRing(file, commons);
  if (!ring || ring.keys.length === 1) return 0;
  await writeRing(file, { ...ring, keys: [newest(ring)] });
  return ring.keys.length - 1;
}

const newest = ({ keys }: Ring) => keys.reduce((last, one) => (one.id > last.id ? one : last));
const aboutKey = (commons: string, id: number) => `data key ${id} of ${commons}`;
const aboutBlind = (commons: string) => `blind index of ${commons}`;

async function vaultOf(ring: Ring, master: Master): Promise<Vault> {
  const keys = new Map<number, DataKey>();
  for (const { id, wrapped } of ring.keys) {
    keys.set(id, { id, bytes: await master.unwrap(Buffer.from(wrapped, 'base64'), aboutKey(ring.commons, id)) });
  }
  const blindKey = await master.unwrap(Buffer.from(ring.blind, 'base64'), aboutBlind(ring.commons));
  const current = newest(ring).id;
  const key = (id: number): DataKey => {
    const found = keys.get(id);
    if (!found) throw new Error(`data key ${id} is not in the ring`);
    return found;
  };
  const sealBytes = (bytes: Buffer, about: string) => sealUnder(key(current), bytes, about);
  const openBytes = (sealed: Buffer, about: string) => openUnder(key(keyOf(sealed)), sealed, about);
  return {
    sealBytes,
    openBytes,
    seal: (text, about) => sealBytes(Buffer.from(text), about),
    open: (sealed, about) => openBytes(sealed, about).toString(),
    blind: (text, purpose) =>
      createHmac('sha256', blindKey)
        .update(JSON.stringify([purpose, text]))
        .digest()
        .subarray(0, 16),
    isOld: (sealed) => keyOf(sealed) !== current,
    head: headOf(current),
  };
}

async function readRing(file: string, commons: string): Promise<Ring | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const ring = Ring.parse(JSON.parse(text));
  if (ring.commons !== commons) throw new Error(`${file} holds the keys of ${ring.commons}`);
  return ring;
}

/** The first ring of a town. Where two make it at once there is one, and it is the one that both use. */
async function makeRing(file: string, commons: string, master: Master): Promise<Ring> {
  const blind = (await master.wrap(randomBytes(32), aboutBlind(commons))).toString('base64');
  const ring = { commons, blind, keys: [await newKey(commons, master, 1)] };
  const beside = await writeBeside(file, ring);
  const made = await link(beside, file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
  await rm(beside);
  await settle(file);
  return made ? ring : ((await readRing(file, commons)) ?? ring);
}

async function newKey(commons: string, master: Master, id: number): Promise<z.output<typeof Wrapped>> {
  const wrapped = await master.wrap(randomBytes(32), aboutKey(commons, id));
  return { id, made_at: new Date().toISOString(), wrapped: wrapped.toString('base64') };
}

/** Whole or not at all: a ring half written would be every secret lost. */
async function writeRing(file: string, ring: Ring): Promise<void> {
  await rename(await writeBeside(file, ring), file);
  await settle(file);
}

async function writeBeside(file: string, ring: Ring): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${randomBytes(6).toString('hex')}.new`;
  await writeFile(beside, `${JSON.stringify(ring, null, 2)}\n`, { mode: 0o600, flush: true });
  return beside;
}

/** The new name is on the disk too before anything is sealed with what it names. */
async function settle(file: string): Promise<void> {
  const folder = await open(dirname(file), 'r');
  await folder.sync().finally(() => folder.close());
}
