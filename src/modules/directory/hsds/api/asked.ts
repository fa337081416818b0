import type { Context } from 'hono';
import { z } from 'zod';
import { type Asked, askable, type ParameterName } from './parameters.ts';
import { Problem, type WrongParameter, wrongParameters } from './problem.ts';

const Body = z.record(z.string(), z.unknown());

/**
 * Reads the parameters of a request: from the query, and of a POST from its JSON body too. Throws a `Problem` (400) that
 * names every parameter which is unknown, given twice or malformed: what is ignored would answer another question.
 */
export async function readAsked(c: Context, names: readonly ParameterName[]): Promise<Asked> {
  const wrong: WrongParameter[] = [];
  const given: Record<string, unknown> = c.req.method === 'POST' ? await readBody(c) : {};
  for (const [name, values] of Object.entries(c.req.queries())) {
    if (values.length > 1 || Object.hasOwn(given, name)) wrong.push({ name, reason: 'is given more than once' });
    else given[name] = values[0];
  }
  const parsed = askable(names).safeParse(given);
  if (!parsed.success) wrong.push(...firstOfEach(issuesOf(parsed.error, names)));
  if (wrong.length > 0 || !parsed.success) throw wrongParameters(wrong);
  const asked: Asked = parsed.data;
  if (asked.minimal && asked.full) wrong.push({ name: 'minimal', reason: 'cannot be asked together with full' });
  if (asked.proximity !== undefined && asked.postcode === undefined) {
    wrong.push({ name: 'proximity', reason: 'needs postcode, around which the metres are counted' });
  }
  if (wrong.length > 0) throw wrongParameters(wrong);
  return asked;
}

async function readBody(c: Context): Promise<Record<string, unknown>> {
  const text = await c.req.text();
  if (text.trim() === '') return {};
  const type = c.req.header('content-type') ?? 'application/json';
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) {
    throw new Problem(415, 'Unsupported media type', 'The body of a search is a JSON object (application/json).');
  }
  const body = Body.safeParse(parseJson(text));
  if (!body.success) throw wrongParameters([{ name: 'body', reason: 'must be a JSON object of parameters' }]);
  return body.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function issuesOf(error: z.ZodError, names: readonly string[]): WrongParameter[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const reason = `is not known here; known are ${names.join(', ')}`;
      return issue.keys.map((name) => ({
        name: name.slice(0, 100),
        reason: names.length > 0 ? reason : 'is not known here',
      }));
    }
    return [{ name: String(issue.path[0] ?? 'body'), reason: issue.message.replace(/\.$/, '') }];
  });
}

function firstOfEach(wrong: readonly WrongParameter[]): WrongParameter[] {
  return wrong.filter(({ name }, at) => wrong.findIndex((one) => one.name === name) === at);
}
