import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { romeDate } from '#platform/calendar/index.ts';
import { NotFound } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { type Ctx, doors, type Policy, showPage } from '#platform/http/index.ts';
import { idIn, pointIn } from '../point.ts';
import { mayKeepAgreement, mayReadAgreement, readsSomeAgreement } from '../policy.ts';
import { agree, amend } from './commands.ts';
import { AgreementForm } from './pages/form.tsx';
import { PointPage } from './pages/point.tsx';
import { PointsPage } from './pages/points.tsx';
import { agreementNamed, agreementsOf, pointsAgreed } from './queries.ts';
import { Terms } from './schema.ts';

const readers: Policy = { name: 'who reads the agreement of a point', allows: readsSomeAgreement };

/** What points have agreed on with the municipality and the social service. */
export const agreementsWeb = doors();

agreementsWeb.get('/accordi', readers, async (c) => {
  const { here } = c.var;
  const points = await pointsAgreed(here.db, here.actor, romeDate(here.now));
  const [only, other] = points;
  if (only && !other) return c.redirect(here.href(`/accordi/${only.id}`), 303);
  const title = here.t('desk.agreement.all');
  return showPage(c, { title, unlisted: true, width: 'reading' }, <PointsPage here={here} points={points} />);
});

agreementsWeb.get('/accordi/:point', readers, async (c) => {
  const { here } = c.var;
  const point = await pointIn(c, mayReadAgreement);
  const agreements = await agreementsOf(here.db, point.id);
  return showPage(
    c,
    { title: here.t('desk.agreement.title'), unlisted: true, width: 'reading' },
    <PointPage
      here={here}
      point={point}
      agreements={agreements}
      today={romeDate(here.now)}
      keeps={mayKeepAgreement(here.actor, point.id)}
      written={c.req.query('fatto') !== undefined}
    />,
  );
});

agreementsWeb.get('/accordi/:point/nuovo', readers, (c) => newPage(c, blank, 200));
agreementsWeb.get('/accordi/:point/:agreement', readers, (c) => onePage(c, blank, 200));

const newPage = (c: Ctx, shown: Shown, status: ContentfulStatusCode) => formPage(c, null, shown, status);
const onePage = (c: Ctx, shown: Shown, status: ContentfulStatusCode) =>
  formPage(c, idIn(c, 'agreement'), shown, status);

async function formPage(c: Ctx, id: string | null, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const point = await pointIn(c, mayKeepAgreement);
  const agreement = id === null ? null : await agreementNamed(here.db, point.id, id);
  if (agreement === undefined) throw new NotFound();
  return showPage(
    c,
    { title: here.t('desk.agreement.title'), status, unlisted: true, width: 'reading' },
    <AgreementForm here={here} point={point} agreement={agreement} shown={shown} />,
  );
}

const audited = (action: string) => (id: string) => ({ action, entity: 'agreement', entityId: id });
const backTo = (c: Ctx) => `/accordi/${c.req.param('point')}?fatto=1`;

agreementsWeb.post(
  '/accordi/:point/nuovo',
  readers,
  form({
    schema: Terms,
    page: newPage,
    command: (tx, here, terms, c) => agree(tx, here.actor, idIn(c, 'point'), { terms, now: here.now }),
    audit: audited('desk.agreement_written'),
    next: (_here, _id, c) => backTo(c),
  }),
);

agreementsWeb.post(
  '/accordi/:point/:agreement',
  readers,
  form({
    schema: Terms,
    page: onePage,
    command: (tx, here, terms, c) =>
      amend(tx, here.actor, { point: idIn(c, 'point'), id: idIn(c, 'agreement') }, terms),
    audit: audited('desk.agreement_amended'),
    next: (_here, _id, c) => backTo(c),
  }),
);
