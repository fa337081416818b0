import { regularHoursText, sayRegularHours } from '#platform/calendar/index.ts';
import type { Shown } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import {
  ButtonLink,
  Buttons,
  EmptyState,
  Facts,
  Fresh,
  Notice,
  PageHead,
  Panel,
  SubmitButton,
} from '#platform/ui/index.ts';
import { pathOf, sayChecked } from '../finding/saying.ts';
import type { ScheduleSheet } from '../indexing/read.ts';
import { facts } from '../keeping/facts.ts';
import type { OpenReview } from './answering.ts';

export interface EntryAsked {
  review: OpenReview;
  says: Readonly<Record<string, string | null>>;
  hours: readonly ScheduleSheet[];
}

interface AnswerProps {
  here: Here;
  entries: readonly EntryAsked[];
  /** How many more there are than the page shows. */
  more: number;
  shown: Shown;
  /** How many were just answered. */
  done: number;
}

/** Where a letter leads: what we say of each entry, and two buttons. Opening it changes nothing, since mail scanners open links too. */
export const AnswerPage = ({ here, entries, more, shown, done }: AnswerProps) => {
  const { t, href } = here;
  const count = entries.length + more;
  const problem = shown.problem ?? shown.errors.review;
  return (
    <div class="stack">
      <PageHead
        title={t('freshness.answer.title')}
        lead={count > 0 ? t('freshness.answer.lead', { town: here.commons.title, count }) : undefined}
      />
      {done > 0 ? (
        <Notice kind="success" role="status" title={t('freshness.answer.thanks')}>
          <p>{t('freshness.answer.done', { count: done })}</p>
        </Notice>
      ) : null}
      {problem ? (
        <Notice kind="warning" role="alert">
          <p>{problem}</p>
        </Notice>
      ) : null}
      {count === 0 ? (
        <EmptyState drawing="table" title={t('freshness.answer.all_right')}>
          <p>{t('freshness.answer.all_right_next')}</p>
          <p>
            <a href={href('/')}>{t('freshness.answer.home', { town: here.commons.title })}</a>
          </p>
        </EmptyState>
      ) : null}
      {entries.map((entry) => (
        <EntrySheet here={here} entry={entry} />
      ))}
      {entries.length > 1 ? (
        <Panel title={t('freshness.answer.all_title', { count: entries.length })} tone="mist">
          <form method="post" action={href(here.path)}>
            {entries.map(({ review }) => (
              <input type="hidden" name="review" value={review.id} />
            ))}
            <SubmitButton kind="soft" icon="check">
              {t('freshness.answer.all', { count: entries.length })}
            </SubmitButton>
          </form>
        </Panel>
      ) : null}
      {more > 0 ? <p>{t('freshness.answer.more', { count: more })}</p> : null}
      <p class="small muted">{t('freshness.answer.private')}</p>
    </div>
  );
};

const EntrySheet = ({ here, entry: { review, says, hours } }: { here: Here; entry: EntryAsked }) => {
  const { t, href, lang, now } = here;
  const checked = sayChecked(review.assured_on, review.stale_on, now, lang, t);
  const told = facts[review.kind].flatMap(({ name }) => {
    if (name === 'name') return [];
    const said = name === 'hours' ? sayHours(hours, here) : says[name];
    return said ? [{ term: t(`freshness.fact.${name}`), detail: <span class="letter">{said}</span> }] : [];
  });
  return (
    <Panel title={review.title} id={`voce-${review.id}`}>
      <Fresh state={checked.state} title={checked.text.charAt(0).toUpperCase() + checked.text.slice(1)} />
      {told.length > 0 ? <Facts columns={1} facts={told} /> : null}
      <p>
        <a href={href(pathOf(review.kind, review.entry_id))}>
          {t('freshness.answer.as_shown', { name: review.title })}
        </a>
      </p>
      <form method="post" action={href(here.path)}>
        <input type="hidden" name="review" value={review.id} />
        <Buttons>
          <SubmitButton icon="check" label={`${t('freshness.answer.right')}: ${review.title}`}>
            {t('freshness.answer.right')}
          </SubmitButton>
          <ButtonLink
            kind="soft"
            href={href(`${here.path}/${review.id}`)}
            label={`${t('freshness.answer.change')}: ${review.title}`}
          >
            {t('freshness.answer.change')}
          </ButtonLink>
        </Buttons>
      </form>
    </Panel>
  );
};

/** Hours as people say them, once each where several places have the same. */
function sayHours(schedules: readonly ScheduleSheet[], { lang, t, now }: Here): string {
  const byOwner = Map.groupBy(schedules, (one) => one.service_at_location_id ?? one.service_id ?? one.id);
  const told = [...byOwner.values()].map((own) => regularHoursText(sayRegularHours(own, now, lang), t));
  return [...new Set(told)].filter(Boolean).join('\n');
}

/** The link was right once. */
export const LinkIsOver = ({ here: { t, href } }: { here: Here }) => (
  <EmptyState title={t('freshness.over.title')} level={1}>
    <p>{t('freshness.over.text')}</p>
    <p>
      <a href={href('/cerca')}>{t('freshness.over.find')}</a>
    </p>
  </EmptyState>
);
