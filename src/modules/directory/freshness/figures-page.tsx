import type { Child } from 'hono/jsx';
import { anyone, type Doors, type Here, showPage } from '#platform/http/index.ts';
import { EmptyState, PageHead, Panel, Table } from '#platform/ui/index.ts';
import type { AnswerTimes } from '../corrections/ends.ts';
import { type Freshness, freshnessIn, percent, type Share } from './figures.ts';

/** How true the directory is kept, for anyone to see. */
export function openFiguresDoor(room: Doors): void {
  room.get('/freschezza', anyone, async (c) => {
    const { here } = c.var;
    const freshness = await freshnessIn(here.db, here.now);
    return showPage(
      c,
      {
        title: here.t('freshness.figures.title'),
        description: here.t('freshness.figures.lead', { town: here.commons.title }),
      },
      <FiguresPage here={here} freshness={freshness} />,
    );
  });
}

/** The same for programs, from any origin and without a key. */
export function openFreshnessApi(room: Doors): void {
  room.get('/freshness', anyone, async (c) => {
    const { db, now } = c.var.here;
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Cache-Control', 'public, max-age=60');
    return c.json(asJson(await freshnessIn(db, now)));
  });
}

const FiguresPage = ({ here, freshness: { all, kinds, answers } }: { here: Here; freshness: Freshness }) => {
  const { t, href, commons } = here;
  return (
    <div class="stack">
      <PageHead title={t('freshness.figures.title')} lead={t('freshness.figures.lead', { town: commons.title })} />
      {all.total === 0 ? (
        <EmptyState drawing="table" title={t('freshness.figures.none')} />
      ) : (
        <>
          <p class="h3">
            {t('freshness.figures.says', { six: percent(all.six, all.total), twelve: percent(all.twelve, all.total) })}
          </p>
          <Bars t={t} rows={[{ name: t('freshness.figures.all'), ...all }, ...named(here, kinds)]} />
          <Table
            id="freshness"
            caption={t('freshness.figures.table')}
            columns={[
              { label: t('freshness.figures.kind') },
              { label: t('freshness.figures.total'), numeric: true },
              { label: t('freshness.figures.six'), numeric: true },
              { label: t('freshness.figures.twelve'), numeric: true },
              { label: t('freshness.figures.longer'), numeric: true },
              { label: t('freshness.figures.never'), numeric: true },
            ]}
            rows={[...named(here, kinds), { name: t('freshness.figures.all'), ...all }].map((one) => [
              one.name,
              one.total,
              counted(one.six, one.total),
              counted(one.twelve, one.total),
              counted(one.total - one.twelve - one.never, one.total),
              counted(one.never, one.total),
            ])}
          />
        </>
      )}
      <Panel title={t('freshness.answers.title')}>
        <p>{sayAnswers(here, answers)}</p>
      </Panel>
      <Panel tone="mist" title={t('freshness.figures.how_title')}>
        <p>{t('freshness.figures.how')}</p>
        <p>
          <a href={href('/sviluppatori')}>{t('freshness.figures.data')}</a>
        </p>
      </Panel>
    </div>
  );
};

type Named = Share & { name: string };

const named = ({ t }: Here, kinds: Freshness['kinds']): Named[] =>
  kinds.map((one) => ({ name: t(`directory.kinds.${one.kind}`), ...one }));

const counted = (part: number, whole: number): string => `${part} (${percent(part, whole)}%)`;

/** A bar for each kind: checked lately, within a year, longer ago or never. The table below says the same in figures. */
const Bars = ({ t, rows }: { t: Here['t']; rows: readonly Named[] }) => (
  <figure class="bars" aria-label={t('freshness.figures.figure')}>
    {rows.map((row) => (
      <div class="bar">
        <span>{row.name}</span>
        <span>
          {percent(row.six, row.total)}% · {percent(row.twelve, row.total)}%
        </span>
        <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
          <rect class="bar-rest" width="100" height="1" />
          <rect class="bar-year" width={percent(row.twelve, row.total)} height="1" />
          <rect class="bar-half" width={percent(row.six, row.total)} height="1" />
        </svg>
      </div>
    ))}
    <figcaption>
      <Key kind="half">{t('freshness.figures.six')}</Key>
      <Key kind="year">{t('freshness.figures.twelve')}</Key>
      <Key kind="rest">{t('freshness.figures.longer_or_never')}</Key>
    </figcaption>
  </figure>
);

const Key = ({ kind, children }: { kind: 'half' | 'year' | 'rest'; children?: Child }) => (
  <span>
    <svg viewBox="0 0 1 1" aria-hidden="true">
      <rect class={`bar-${kind}`} width="1" height="1" />
    </svg>{' '}
    {children}
  </span>
);

function sayAnswers({ t }: Here, answers: AnswerTimes | null): string {
  if (answers === null || answers.median_hours === null) return t('freshness.answers.none');
  const { answered: count, median_hours } = answers;
  const hours = Math.max(1, Math.round(median_hours));
  if (hours < 48) return t('freshness.answers.hours', { count, hours });
  return t('freshness.answers.days', { count, days: Math.round(hours / 24) });
}

function asJson({ all, kinds, answers }: Freshness) {
  const share = ({ total, six, twelve, never }: Share) => ({
    entries: total,
    checked_within_6_months: six,
    checked_within_12_months: twelve,
    checked_longer_ago: total - twelve - never,
    never_checked: never,
  });
  return {
    ...share(all),
    kinds: Object.fromEntries(kinds.map((one) => [one.kind, share(one)])),
    corrections: { since_months: 12, answered: answers?.answered ?? 0, median_hours: answers?.median_hours ?? null },
  };
}
