import { z } from 'zod';
import { Refusal } from '#platform/database/index.ts';
import { type Ctx, clientAddress, type Here, limiter, TooMany } from '#platform/http/index.ts';
import { codeOf, type FormShown, type House, isWorked, isYes, newForm, newYes, QUICKEST, readForm } from './proof.ts';

/** What every form that anyone may send carries besides what it asks. */
export const guarded = {
  /** The form itself, signed. */
  modulo: z.string().max(500).catch('').default(''),
  /** What the browser has worked out, where it runs script. */
  prova: z.string().max(12).catch('').default(''),
  /** The button of the question "Did you write this?", where it runs none. */
  conferma: z.string().max(500).catch('').default(''),
  /** A field that people do not see: whoever fills it in is a program. */
  sito: z.string().max(2_000).catch('').default(''),
};
export type Guarded = z.output<z.ZodObject<typeof guarded>>;

const hour = 3600;
/** Things kept in an hour from one address: a class that walks the neighbourhood together has one. */
const worked = limiter(60, hour);
/** Without script nothing was worked for: fewer, and still more than a person writes. */
const confirmed = limiter(12, hour);

/** A person has sent it; or somebody without script, who is asked first. */
export type Verdict = { from: 'person'; code: string } | { from: 'unknown'; yes: string };

const houseOf = ({ config, commons }: Here): House => ({ secret: config.secret, commons: commons.name });

/** The form as it should be shown (again): the same while it is good, so that pressing twice keeps one thing. */
export const formFor = (here: Here, sent: unknown): string =>
  typeof sent === 'string' && readForm(houseOf(here), sent, here.now) !== null
    ? sent
    : newForm(houseOf(here), here.now);

/**
 * Whether a person sends this form. Throws a `Refusal` with what to do where it looks like a program: pressing again is
 * always enough for a person, and nothing typed is lost. A flood from one address stops that address only.
 */
export async function weigh(c: Ctx, { modulo, prova, conferma, sito }: Guarded): Promise<Verdict> {
  const { here } = c.var;
  const house = houseOf(here);
  if (sito !== '') throw new Refusal('corrections.guard.again');
  const form = readForm(house, modulo, here.now);
  if (form === null) throw new Refusal('corrections.guard.again');
  if (here.now.getTime() - form.at.getTime() < QUICKEST) throw new Refusal('corrections.guard.quick');
  if (isWorked(modulo, prova)) return person(here, house, form, worked, c);
  if (isYes(house, form, conferma, here.now)) return person(here, house, form, confirmed, c);
  return { from: 'unknown', yes: newYes(house, form, here.now) };
}

/** What the button says on a page that is shown in between anyway, so that nobody is asked twice; null where script has worked. */
export function questionFor(here: Here, { modulo, prova }: Guarded): string | null {
  const form = readForm(houseOf(here), modulo, here.now);
  return form === null || isWorked(modulo, prova) ? null : newYes(houseOf(here), form, here.now);
}

async function person(here: Here, house: House, form: FormShown, limit: typeof worked, c: Ctx): Promise<Verdict> {
  try {
    await limit(`${here.commons.name} ${networkOf(clientAddress(c, here.config))}`);
  } catch (refused) {
    if (!(refused instanceof TooMany)) throw refused;
    throw new Refusal('corrections.guard.too_many', undefined, { minutes: Math.ceil(refused.seconds / 60) });
  }
  return { from: 'person', code: codeOf(house, form) };
}

/** A line at home has one IPv4 address, and 2^64 of IPv6. */
export const networkOf = (address: string): string => {
  if (!address.includes(':') || address.includes('.')) return address;
  const [before = '', after] = address.split('%')[0]?.split('::') ?? [];
  const head = before.split(':').filter(Boolean);
  const tail = after === undefined ? [] : after.split(':').filter(Boolean);
  const whole =
    after === undefined ? head : [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
  return whole.slice(0, 4).join(':');
};
