import { romeDate } from '#platform/calendar/index.ts';
import type { Here } from '#platform/http/index.ts';
import {
  ButtonLink,
  Buttons,
  EmptyState,
  PageHead,
  Pagination,
  Panel,
  SubmitButton,
  TextInput,
} from '#platform/ui/index.ts';
import { pathOf, sayChecked } from '../../finding/saying.ts';
import type { Begun } from '../draft.ts';
import { type Mine, PAGE } from '../list.ts';

interface ListProps {
  here: Here;
  entries: readonly Mine[];
  total: number;
  words: string;
  page: number;
  begun: readonly Begun[];
}

/** What I keep, when it was last checked, and the other pages of whoever keeps something. */
export const ListPage = ({ here, entries, total, words, page, begun }: ListProps) => {
  const { t, href } = here;
  const others = here.work.filter(({ path }) => path.startsWith('/redazione/'));
  const search = words === '' ? '' : `nome=${encodeURIComponent(words)}&`;
  return (
    <div class="stack">
      <PageHead title={t('editing.list.title')} lead={t('editing.list.lead')} />
      <Buttons>
        <ButtonLink href={href('/redazione/nuova')} icon="plus">
          {t('editing.list.new')}
        </ButtonLink>
      </Buttons>
      {others.length > 0 ? (
        <Panel title={t('editing.list.more')} tone="mist">
          <ul>
            {others.map(({ path, label }) => (
              <li>
                <a href={href(path)}>{t(label)}</a>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {begun.length > 0 ? (
        <Panel title={t('editing.list.begun')}>
          <ul>
            {begun.map(({ kind, id, name, saved_at }) => (
              <li>
                <a href={href(`/redazione/${kind}/${id}/modifica?bozza=1`)}>{name ?? t(`editing.new_of.${kind}`)}</a>{' '}
                <span class="muted small">{sayMoment(saved_at, here)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <form class="form" method="get" action={href('/redazione')}>
        <TextInput t={t} name="nome" label={t('editing.list.search')} value={words} type="search" width="medium" />
        <div>
          <SubmitButton kind="soft" icon="search">
            {t('directory.find')}
          </SubmitButton>
        </div>
      </form>
      {entries.length === 0 ? (
        <EmptyState drawing="door" title={t(words === '' ? 'editing.list.none' : 'editing.list.none_named')}>
          <p>{t(words === '' ? 'editing.list.none_text' : 'editing.list.none_named_text')}</p>
        </EmptyState>
      ) : (
        <section class="stack" aria-labelledby="entries">
          <h2 id="entries">{t('editing.list.count', { count: total })}</h2>
          <ul class="rows">
            {entries.map((entry) => (
              <Row here={here} entry={entry} />
            ))}
          </ul>
        </section>
      )}
      <Pagination
        t={t}
        page={page}
        pages={Math.ceil(total / PAGE)}
        href={(number) => href(`/redazione?${search}pagina=${number}`)}
      />
    </div>
  );
};

const Row = ({ here: { t, href, now, lang }, entry }: { here: Here; entry: Mine }) => {
  const { kind, id, name, status, assured_date } = entry;
  const withdrawn = status === 'inactive' || status === 'defunct';
  return (
    <li>
      <a href={href(`/redazione/${kind}/${id}/modifica`)} lang="it">
        {name}
      </a>
      <span class="muted small">
        {[
          t(`directory.kind.${kind}`),
          sayChecked(assured_date, null, now, lang, t).text,
          withdrawn ? t('editing.list.withdrawn') : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {withdrawn ? null : (
        <a class="small" href={href(pathOf(kind, id))} aria-label={`${t('editing.list.see')}: ${name}`}>
          {t('editing.list.see')}
        </a>
      )}
    </li>
  );
};

/** "oggi alle 10:32", "ieri alle 18:05", "il 3 novembre alle 9:10". */
export function sayMoment(at: Date, { now, lang, t }: Pick<Here, 'now' | 'lang' | 't'>): string {
  const time = at.toLocaleTimeString(lang, { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/Rome' });
  const day = romeDate(at);
  const ago = Math.round((Date.parse(romeDate(now)) - Date.parse(day)) / 86_400_000);
  const far = ago > 300 ? ({ year: 'numeric' } as const) : {};
  const date = at.toLocaleDateString(lang === 'en' ? 'en-GB' : lang, {
    day: 'numeric',
    month: 'long',
    timeZone: 'Europe/Rome',
    ...far,
  });
  return t('editing.moment', { when: ago === 0 ? 'today' : ago === 1 ? 'yesterday' : 'date', date, time });
}
