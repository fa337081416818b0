import { z } from 'zod';
import type { Vault } from '#platform/vault/index.ts';

/** Where each sealed text of a hand-off stands. */
export const about = {
  office: (handoff: string) => `handoff.office ${handoff}`,
  slip: (handoff: string) => `handoff.slip ${handoff}`,
  words: (event: string) => `handoff_event.words ${event}`,
};

const Slip = z.object({ place: z.string().optional(), bring: z.string().optional() });
/** What the slip says besides the day. */
export type Slip = z.output<typeof Slip>;

export const sealOffice = (vault: Vault, handoff: string, office: string): Buffer =>
  vault.seal(office, about.office(handoff));
export const openOffice = (vault: Vault, handoff: string, sealed: Buffer | null): string | null =>
  sealed && vault.open(sealed, about.office(handoff));

export const sealSlip = (vault: Vault, handoff: string, slip: Slip): Buffer =>
  vault.seal(JSON.stringify(slip), about.slip(handoff));
export const openSlip = (vault: Vault, handoff: string, sealed: Buffer | null): Slip =>
  sealed ? Slip.parse(JSON.parse(vault.open(sealed, about.slip(handoff)))) : {};

export const sealWords = (vault: Vault, event: string, words: string | undefined): Buffer | null =>
  words ? vault.seal(words, about.words(event)) : null;
export const openWords = (vault: Vault, event: string, sealed: Buffer | null): string | null =>
  sealed && vault.open(sealed, about.words(event));
