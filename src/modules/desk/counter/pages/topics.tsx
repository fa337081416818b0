import type { Here } from '#platform/http/index.ts';
import { Table } from '#platform/ui/index.ts';
import type { Month } from '../queries.ts';
import { byRoot, nameOfTopic } from '../topics.ts';

/** More bars than this are read by nobody. */
const mostBars = 8;

/** What was asked about most at this point this month: a sentence, bars, and the same in figures. For whoever works here. */
export const MonthTopics = ({ here, month }: { here: Here; month: Month }) => {
  const { t, lang } = here;
  const named = byRoot(month.topics).map(({ code, count }) => ({
    name: code === null ? t('desk.topics.other') : nameOfTopic(code, lang),
    count,
  }));
  const [most] = named;
  if (!most) return null;
  const bars = named.slice(0, mostBars);
  return (
    <>
      <p>{t('desk.topics.most', { topic: most.name, count: most.count })}</p>
      <figure class="bars" aria-label={t('desk.topics.figure')}>
        {bars.map(({ name, count }) => (
          <div class="bar">
            <span>{name}</span>
            <span class="digits">{count}</span>
            <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
              <rect class="bar-rest" width="100" height="1" />
              <rect class="bar-half" width={Math.max(1, Math.round((100 * count) / most.count))} height="1" />
            </svg>
          </div>
        ))}
      </figure>
      <details>
        <summary>{t('desk.topics.in_figures')}</summary>
        <Table
          id="topics-table"
          caption={t('desk.topics.figure')}
          columns={[{ label: t('desk.topics.topic') }, { label: t('desk.topics.times'), numeric: true }]}
          rows={named.map(({ name, count }) => [name, count])}
        />
      </details>
      <p class="small muted">{t('desk.topics.inside')}</p>
    </>
  );
};
