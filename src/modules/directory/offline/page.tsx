import type { Here } from '#platform/http/index.ts';
import type { T } from '#platform/messages/index.ts';
import { PageHead, Panel } from '#platform/ui/index.ts';

/** The page that answers when the network does not: the list is searched in the browser, in the island's place. */
export const OfflinePage = ({ here: { t, href, lang } }: { here: Here }) => (
  <div class="stack">
    <PageHead title={t('offline.title')} lead={t('offline.lead')} />
    <comunanza-offline
      data-list={href('/offline/elenco.json')}
      data-prefix={lang === 'it' ? '' : `/${lang}`}
      data-labels={JSON.stringify(texts(t))}
      class="stack"
    >
      <p>
        {t('offline.no_script')} <a href={href('/cerca')}>{t('offline.search')}</a>
      </p>
    </comunanza-offline>
    <Panel tone="mist" title={t('offline.how_title')}>
      <p>{t('offline.how')}</p>
      <p>{t('offline.install')}</p>
      <p>{t('offline.private')}</p>
    </Panel>
  </div>
);

// The island fills in what stands in braces.
const texts = (t: T) => ({
  loading: t('offline.loading'),
  none: t('offline.none'),
  copy_today: t('offline.copy_today', { time: '{time}' }),
  copy_yesterday: t('offline.copy_yesterday', { time: '{time}' }),
  copy_day: t('offline.copy_day', { day: '{day}', time: '{time}' }),
  left: t('offline.left', { left: '{left}' }),
  needs_network: t('offline.needs_network'),
  words: t('offline.words'),
  quarter: t('offline.quarter'),
  everywhere: t('offline.everywhere'),
  found: t('offline.found', { found: '{found}' }),
  found_more: t('offline.found_more', { found: '{found}', shown: '{shown}' }),
  nothing: t('offline.nothing'),
  all: t('offline.all'),
  bring: t('offline.bring'),
  by: t('offline.by'),
  where: t('offline.where'),
  when: t('offline.when'),
  hours_unknown: t('offline.hours_unknown'),
  phone: t('offline.phone'),
  service: t('directory.kind.service'),
  procedure: t('directory.kind.procedure'),
  organization: t('directory.kind.organization'),
  place: t('directory.kind.place'),
  asset: t('directory.kind.asset'),
});
