import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { readToken } from '#platform/crypto/index.ts';
import { NotFound, Refusal } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { anyone, type Ctx, doors, showPage } from '#platform/http/index.ts';
import { holidaysOf } from '../entry/hours.ts';
import { readKept } from '../keeping/entry.ts';
import type { KeptKind } from '../keeping/facts.ts';
import { AnswerPage, LinkIsOver } from './answer-page.tsx';
import { changeByLink, confirm, hoursOf, isRecipient, openReview, openReviews, shownAtOnce } from './answering.ts';
import { linkPurpose } from './asking.ts';
import { ChangePage } from './change-page.tsx';
import { openDeskDoors } from './desk.tsx';
import { openFiguresDoor } from './figures-page.tsx';
import { Confirmation, factsOf, writable } from './schema.ts';

/** The page that a letter leads to, without an account; the page of what is to be checked; the town's freshness. */
export const freshnessWeb = doors();

freshnessWeb.get('/verifica/:token', anyone, (c) => inTime(c, () => answerPage(c, blank, 200)));

freshnessWeb.post('/verifica/:token', anyone, (c, next) => inTime(c, () => confirming(c, next)));

const confirming = form({
  schema: Confirmation,
  page: answerPage,
  command: async (tx, here, { review }, c) => {
    const answered = await confirm(tx, await holderOf(c), review, {
      calendar: holidaysOf(here.commons),
      now: here.now,
    });
    if (answered === 0) throw new Refusal('freshness.answer.answered_before');
    return answered;
  },
  audit: (_answered, { review }) => ({
    action: 'directory.review_confirmed',
    entity: 'review',
    entityId: review[0] ?? '',
  }),
  next: (here, answered) => `${here.path}?fatto=${answered}`,
});

freshnessWeb.get('/verifica/:token/:review_id', anyone, (c) =>
  inTime(c, async () => {
    const entry = await openReview(c.var.here.db, await holderOf(c), reviewIn(c));
    const values = Object.fromEntries(
      writable(entry.kind).flatMap(({ name }) => [
        [name, entry.says[name] ?? ''],
        [`was.${name}`, entry.says[name] ?? ''],
      ]),
    );
    return changePage(c, { values, errors: {} }, 200);
  }),
);

freshnessWeb.post('/verifica/:token/:review_id', anyone, (c, next) =>
  inTime(c, async () => {
    const { kind, id } = await openReview(c.var.here.db, await holderOf(c), reviewIn(c));
    return changing(kind, id)(c, next);
  }),
);

const changing = (kind: KeptKind, id: string) =>
  form({
    schema: factsOf(kind),
    page: changePage,
    command: async (tx, here, said, c) => {
      const wishes = writable(kind).flatMap(({ name }) => {
        const [from, to] = [said[`was.${name}`] || null, said[name] || null];
        return from === to ? [] : [{ fact: name, from, to }];
      });
      const when = { calendar: holidaysOf(here.commons), now: here.now };
      const { conflicts } = await changeByLink(tx, { kind, id }, reviewIn(c), wishes, when);
      const [first] = conflicts;
      if (first) throw new Refusal('freshness.change.meanwhile', first.fact, { now: first.now ?? '—' });
      return wishes.length;
    },
    audit: () => ({ action: 'directory.review_changed', entity: kind, entityId: id }),
    next: (here) => `${here.path.replace(/\/[^/]+$/, '')}?fatto=1`,
  });

openDeskDoors(freshnessWeb);
openFiguresDoor(freshnessWeb);

const reviewIn = (c: Ctx): string => c.req.param('review_id') ?? '';

class Over extends NotFound {}

/** Whoever comes too late, to read or with an answer, is told so kindly, and where to go. */
async function inTime<R>(c: Ctx, answer: () => Promise<R>): Promise<R | Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Over)) throw error;
    const { here } = c.var;
    const title = here.t('freshness.answer.title');
    return showPage(c, { title, status: 410, unlisted: true, width: 'reading' }, <LinkIsOver here={here} />);
  }
}

/** Whom the link in the address was written to. Throws `NotFound` where it is none of ours, `Over` where its time has passed. */
async function holderOf(c: Ctx): Promise<string> {
  const { config, commons, now, db } = c.var.here;
  // Neither this page nor what it leads to may stay in a shared computer, nor tell its address to another page.
  c.header('Cache-Control', 'private, no-store');
  c.header('Referrer-Policy', 'same-origin');
  const said = readToken(config.secret, linkPurpose(commons), c.req.param('token') ?? '', now);
  if (!said) throw new NotFound();
  if (said.over) throw new Over();
  if (!(await isRecipient(db, said.subject))) throw new NotFound();
  return said.subject;
}

async function answerPage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const title = here.t('freshness.answer.title');
  const holder = await holderOf(c);
  const all = await openReviews(here.db, holder);
  const shownNow = all.slice(0, shownAtOnce);
  const hours = await hoursOf(here.db, shownNow);
  const entries = [];
  for (const review of shownNow)
    entries.push({
      review,
      says: (await readKept(here.db, review.kind, review.entry_id)).says,
      hours: hours.get(review.entry_id) ?? [],
    });
  const done = Number(c.req.query('fatto') ?? 0);
  const page = (
    <AnswerPage here={here} entries={entries} more={all.length - entries.length} shown={shown} done={done} />
  );
  return showPage(c, { title, status, unlisted: true, width: 'reading' }, page);
}

async function changePage(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const entry = await openReview(here.db, await holderOf(c), reviewIn(c));
  const title = here.t('freshness.change.title', { name: entry.name });
  return showPage(
    c,
    { title, status, unlisted: true, width: 'reading' },
    <ChangePage here={here} entry={entry} shown={shown} />,
  );
}
