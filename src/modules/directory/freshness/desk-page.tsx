import type { Here } from '#platform/http/index.ts';
import { Buttons, EmptyState, FactLine, Fresh, Notice, PageHead, Pagination, Panel, Tel } from '#platform/ui/index.ts';
import { pathOf, sayChecked } from '../finding/saying.ts';
import { StillRight } from './still-right.tsx';
import type { Waiting, WaitingEntry } from './waiting.ts';

interface DeskProps {
  here: Here;
  /** All entries of the commons, or those of one's own organisations. */
  all: boolean;
  sections: readonly { name: string; how: Waiting; count: number }[];
  section: string;
  entries: readonly WaitingEntry[];
  page: number;
  pages: number;
  done: boolean;
  wrong: boolean;
}

/** What is to be checked: whom we asked, whom to call, and one button for what one has checked oneself. */
export const DeskPage = ({ here, all, sections, section, entries, page, pages, done, wrong }: DeskProps) => {
  const { t, href } = here;
  const now = sections.find((one) => one.name === section);
  const query = (name: string, nth = 1) => `?parte=${name}${nth > 1 ? `&pagina=${nth}` : ''}`;
  const address = (name: string, nth?: number) => href(`/redazione/verifiche${query(name, nth)}`);
  return (
    <div class="stack">
      <PageHead
        title={t('freshness.desk.title')}
        lead={t(all ? 'freshness.desk.lead_all' : 'freshness.desk.lead_mine')}
      />
      {done ? (
        <Notice kind="success" role="status">
          <p>{t('freshness.desk.done')}</p>
        </Notice>
      ) : null}
      {wrong ? (
        <Notice kind="warning" role="alert">
          <p>{t('freshness.desk.wrong')}</p>
        </Notice>
      ) : null}
      <nav aria-label={t('freshness.desk.parts')}>
        <Buttons>
          {sections.map(({ name, how, count }) => (
            <a
              class={`btn btn-small ${name === section ? 'btn-main' : 'btn-soft'}`}
              href={address(name)}
              aria-current={name === section ? 'page' : undefined}
            >
              {t(`freshness.desk.${how}`, { count })}
            </a>
          ))}
        </Buttons>
      </nav>
      {now ? <p>{t(`freshness.desk.${now.how}_what`)}</p> : null}
      {entries.length === 0 ? (
        <EmptyState drawing="table" title={t('freshness.desk.none')}>
          <p>{t('freshness.desk.none_next')}</p>
        </EmptyState>
      ) : (
        entries.map((entry) => <Row here={here} entry={entry} list={query(section, page)} />)
      )}
      <Pagination t={t} page={page} pages={pages} href={(nth) => address(section, nth)} />
    </div>
  );
};

const Row = ({ here, entry, list }: { here: Here; entry: WaitingEntry; list: string }) => {
  const { t, href, lang, now } = here;
  const { text, state } = sayChecked(entry.assured_on, entry.stale_on, now, lang, t);
  return (
    <Panel>
      <p class="small muted">{t(`directory.kind.${entry.kind}`)}</p>
      <h2>
        <a href={href(pathOf(entry.kind, entry.id))}>{entry.title}</a>
      </h2>
      <Fresh state={state} title={text.charAt(0).toUpperCase() + text.slice(1)}>
        {sayAsked(here, entry)}
      </Fresh>
      <FactLine
        facts={[
          entry.phone ? (
            <>
              {t('freshness.desk.call')} <Tel number={entry.phone} />
            </>
          ) : null,
          entry.refused ? t('freshness.desk.refused', { address: entry.refused }) : null,
        ]}
      />
      <StillRight here={here} which={entry} of={entry.title} list={list} />
    </Panel>
  );
};

/** "Chiesto a … il 4 novembre, con 2 solleciti". */
function sayAsked({ t, lang }: Here, { asked, asked_at, reminders, via }: WaitingEntry): string {
  if (asked === null) return t('freshness.desk.nobody');
  if (asked_at === null) return t('freshness.desk.soon', { asked });
  const date = asked_at.toLocaleDateString(lang, { day: 'numeric', month: 'long', timeZone: 'Europe/Rome' });
  return t(`freshness.desk.asked_${via}`, { asked, date, reminders });
}
