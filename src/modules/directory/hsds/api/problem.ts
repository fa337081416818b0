import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What was wrong with one parameter. */
export interface WrongParameter {
  name: string;
  reason: string;
}

/** An answer that says no, in the form of RFC 9457. */
export class Problem extends Error {
  readonly status: ContentfulStatusCode;
  readonly title: string;
  readonly wrong: readonly WrongParameter[];
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    status: ContentfulStatusCode,
    title: string,
    detail: string,
    more: { wrong?: readonly WrongParameter[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
    this.wrong = more.wrong ?? [];
    this.headers = more.headers ?? {};
  }
}

/** 400: names each parameter and says what it must be. */
export function wrongParameters(wrong: readonly WrongParameter[]): Problem {
  const detail = wrong.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
  return new Problem(400, 'Wrong parameters', `${detail}.`, { wrong });
}

/** Writes a problem as `application/problem+json`; `requestId` lets whoever runs the program find what happened. */
export function answerProblem(c: Context, problem: Problem, requestId: string): Response {
  const body = {
    type: 'about:blank',
    title: problem.title,
    status: problem.status,
    detail: problem.message,
    ...(problem.wrong.length > 0 ? { errors: problem.wrong } : {}),
    instance: requestId,
  };
  return c.body(JSON.stringify(body), problem.status, {
    ...problem.headers,
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
}
