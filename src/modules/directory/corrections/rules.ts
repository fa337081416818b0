import type { Fact } from '../keeping/facts.ts';
import type { Door } from '../keeping/hours.ts';

/**
 * What becomes of a correction or of a proposed entry: it waits (`open`; `held` until somebody has looked at it), it says what
 * an earlier one says (`joined`), or it has ended: `accepted`, `known` (the proposed entry was there already), `answered`, `spam`.
 */
export const states = ['open', 'held', 'joined', 'accepted', 'known', 'answered', 'spam'] as const;
export type State = (typeof states)[number];

/** Plain text: no signs that nobody sees, one sort of line's end, no deserts of empty lines. */
export const plainText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // Controls, and what turns the direction of reading around.
    .replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, (sign) =>
      sign === '\n' ? sign : ' ',
    )
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Two wishes for one fact are the same when their keys are: capitals, spaces and how a number is grouped say nothing. */
export function wishKey(input: Fact['input'], wish: string): string {
  const plain = plainText(wish).normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
  if (input === 'phone' && isPhone(plain)) return plain.replace(/^\+39|^0039/, '').replace(/[^\d+]/g, '');
  if (input === 'url') return plain.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return plain.replace(/[.\s]+$/, '');
}

const isPhone = (text: string): boolean => /^\+?[\d\s./()-]{3,40}$/.test(text) && text.replace(/\D/g, '').length >= 3;

/** What the fact would read if the wish were taken as it stands; null where somebody has to put it into words first. */
export function asWritten({ input, longest }: Pick<Fact, 'input' | 'longest'>, wish: string): string | null {
  const text = plainText(wish);
  if (text === '' || text.length > longest) return null;
  switch (input) {
    case 'line':
      return text.includes('\n') ? null : text;
    case 'text':
    case 'list':
      return text;
    case 'phone':
      return isPhone(text) ? text : null;
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text) ? text : null;
    case 'url':
      return webPage(text);
    case 'postcode':
      return /^\d{5}$/.test(text) ? text : null;
    case 'age':
      return /^\d{1,3}$/.test(text) && Number(text) <= 120 ? String(Number(text)) : null;
    case 'hours':
      return null;
  }
}

const composed = new Set(['eligibility_description', 'application_process', 'fees_description']);

/** Where nothing is written, the page says it by ages, marks and prices, which one line would contradict: an editor looks first. */
export const saysItOtherwise = (fact: string, says: string | null): boolean => says === null && composed.has(fact);

const hostName = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$/u;

function webPage(text: string): string | null {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (/\s/.test(text) || !URL.canParse(address)) return null;
  return hostName.test(new URL(address).hostname) ? address : null;
}

const link = /https?:\/\/|www\.|<a\s|\[url/gi;

/** What looks like an advertisement waits apart until somebody has looked at it: links where no link is asked for. */
export function looksLikeAdvertising(input: Fact['input'] | null, text: string): boolean {
  const links = text.match(link)?.length ?? 0;
  if (input === 'url') return links > 1;
  return links > (input === null ? 1 : 0) || /<\/?[a-z][^>]*>/i.test(text);
}

/** Whose hours somebody means who says that they are wrong: the doors that say any; where none does, those with a place's name. */
export function doorsMeant<D extends Pick<Door, 'name'> & { schedules: readonly unknown[] }>(
  doors: readonly D[],
): readonly D[] {
  const saying = doors.filter(({ schedules }) => schedules.length > 0);
  if (saying.length > 0) return saying;
  const places = doors.filter(({ name }) => name !== null);
  return places.length > 0 ? places : doors;
}

/** Whole days since then. */
export const daysSince = (then: Date, now: Date): number => Math.floor((now.getTime() - then.getTime()) / 86_400_000);

const hour = 3_600_000;
/** Hours between two mails that say that something waits. */
export const BETWEEN_NOTICES = 4;
/** Minutes before the first: who reports one thing often reports another. */
const FIRST_AFTER = 10;

/** When those who keep the entries are told of something that has just arrived. */
export function noticeDue(toldAt: Date | null, now: Date): Date {
  const soon = now.getTime() + (FIRST_AFTER * hour) / 60;
  return new Date(toldAt === null ? soon : Math.max(soon, toldAt.getTime() + BETWEEN_NOTICES * hour));
}

/** The parts of "how can one reach them", sorted into the facts that an entry has. */
export function contactParts(contact: string): { phone: string | null; email: string | null; url: string | null } {
  const words = plainText(contact);
  const email = /[^\s@,;]+@[^\s@,;]+\.[^\s@,;]{2,}/.exec(words)?.[0].replace(/[.)]+$/, '') ?? null;
  const rest = email === null ? words : words.replace(email, ' ');
  const url =
    /(?:https?:\/\/|www\.)[^\s,;]+|\b[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:it|org|com|eu|net|info)\b[^\s,;]*/iu
      .exec(rest)?.[0]
      .replace(/[.)]+$/, '');
  const phone = /\+?\d[\d\s./-]{4,}\d/.exec(url === undefined ? rest : rest.replace(url, ' '))?.[0] ?? null;
  return { phone: phone?.trim() ?? null, email, url: url === undefined ? null : webPage(url) };
}
