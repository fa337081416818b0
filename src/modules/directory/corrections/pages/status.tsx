import type { Here } from '#platform/http/index.ts';
import { Notice, PageHead, Panel } from '#platform/ui/index.ts';
import { sayDate } from '../../entry/say.ts';
import { pathOf } from '../../finding/saying.ts';
import type { Status } from '../status.ts';

/** What has become of it, for whoever has this address. */
export const StatusPage = ({ here, status, address }: { here: Here; status: Status; address: string }) => {
  const { t, href } = here;
  const proposed = status.fact === null;
  const what = proposed ? 'proposal' : 'correction';
  const ended = status.settled_at !== null;
  const italian = here.lang === 'it' ? undefined : 'it';
  return (
    <div class="stack">
      <PageHead title={t(`corrections.status.${what}`)} />
      <Notice
        kind={ended && status.state !== 'spam' ? 'success' : 'info'}
        title={t(`corrections.state.${stateShown(status)}`)}
      >
        {status.joined ? <p>{t('corrections.status.joined')}</p> : null}
        <p>{t(`corrections.status.${what}.${status.state}`)}</p>
        {status.outcome === null ? null : (
          <p class="as-written" lang={italian}>
            <strong>{status.outcome}</strong>
          </p>
        )}
        {status.entry_id !== null && status.entry_name !== null ? (
          <p>
            <a href={href(pathOf(status.kind, status.entry_id))}>{status.entry_name}</a>
          </p>
        ) : null}
        <p class="small muted">
          {ended && status.settled_at
            ? t('corrections.status.ended', { date: sayDate(status.settled_at, here) })
            : t('corrections.status.arrived', { date: sayDate(status.arrived_at, here) })}
        </p>
      </Notice>
      <WhatYouWrote status={status} here={here} />
      <Panel tone="mist" title={t('corrections.status.keep')}>
        <p>{t(status.told ? 'corrections.status.keep_told' : 'corrections.status.keep_why')}</p>
        <p class="copy">
          <code>{address}</code>
        </p>
      </Panel>
    </div>
  );
};

const stateShown = ({ state }: Status): string => (state === 'held' ? 'open' : state);

const WhatYouWrote = ({ here: { t, lang }, status }: { here: Here; status: Status }) => {
  const { fact, wish, proposal } = status;
  if (proposal !== null)
    return (
      <Panel title={t('corrections.status.you_wrote')}>
        {[proposal.name, proposal.description, proposal.where_text, proposal.contact].filter(Boolean).map((words) => (
          <p class="as-written">{words}</p>
        ))}
      </Panel>
    );
  if (wish === null || fact === null) return null;
  return (
    <Panel title={t('corrections.status.you_wrote')}>
      <p class="muted small">{t(`corrections.fact.${fact}`)}</p>
      <p class="as-written" lang={lang === 'it' ? undefined : 'it'}>
        {wish}
      </p>
    </Panel>
  );
};
