import { romeDate } from '#platform/calendar/index.ts';
import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, EmptyState, Notice, PageHead } from '#platform/ui/index.ts';
import type { Listed } from '../queries.ts';
import { dueInWords } from '../words.ts';

interface ListProps {
  here: Here;
  point: { id: string; name: string };
  waiting: readonly Listed[];
  done: readonly Listed[];
  /** One was just erased. */
  erased: boolean;
}

/** What the shift has to call back. Nothing on this screen names anyone, nor what they came for. */
export const ListPage = ({ here, point, waiting, done, erased }: ListProps) => {
  const { t, href } = here;
  const base = href(`/sportello/${point.id}/promemoria`);
  return (
    <div class="stack">
      <PageHead title={t('desk.reminders.title')} lead={point.name} />
      {erased ? (
        <Notice kind="success" role="status">
          <p>{t('desk.reminders.erased')}</p>
        </Notice>
      ) : null}
      {waiting.length === 0 ? (
        <EmptyState title={t('desk.reminders.none')} drawing="thread">
          <p>{t('desk.reminders.none_how')}</p>
        </EmptyState>
      ) : (
        <Lines here={here} base={base} all={waiting} />
      )}
      <Buttons>
        <ButtonLink icon="plus" href={`${base}/nuovo`}>
          {t('desk.reminders.new')}
        </ButtonLink>
        <ButtonLink kind="plain" icon="chevron-left" href={href(`/sportello/${point.id}`)}>
          {t('desk.reminders.to_desk')}
        </ButtonLink>
      </Buttons>
      {done.length > 0 ? (
        <details class="more">
          <summary>{t('desk.reminders.done', { count: done.length })}</summary>
          <Lines here={here} base={base} all={done} />
        </details>
      ) : null}
    </div>
  );
};

/** One press on a line opens it. */
export const Lines = ({ here, base, all }: { here: Here; base: string; all: readonly Listed[] }) => {
  const { t, lang, now } = here;
  const today = romeDate(now);
  return (
    <ul class="entries">
      {all.map((one) => (
        <li class="panel panel-card">
          <a href={`${base}/${one.id}`}>
            <strong>
              {t(stateOf(one, today), {
                day: dueInWords(t, lang, one),
                time: one.due_at?.slice(0, 5) ?? '',
              })}
            </strong>
          </a>
          {one.wrong_at ? <p class="small">{t('desk.reminders.wrong')}</p> : null}
        </li>
      ))}
    </ul>
  );
};

function stateOf({ due_on, due_at, done_at }: Listed, today: string): string {
  if (done_at) return 'desk.reminders.was_due';
  if (due_on < today) return 'desk.reminders.late';
  if (due_on > today) return 'desk.reminders.due';
  return due_at ? 'desk.reminders.today_at' : 'desk.reminders.today';
}
