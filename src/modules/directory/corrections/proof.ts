import { createHash, createHmac, randomUUID } from 'node:crypto';
import { deriveKey, readToken, signToken } from '#platform/crypto/index.ts';

/** Two days: who leaves a form open and comes back tomorrow has lost nothing. */
const LASTS = 48 * 3_600_000;
/** Nobody reads a page and writes in it faster than this, in milliseconds. */
export const QUICKEST = 3_000;
/** Nobody reads a question and presses its button faster. */
export const QUICKEST_YES = 1_000;
/** Leading zeros of the proof: some 33,000 tries, a second on an old telephone, and ten days of work for a million letters. */
export const PROOF_BITS = 15;

/** Whose forms these are: an installation's secret and a commons' name. */
export interface House {
  secret: string;
  commons: string;
}

/** A form as it was shown: which one, and when. */
export interface FormShown {
  id: string;
  at: Date;
}

const purpose = ({ commons }: House, what: string) => `correction ${what} of ${commons}`;

/** What a form carries so that it is known when it comes back: signed, for one sending, nothing about who reads it. */
export const newForm = (house: House, now: Date): string =>
  signToken(house.secret, purpose(house, 'form'), `${randomUUID()} ${now.getTime()}`, new Date(now.getTime() + LASTS));

/** Reads it back; null where it is none of ours, or too old. */
export function readForm(house: House, form: string, now: Date): FormShown | null {
  const read = readToken(house.secret, purpose(house, 'form'), form, now);
  const [id, at] = read?.subject.split(' ') ?? [];
  return read === null || read.over || id === undefined ? null : { id, at: new Date(Number(at)) };
}

/** What the button of "Did you write this?" says: that the question was shown for this form, and when. */
export const newYes = (house: House, form: FormShown, now: Date): string =>
  signToken(house.secret, purpose(house, 'yes'), `${form.id} ${now.getTime()}`, new Date(now.getTime() + LASTS));

/** Whether somebody has read that question and pressed its button. */
export function isYes(house: House, form: FormShown, yes: string, now: Date): boolean {
  const read = readToken(house.secret, purpose(house, 'yes'), yes, now);
  const [id, at] = read?.subject.split(' ') ?? [];
  return read !== null && !read.over && id === form.id && now.getTime() - Number(at) >= QUICKEST_YES;
}

/** Whether a machine has worked for it: SHA-256 of the form and the number begins with zeros (hashcash, Back 2002). */
export function isWorked(form: string, number: string): boolean {
  if (!/^\d{1,12}$/.test(number)) return false;
  const hash = createHash('sha256').update(`${form}.${number}`).digest();
  return hash.readUInt32BE(0) >>> (32 - PROOF_BITS) === 0;
}

/**
 * The address under which whoever sent this form follows what becomes of it: 22 signs that nobody can guess, the same
 * however often the same form arrives, so that pressing twice leads to one page.
 */
export const codeOf = (house: House, form: FormShown): string =>
  createHmac('sha256', deriveKey(house.secret, purpose(house, 'codes')))
    .update(form.id)
    .digest('base64url')
    .slice(0, 22);

/** What of an address is kept: enough to know it again, nothing to find it by. */
export const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex');
