import { z } from 'zod';
import { type Fact, keptKinds } from '../keeping/facts.ts';
import { asWritten, plainText } from './rules.ts';

const words = (missing: string, most: number) =>
  z.string({ error: missing }).transform(plainText).pipe(z.string().min(1, missing).max(most, 'corrections.too_long'));
const maybe = (most: number) =>
  z.string().catch('').default('').transform(plainText).pipe(z.string().max(most, 'corrections.too_long'));

/** How one can be told: an address, or nothing. */
const email = z
  .string()
  .max(254, 'corrections.email_wrong')
  .default('')
  .transform((text) => text.trim().toLowerCase())
  .refine((text) => text === '' || z.email().safeParse(text).success, 'corrections.email_wrong')
  .transform((text) => (text === '' ? null : text));

/** What one says a fact should read. */
export const correctionWish = {
  voce: z.string().max(100).catch('').default(''),
  campo: z.string().max(60).catch('').default(''),
  giusto: words('corrections.wish_missing', 4_000),
  email,
};

/** Kinds of entries that people propose: guides to forms are written by whoever looks after them. */
export const proposedKinds = keptKinds.filter((kind) => kind !== 'procedure');

/** An entry that somebody misses. */
export const proposalWish = {
  tipo: z.enum(proposedKinds, { error: 'corrections.propose.kind_missing' }),
  nome: words('corrections.propose.name_missing', 200).transform((text) => text.replace(/\s+/g, ' ')),
  che_cosa: words('corrections.propose.what_missing', 2_000),
  dove: maybe(300),
  contatto: maybe(300),
  email,
};

/** A value of that sort of fact, or nothing. */
const sort = (input: Fact['input'], longest: number, wrong: string) =>
  z
    .string()
    .catch('')
    .default('')
    .transform((text, issues) => {
      if (text.trim() === '') return null;
      const value = asWritten({ input, longest }, text);
      if (value === null) issues.addIssue({ code: 'custom', message: wrong });
      return value;
    });

/** What an editor makes of it. */
export const takenProposal = {
  tipo: proposalWish.tipo,
  nome: proposalWish.nome,
  che_cosa: words('corrections.propose.what_missing', 4_000),
  telefono: sort('phone', 40, 'corrections.one.phone_wrong'),
  email: sort('email', 254, 'corrections.email_wrong'),
  sito_web: sort('url', 500, 'corrections.one.url_wrong'),
  via: sort('line', 200, 'corrections.too_long'),
  comune: sort('line', 100, 'corrections.too_long'),
  luogo: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .default('')
    .transform((id) => (id === '' ? null : id)),
};
