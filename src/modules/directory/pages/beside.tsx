import type { Child } from 'hono/jsx';
import { openMark, sayState } from '#platform/calendar/index.ts';
import type { Here } from '#platform/http/index.ts';
import type { EntryKind } from '#platform/search/index.ts';
import {
  EntryCard,
  EntryList,
  FactLine,
  Fresh,
  Icon,
  Notice,
  OpenMark,
  Panel,
  type Printed,
  Tel,
} from '#platform/ui/index.ts';
import type { Source } from '../entry/attached.ts';
import type { DoorNow } from '../entry/hours.ts';
import { type Listed, openingsListed } from '../entry/listed.ts';
import type { PointShown } from '../entry/points.ts';
import { sayDate, webAddress } from '../entry/say.ts';
import { Paragraphs, type Text, textIn, Words } from '../entry/text.tsx';
import { pathOf, sayChecked, sayDistance } from '../finding/saying.ts';
import { staleOn } from '../freshness/rules.ts';
import { StillRight } from '../freshness/still-right.tsx';
import { mayKeep } from '../keeping/policy.ts';

interface CheckedProps {
  here: Here;
  kind: EntryKind;
  /** Whoever edits for its organisation has the two buttons here too. */
  of: {
    id: string;
    assured_date: string | null;
    sources: readonly Source[];
    organization?: { id: string } | null;
  };
  /** Whether hours are known: those are asked about more often. */
  hours?: boolean;
}

/** When it was last checked, and what that means for whoever reads it. */
export const Checked = ({ here, kind, of, hours = false }: CheckedProps) => {
  const organization_id = kind === 'organization' ? of.id : (of.organization?.id ?? null);
  const { text, state } = sayChecked(
    of.assured_date,
    staleOn(kind, of.assured_date, hours),
    here.now,
    here.lang,
    here.t,
  );
  return (
    <>
      <Fresh state={state} title={text.charAt(0).toUpperCase() + text.slice(1)}>
        {here.t(`entry.checked.${state}`)}
      </Fresh>
      {mayKeep(here.actor, { organization_id }) ? <StillRight here={here} which={{ kind, id: of.id }} back /> : null}
      {of.sources.map((source) => (
        <p class="small muted">
          {here.t('entry.source')} <SourceName source={source} />, {source.licence}.
        </p>
      ))}
    </>
  );
};

const SourceName = ({ source }: { source: Source }) => {
  const site = webAddress(source.url);
  return site ? (
    <a href={site} rel="noreferrer" lang="it">
      {source.title}
    </a>
  ) : (
    <span lang="it">{source.title}</span>
  );
};

/** What must be known before going. */
export const Warnings = ({
  here,
  status,
  alert = null,
  after,
}: {
  here: Here;
  status: string;
  alert?: Text | null;
  after?: Child;
}) => {
  const closed = status === 'temporarily closed';
  if (!alert && !closed) return null;
  return (
    <Notice kind={closed ? 'urgent' : 'warning'} title={here.t(closed ? 'entry.closed_for_now' : 'entry.know_first')}>
      {alert ? <Paragraphs of={alert} /> : <p>{here.t('entry.closed_ask')}</p>}
      {after ? <p>{after}</p> : null}
    </Notice>
  );
};

/** No answer is a dead end: who listens, by telephone and in person. */
export const Help = ({ here, point, hours }: { here: Here; point: PointShown; hours: DoorNow | null }) => (
  <Panel tone="mist" title={here.t('entry.help_title')}>
    <p>
      {here.t('entry.help_before')} <a href={here.href(`/punti/${point.id}`)}>{point.name}</a>{' '}
      {here.t('entry.help_after')}
    </p>
    {point.phone ? (
      <p class="h3">
        <Tel number={point.phone.number} />
      </p>
    ) : null}
    {hours ? <p class="small no-print">{hours.today.join('. ')}.</p> : null}
  </Panel>
);

