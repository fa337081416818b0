import { spawnSync } from 'node:child_process';
import { closeSync, constants, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from '#platform/config/index.ts';

/** Held until released or until the process ends, however it ends: the kernel keeps it, so it never goes stale. */
export type Lock = { note(text: string): void; release(): void };

type Manner = '--exclusive' | '--shared';

// The lock belongs to the open file, which `flock` shares with us: when it exits, the lock stays ours.
const take = (file: string, manner: Manner, patience: string[]): Lock | undefined => {
  const fd = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  const { status, error } = spawnSync('flock', [manner, ...patience, '3'], {
    stdio: ['ignore', 'ignore', 'ignore', fd],
  });
  if (error) {
    closeSync(fd);
    throw new CannotStart(`The command flock (package util-linux) is needed to guard ${file}: ${error.message}`);
  }
  if (status !== 0) {
    closeSync(fd);
    return undefined;
  }
  let held = true;
  return {
    note: (text) => {
      ftruncateSync(fd, 0);
      writeSync(fd, text, 0);
    },
    release: () => {
      if (held) closeSync(fd);
      held = false;
    },
  };
};

/** What the holder of a data folder tells the others. */
const Holder = z.object({ pid: z.number(), socketDir: z.string() });
export type Holder = z.infer<typeof Holder>;

const holding = (dataDir: string) => join(dataDir, 'holder.lock');
const using = (dataDir: string) => join(dataDir, 'users.lock');

/** The right to run PostgreSQL on this folder; `undefined` when another process has it. */
export const holdFolder = (dataDir: string): Lock | undefined => take(holding(dataDir), '--exclusive', ['--nonblock']);

/** Who holds the folder, as far as the holder has said. */
export const holderOf = (dataDir: string): Holder | undefined => {
  try {
    return Holder.parse(JSON.parse(readFileSync(holding(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
};

/** Says that we use a PostgreSQL which another command started, so that it does not stop it under us. */
export const useFolder = (dataDir: string): Lock | undefined => take(using(dataDir), '--shared', ['--nonblock']);

/** Waits until nobody else uses the folder, and keeps newcomers out until released. */
export const awaitUsers = (dataDir: string): Lock | undefined => take(using(dataDir), '--exclusive', []);
