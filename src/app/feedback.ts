import { sql } from 'kysely';
import { z } from 'zod';
import { romeDate } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';

/** What made a page hard, from a list: nothing is written freely, so that nothing personal can be. */
export const reasons = ['words', 'missing', 'wrong', 'find', 'broken'] as const;

/** The parts of the site that have pages, each alone or with the id of an entry. */
const parts =
  'cerca|servizi|organizzazioni|luoghi|punti|risorse|pratiche|quartieri|accessibilita|privacy|note-legali|dati-aperti|sviluppatori|tracce|lista';
const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ours = new RegExp(`^/(?:(?:${parts})(?:/${id})?)?$`);

/** A page of ours, by its path; of an address that somebody made up only the part of the site is kept, else nothing. */
export function pageMeant(path: string | undefined): string {
  if (path === undefined) return '/';
  if (ours.test(path)) return path;
  const part = `/${path.split('/')[1] ?? ''}`;
  return ours.test(part) ? part : '/';
}

/** How clear a page was, from 1 (not at all) to 5. */
export const Feedback = z.object({
  pagina: z.string().max(2_000).optional().transform(pageMeant),
  voto: z.coerce
    .number({ error: 'app.feedback.score_missing' })
    .int('app.feedback.score_missing')
    .min(1, 'app.feedback.score_missing')
    .max(5, 'app.feedback.score_missing'),
  motivo: z.enum(reasons).or(z.literal('')).catch('').default(''),
  /** A field that people do not see: whoever fills it in is a program. */
  sito: z.string().optional(),
});
export type Feedback = z.output<typeof Feedback>;

/** Adds one to the count of the month; of a program's answer nothing is kept. */
export async function keepFeedback(tx: Tx, { pagina, voto, motivo, sito }: Feedback, now: Date): Promise<void> {
  if (sito) return;
  await sql`insert into page_feedback as known (month, path, score, reason)
    values (date_trunc('month', ${romeDate(now)}::date), ${pagina}, ${voto}, ${motivo})
    on conflict (month, path, score, reason) do update set times = known.times + 1`.execute(tx);
}
