import { WhereHelp } from '#modules/places/index.ts';
import type { Here } from '#platform/http/index.ts';
import type { Group } from '#platform/search/index.ts';
import { Chip, Chips, Columns, EntryList, Go, Notice, Pagination, SearchBox } from '#platform/ui/index.ts';
import { Missing } from '../corrections/wrong.tsx';
import { type Answer, shownOf } from '../finding/answer.ts';
import { addressOf, filtersOf, pageSize, sorts, withFilter, withoutFilter } from '../finding/asked.ts';
import { filterLabel } from '../finding/labels.ts';
import { sayDistance } from '../finding/saying.ts';
import { asWritten } from '../finding/thesaurus.ts';
import { Filters } from './filters.tsx';
import { KeepForm } from './keep.tsx';
import { NothingFound } from './nothing.tsx';
import { Result } from './result.tsx';
import { ResultMap } from './result-map.tsx';
import { OfTraces } from './traces.tsx';
import { unseenForm, type Way } from './way.ts';

export interface SearchPageProps {
  here: Here;
  given: Answer;
  neighbourhoods: readonly { id: string; name: string }[];
  /** A point of the commons to ask, when nothing was found. */
  point: { id: string; name: string; phone: string | null } | null;
  /** How the page leads on to other searches. */
  way: Way;
  /** What is asked may stay in no address. */
  unseen: boolean;
}

type Part = Pick<SearchPageProps, 'here' | 'given' | 'way'>;

/** The list is the page, the map its companion. */
export const SearchPage = ({ here, given, neighbourhoods, point, way, unseen }: SearchPageProps) => {
  const { t } = here;
  const pins = new Map<string, number>();
  for (const { group, entries } of shownOf(given)) {
    for (const one of entries)
      if (one.lat !== null && group !== 'municipality') pins.set(`${one.kind}/${one.id}`, pins.size + 1);
  }
  return (
    <>
      <h1 class="visually-hidden">{t('directory.search_title')}</h1>
      <KeepForm here={here} from={unseen ? '/cerca' : pageOf(given.asked)} />
      {unseen ? <form method="post" action={here.href('/cerca')} id={unseenForm} /> : null}
      <div class="stack">
        <Box here={here} given={given} unseen={unseen} />
        <OfTraces here={here} given={given} unseen={unseen} />
        <ActiveFilters here={here} given={given} neighbourhoods={neighbourhoods} way={way} />
        {given.total > 0 || filtersOf(given.asked).length > 0 ? (
          <Filters here={here} given={given} neighbourhoods={neighbourhoods} />
        ) : null}
      </div>
      <Columns
        kind="map"
        main={
          <>
            <Heard here={here} given={given} way={way} />
            {given.widened.length > 0 || given.total === 0 ? (
              <NothingFound here={here} given={given} point={point} way={way} />
            ) : null}
            {shownOf(given).map(({ group, entries }) => (
              <section aria-labelledby={`group-${group}`}>
                <GroupTitle here={here} given={given} group={group} />
                <EntryList>
                  {entries.map((found) => (
                    <Result
                      here={here}
                      given={given}
                      found={found}
                      group={group}
                      pin={pins.get(`${found.kind}/${found.id}`)}
                    />
                  ))}
                </EntryList>
              </section>
            ))}
            <Pages here={here} given={given} way={way} />
          </>
        }
        aside={given.total > 0 ? <ResultMap here={here} given={given} unseen={unseen} /> : null}
      />
    </>
  );
};

const Box = ({ here, given, unseen }: { here: Here; given: Answer; unseen: boolean }) => {
  const { t } = here;
  const { asked, where } = given;
  const position = asked.dove === '' && where.place?.kind === 'position';
  return (
    <SearchBox
      action={here.href('/cerca')}
      label={t('directory.search_title')}
      what={{
        name: 'q',
        label: t('directory.what'),
        value: asked.q,
        placeholder: t('directory.what_example'),
        maxlength: 200,
        autocomplete: unseen ? 'off' : undefined,
      }}
      where={{
        name: 'dove',
        label: t('directory.where'),
        value: asked.dove,
        placeholder: t(position ? 'places.where.my_position' : 'directory.where_example'),
        maxlength: 200,
      }}
      submit={t('directory.find')}
      method={unseen ? 'post' : 'get'}
      unseen={unseen ? undefined : t('directory.unseen')}
      keep={[
        { name: 'ordine', value: asked.ordine ?? '' },
        { name: 'lat', value: position ? String(asked.lat) : '' },
        { name: 'lon', value: position ? String(asked.lon) : '' },
      ].filter(({ value }) => value !== '')}
    >
      <WhereHelp t={t} />
    </SearchBox>
  );
};

