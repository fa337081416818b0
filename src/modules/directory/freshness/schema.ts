import { z } from 'zod';
import { type Fact, facts, type KeptKind } from '../keeping/facts.ts';

/** What the buttons of the page send: which reviews are answered. */
export const Confirmation = z.object({
  review: z.union([z.uuid().transform((one) => [one]), z.array(z.uuid()).max(50)], {
    error: 'freshness.answer.nothing_chosen',
  }),
});

/** The button of those who are signed in: an entry. */
export const CheckedEntry = z.object({
  kind: z.enum(['service', 'organization', 'place', 'asset', 'procedure']),
  id: z.uuid(),
  /** Pressed on the page of the entry: back there. */
  torna: z.literal('voce').optional(),
});

/** The facts that a form without an account can say: hours take a form of their own. */
export const writable = (kind: KeptKind): readonly Fact[] => facts[kind].filter((fact) => fact.input !== 'hours');

/** What the form of an entry says, fact by fact; and under `was.…` what it said when it was shown. */
export const factsOf = (kind: KeptKind) =>
  z.object(
    Object.fromEntries(
      writable(kind).flatMap((fact): [string, z.ZodType<string>][] => [
        [fact.name, answerTo(fact)],
        [`was.${fact.name}`, z.string().max(20_000).default('').transform(unwrapped)],
      ]),
    ),
  );

// A form sends a line's end as two signs.
const unwrapped = (text: string): string => text.replaceAll('\r\n', '\n').trim();

function answerTo({ input, longest, required }: Fact) {
  const text = z.string().default('').transform(unwrapped).pipe(z.string().max(longest, 'freshness.wrong.too_long'));
  const filled = required ? text.pipe(z.string().min(1, 'freshness.wrong.missing')) : text;
  const shape = shapes[input];
  if (!shape) return filled;
  return filled.pipe(z.string().refine((said) => said === '' || shape.test(said), shape.message));
}

const shapes: Partial<Record<Fact['input'], { message: string; test(said: string): boolean }>> = {
  email: { message: 'freshness.wrong.email', test: (said) => /^[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+$/.test(said) },
  url: {
    message: 'freshness.wrong.url',
    test: (said) => URL.canParse(/^https?:\/\//.test(said) ? said : `https://${said}`) && /^[^\s]+\.[^\s]+$/.test(said),
  },
  phone: { message: 'freshness.wrong.phone', test: (said) => /^[+\d][\d\s./()-]{3,}.*$/.test(said) },
  postcode: { message: 'freshness.wrong.postcode', test: (said) => /^\d{5}$/.test(said) },
  age: { message: 'freshness.wrong.age', test: (said) => /^\d{1,3}$/.test(said) && Number(said) <= 120 },
};
