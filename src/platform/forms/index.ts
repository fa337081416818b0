import type { Handler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import { writeAudit } from '#platform/audit/index.ts';
import { type Db, Refusal, type Tx } from '#platform/database/index.ts';
import type { Ctx, Env, Here } from '#platform/http/index.ts';
import type { T } from '#platform/messages/index.ts';

export type FormValues = Record<string, string | string[] | File>;

/** What a form page shows: what was typed, and a sentence beside each field that needs one. */
export interface Shown {
  values: FormValues;
  errors: Record<string, string>;
  /** A sentence that is about the form as a whole. */
  problem?: string;
}

export const blank: Shown = { values: {}, errors: {} };

/** What was typed in a field, to be shown again; `otherwise` where nothing has been sent yet. */
export function typed({ values }: Shown, name: string, otherwise = ''): string {
  const value = values[name];
  return typeof value === 'string' ? value : otherwise;
}

/** All that is wrong with a form, for the list above it: first what is about the whole. */
export const wrongIn = ({
  errors,
  problem,
}: Pick<Shown, 'errors' | 'problem'>): { field?: string; message: string }[] => [
  ...(problem ? [{ message: problem }] : []),
  ...Object.entries(errors).map(([field, message]) => ({ field, message })),
];

export interface FormPlan<S extends z.ZodType, R> {
  /** What may come in. Issues' messages are message keys ('people.email_missing'). */
  schema: S;
  /** The same page again, with what was typed and what is wrong with it. */
  page(c: Ctx, shown: Shown, status: ContentfulStatusCode): Response | Promise<Response>;
  /** Policy, then SQL. It runs in the one transaction of the request. */
  command(tx: Tx, here: Here, input: z.output<S>, c: Ctx): Promise<R>;
  /** What the audit keeps of it: identifiers only. */
  audit?(result: R, input: z.output<S>): { action: string; entity?: string; entityId?: string };
  /** Where the person goes next, after the commit (a path of ours), or an answer of its own. */
  next(here: Here, result: R, c: Ctx): string | Response | Promise<Response>;
}

/**
 * The way of a form: read, parse (422 gives the values back), one transaction around the command and its audit row,
 * commit, and only then redirect (303). A `Refusal` gives the page back with its sentence (409).
 */
export function form<S extends z.ZodType, R>(plan: FormPlan<S, R>): Handler<Env> {
  return async (c) => {
    const here = c.var.here;
    const values: FormValues = await c.req.parseBody({ all: true }).then(flat, () => ({}));
    const parsed = plan.schema.safeParse(values);
    if (!parsed.success) return plan.page(c, { values, errors: fieldErrors(parsed.error, here.t) }, 422);
    try {
      const result = await inTransaction(here.db, async (tx) => {
        const made = await plan.command(tx, here, parsed.data, c);
        const kept = plan.audit?.(made, parsed.data);
        if (kept) await writeAudit(tx, { actor: here.actor, ...kept, outcome: 'done', requestId: here.requestId });
        return made;
      });
      const next = await plan.next(here, result, c);
      return typeof next === 'string' ? c.redirect(here.href(next), 303) : next;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const sentence = here.t(error.code, error.values);
      return plan.page(
        c,
        error.field ? { values, errors: { [error.field]: sentence } } : { values, errors: {}, problem: sentence },
        409,
      );
    }
  };
}

/** Opens **the** transaction. Only edges call it: forms, APIs, job steps, batches of the command line. */
export function inTransaction<R>(db: Db, work: (tx: Tx) => Promise<R>): Promise<R> {
  return db.transaction().execute(work);
}

/** One sentence per field, the first of each, in the language of the page. */
export function fieldErrors(error: z.ZodError, t: T): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '');
    errors[field] ??=
      issue.message.includes('.') && !issue.message.includes(' ') ? t(issue.message) : t('forms.invalid');
  }
  return errors;
}

function flat(body: Record<string, string | File | (string | File)[]>): FormValues {
  const values: FormValues = {};
  for (const [name, value] of Object.entries(body)) {
    const plain = name.replace(/\[\]$/, '');
    if (Array.isArray(value)) values[plain] = value.filter((one) => typeof one === 'string');
    else values[plain] = value;
  }
  return values;
}