const ActiveFilters = ({ here, given, neighbourhoods, way }: Omit<SearchPageProps, 'point' | 'unseen'>) => {
  const { t, lang } = here;
  const { asked, result } = given;
  const on = filtersOf(asked).flatMap((filter) => {
    const label = filterLabel(filter, lang, t, neighbourhoods);
    return label === null ? [] : [{ filter, label }];
  });
  const count = (n: number) => (given.more ? `${n}+` : n);
  const near = [
    {
      filter: { name: 'aperto', value: 'ora' } as const,
      off: asked.aperto === null && asked.giorno === null,
      n: result.open,
    },
    { filter: { name: 'gratis', value: '1' } as const, off: asked.gratis === null, n: result.facets['=c:free'] ?? 0 },
    {
      filter: { name: 'accesso', value: 'step-free' } as const,
      off: !asked.accesso.includes('step-free'),
      n: result.facets['=x:step-free'] ?? 0,
    },
  ].filter((one) => one.off && one.n > 0 && given.widened.length === 0);
  if (on.length + near.length === 0) return null;
  return (
    <Chips label={t('directory.filters')}>
      {[
        ...on.map(({ filter, label }) => <Chip t={t} on href={way(withoutFilter(asked, filter))} label={label} />),
        ...near.map(({ filter, n }) => (
          <Chip
            t={t}
            href={way(withFilter(asked, filter))}
            label={filterLabel(filter, lang, t, neighbourhoods) ?? ''}
            count={count(n)}
          />
        )),
      ]}
    </Chips>
  );
};

/** How many, what we understood of the words, and of the place. */
const Heard = ({ here, given, way }: Part) => {
  const { t } = here;
  const { question, where, asked } = given;
  const total = given.more
    ? t('directory.total_more')
    : t('directory.total', { count: given.widened.length > 0 ? 0 : given.total });
  const tried = [...new Set(question.units.flatMap((unit) => unit.also.map(asWritten)))].slice(0, 4);
  const mended = question.units.filter((unit) => unit.mistyped !== null);
  return (
    <div class="section-head">
      <h2 id="answers">{total}</h2>
      {where.place ? (
        <p class="muted">
          {where.place.kind === 'position'
            ? t('directory.around_you', { distance: sayDistance(where.radius, here.lang) })
            : where.place.position
              ? t('directory.around', { place: where.place.label, distance: sayDistance(where.radius, here.lang) })
              : t('directory.within_place', { place: where.place.label })}
        </p>
      ) : null}
      {given.total > 1 ? <Order here={here} given={given} way={way} /> : null}
      {mended.map((unit) => (
        <p class="muted">
          {t('directory.mended', { word: unit.mistyped ?? '', mended: t('directory.quoted', { text: unit.said }) })}
        </p>
      ))}
      {tried.length > 0 ? (
        <p class="muted">
          {t('directory.tried', {
            words: asked.q,
            tried: tried.map((text) => t('directory.quoted', { text })).join(', '),
          })}
        </p>
      ) : null}
      {where.unknown ? <Notice kind="info">{t('directory.where_unknown', { place: asked.dove })}</Notice> : null}
      {where.others.length > 0 ? (
        <p>
          {t('directory.where_others')}{' '}
          {where.others.slice(0, 5).map((other, at) => (
            <>
              {at > 0 ? ', ' : ''}
              <Go to={way(addressOf(asked, { dove: other.label, lat: null, lon: null }))}>{other.label}</Go>
            </>
          ))}
        </p>
      ) : null}
    </div>
  );
};

const GroupTitle = ({ here, given, group }: { here: Here; given: Answer; group: Group }) => {
  const { t } = here;
  const { count, more } = given.result.totals[group];
  const place =
    group === 'municipality' ? (given.result.found.municipality[0]?.municipality_name ?? '') : here.commons.title;
  return (
    <h2 class="group-title" id={`group-${group}`}>
      {t(`directory.group.${group}`, { place })} <span class="muted">({more ? '1000+' : count})</span>
    </h2>
  );
};

/** The address of this very page. */
function pageOf(asked: Answer['asked']): string {
  const base = addressOf(asked);
  return asked.pagina === 1 ? base : `${base}${base.includes('?') ? '&' : '?'}pagina=${asked.pagina}`;
}

const Pages = ({ here, given, way }: Part) => {
  const most = Math.max(...Object.values(given.result.totals).map(({ count }) => count));
  return (
    <>
      <Pagination
        t={here.t}
        page={given.asked.pagina}
        pages={given.widened.length > 0 ? 1 : Math.min(50, Math.ceil(most / pageSize))}
        href={(page) => way(pageOf({ ...given.asked, pagina: page }))}
      />
      <Missing here={here} />
    </>
  );
};

/** The order of the answers, one press away. */
const Order = ({ here, given, way }: Part) => {
  const { t } = here;
  const possible = sorts.filter((sort) => sort !== 'distance' || given.where.place?.position);
  return (
    <ul class="order" aria-label={t('directory.sort')}>
      {possible.map((sort) => (
        <li>
          <Go
            to={way(addressOf(given.asked, { ordine: sort === 'relevance' ? null : sort }))}
            aria-current={sort === given.sort ? 'true' : undefined}
          >
            {t(`directory.sort.${sort}`)}
          </Go>
        </li>
      ))}
    </ul>
  );
};
