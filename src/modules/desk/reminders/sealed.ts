import type { Vault } from '#platform/vault/index.ts';

/** What of a reminder is sealed, each for itself. */
export const sealedFields = ['name', 'phone', 'promise', 'wrong_words'] as const;
type SealedField = (typeof sealedFields)[number];

/** Where a field of a reminder stands sealed: nothing else opens it there. */
export const aboutReminder = (field: SealedField, id: string): string => `reminder.${field} ${id}`;

/** What is said of a person. */
export interface Words {
  name: string;
  /** E.164. */
  phone: string;
  promise: string;
}

/** By what a number is found again at the same point: at another the same number looks different. */
export const phoneBlind = (vault: Vault, point: string, phone: string): Buffer =>
  vault.blind(phone, `reminder.phone at ${point}`);

/** The words as columns, sealed for this reminder at this point. */
export const sealWords = (vault: Vault, point: string, id: string, { name, phone, promise }: Words) => ({
  name: vault.seal(name, aboutReminder('name', id)),
  phone: vault.seal(phone, aboutReminder('phone', id)),
  promise: vault.seal(promise, aboutReminder('promise', id)),
  phone_blind: phoneBlind(vault, point, phone),
});

/** The same, opened. */
export const openWords = (vault: Vault, row: { id: string; name: Buffer; phone: Buffer; promise: Buffer }): Words => ({
  name: vault.open(row.name, aboutReminder('name', row.id)),
  phone: vault.open(row.phone, aboutReminder('phone', row.id)),
  promise: vault.open(row.promise, aboutReminder('promise', row.id)),
});