/** Ways to take the page along or to pass it on that tell nobody else. */
export const TakeAlong = ({ here, title }: { here: Here; title: string }) => {
  const { t } = here;
  const address = here.absolute(here.path);
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${address}`)}`;
  return (
    <div class="no-print">
      <Panel title={t('entry.share')}>
        <p>
          <a href={mail}>
            <Icon name="mail" /> {t('entry.share_mail')}
          </a>
        </p>
        <p class="small muted">{t('entry.share_copy')}</p>
        <p class="copy">
          <code>{address}</code>
        </p>
      </Panel>
    </div>
  );
};

/** What the sheet says at its foot when the page is printed. */
export const printedOf = (here: Here): Printed => ({
  printed: here.t('entry.printed', { date: sayDate(here.now, here) }),
  address: here.absolute(here.path).replace(/^https?:\/\//, ''),
  qr: { src: `/qr${here.path}.svg`, alt: here.t('entry.qr') },
});

/** An entry of a list, as the index tells of it. */
export const ListedCard = ({
  here,
  entry,
  kind,
  place = true,
}: {
  here: Here;
  entry: Listed;
  kind?: boolean;
  place?: boolean;
}) => {
  const { t, lang } = here;
  const openings = entry.has_hours ? openingsListed(entry, here.now) : null;
  const said = openings ? sayState(openings, here.now, lang) : null;
  const title = textIn(lang, entry.title, entry.title_en);
  const summary = textIn(lang, entry.summary, entry.summary_en);
  const where = place ? (entry.place_name ?? entry.address) : null;
  return (
    <EntryCard
      level={3}
      href={here.href(pathOf(entry.kind, entry.id))}
      kind={kind ? t(`directory.kind.${entry.kind}`) : undefined}
      title={title ? <Words of={title} /> : ''}
      summary={summary ? <Words of={summary} /> : undefined}
      open={openings && said ? { state: openMark(openings, here.now), text: t(said.key, said.values) } : undefined}
      facts={[
        [entry.metres === null ? null : sayDistance(entry.metres, lang), where].filter(Boolean).join(' · ') || null,
        entry.free ? t('entry.free') : null,
      ]}
    />
  );
};

export const Cards = ({
  here,
  entries,
  label,
  kind,
  place,
}: {
  here: Here;
  entries: readonly Listed[];
  label?: string;
  kind?: boolean;
  place?: boolean;
}) => (
  <EntryList label={label}>
    {entries.map((entry) => (
      <ListedCard here={here} entry={entry} kind={kind} place={place} />
    ))}
  </EntryList>
);

interface RowsProps {
  here: Here;
  entries: readonly Listed[];
  /** Says where each is. */
  place?: boolean;
  /** Says what each is for. */
  summary?: boolean;
}

/** Entries in little room: the name, and where and when in one line. */
export const Rows = ({ entries, ...rest }: RowsProps) => (
  <ul class="rows">
    {entries.map((entry) => (
      <Row entry={entry} {...rest} />
    ))}
  </ul>
);

const Row = ({ here, entry, place = true, summary = false }: Omit<RowsProps, 'entries'> & { entry: Listed }) => {
  const openings = entry.has_hours ? openingsListed(entry, here.now) : null;
  const said = openings ? sayState(openings, here.now, here.lang) : null;
  const where = place ? (entry.place_name ?? entry.organization_name) : null;
  const title = textIn(here.lang, entry.title, entry.title_en);
  const words = summary ? textIn(here.lang, entry.summary, entry.summary_en) : null;
  return (
    <li>
      <a href={here.href(pathOf(entry.kind, entry.id))}>{title ? <Words of={title} /> : null}</a>
      {words ? (
        <span class="muted small">
          <Words of={words} />
        </span>
      ) : null}
      {where || said ? (
        <FactLine facts={[where]}>
          {openings && said ? (
            <OpenMark state={openMark(openings, here.now)}>{here.t(said.key, said.values)}</OpenMark>
          ) : null}
        </FactLine>
      ) : null}
    </li>
  );
};
