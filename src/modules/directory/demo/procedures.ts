import { z } from 'zod';
import { daysAfter } from './dates.ts';
import { demoId } from './ids.ts';
import written from './procedures.json' with { type: 'json' };
import { type DemoRows, mark, translate } from './rows.ts';

const Procedure = z.strictObject({
  key: z.string(),
  name: z.string(),
  en: z.string(),
  purpose: z.string(),
  purpose_en: z.string(),
  papers: z.array(z.string()),
  papers_en: z.array(z.string()),
  where: z.string(),
  where_en: z.string(),
  deadline: z.string(),
  deadline_en: z.string(),
  cost: z.string(),
  cost_en: z.string(),
  /** The home page of the body that decides; none where that is the municipality. */
  url: z.url().optional(),
  topics: z.array(z.string()),
  for: z.array(z.string()),
  checked: z.number(),
});

const procedures = z.array(Procedure).parse(written);

/** Forms and benefits explained, in general words: the law changes, and each text says to ask. */
export function addProcedures(rows: DemoRows, today: string): void {
  for (const one of procedures) {
    const id = demoId('procedure', one.key);
    rows.procedure.push({
      id,
      name: one.name,
      purpose: one.purpose,
      papers: one.papers,
      where_text: one.where,
      deadline: one.deadline,
      cost: one.cost,
      url: one.url ?? null,
      status: 'active',
      assured_date: daysAfter(today, -one.checked),
    });
    translate(rows, 'procedure', id, {
      name: one.en,
      purpose: one.purpose_en,
      papers: one.papers_en.join('\n'),
      where_text: one.where_en,
      deadline: one.deadline_en,
      cost: one.cost_en,
    });
    mark(rows, 'procedure', id, 'everyday-topics', one.topics);
    mark(rows, 'procedure', id, 'life-situations', one.for);
    mark(rows, 'procedure', id, 'cost-facts', one.cost.startsWith('Gratis') ? ['free'] : []);
  }
}
