import { z } from 'zod';
import { codeTyped } from './rules.ts';

/** Which of the addresses on file. */
export const Which = z.object({ at: z.coerce.number().int().min(0).max(50).catch(0) });

export const Code = z.object({
  code: z
    .string({ error: 'claims.code_missing' })
    .trim()
    .min(1, 'claims.code_missing')
    .max(40, 'claims.code_wrong_form')
    .transform((text, issues) => {
      const code = codeTyped(text);
      if (code === null) issues.addIssue({ code: 'custom', message: 'claims.code_wrong_form' });
      return code ?? '';
    }),
});

export const InWords = z.object({
  words: z
    .string({ error: 'claims.words_missing' })
    .trim()
    .min(1, 'claims.words_missing')
    .min(20, 'claims.words_short')
    .max(2_000, 'claims.words_long')
    .regex(/^[^\0]*$/, 'claims.words_missing'),
});

export const Nothing = z.object({});

export const Newcomer = z.object({
  t: z.string().max(2_000),
  name: z
    .string({ error: 'claims.name_missing' })
    .trim()
    .min(1, 'claims.name_missing')
    .max(120, 'claims.name_long')
    .regex(/^[^\p{Cc}<>]*$/u, 'claims.name_missing'),
  password: z.string({ error: 'claims.password_missing' }).min(1, 'claims.password_missing').max(500),
});

export const Person = z.object({ person: z.uuid({ error: 'forms.invalid' }) });

export const Decision = z.object({
  verdict: z.enum(['no', 'beside', 'instead'], { error: 'claims.verdict_missing' }),
  answer: z
    .string()
    .trim()
    .max(1_000, 'claims.answer_long')
    .regex(/^[^\0]*$/, 'forms.invalid')
    .default('')
    .transform((text) => (text === '' ? null : text)),
});
