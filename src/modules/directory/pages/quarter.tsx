import { centreOf, type Position } from '#platform/geo/index.ts';
import type { Here } from '#platform/http/index.ts';
import { Breadcrumb, Columns, EmptyState, PageHead, Panel, Tel } from '#platform/ui/index.ts';
import type { DoorNow } from '../entry/hours.ts';
import type { Listed } from '../entry/listed.ts';
import type { PointShown } from '../entry/points.ts';
import type { Quarter } from '../entry/quarter.ts';
import { textIn, Words } from '../entry/text.tsx';
import type { Theme } from '../entry/themes.ts';
import { positionOf } from '../entry/where.ts';
import { Cards, Rows } from './beside.tsx';
import { Section } from './frame.tsx';
import { OpenNow } from './hours.tsx';
import { Outline, OutlineMap } from './outline.tsx';

/** The neighbourhoods of the commons: a map to press, and what there is in each. */
export const QuartersPage = ({ here, quarters }: { here: Here; quarters: readonly Quarter[] }) => {
  const { t, lang, href } = here;
  if (quarters.length === 0) {
    return (
      <>
        <PageHead title={t('entry.quarters.title')} />
        <EmptyState drawing="square" title={t('entry.quarters.none')}>
          <p>
            <a href={href('/cerca')}>{t('entry.points.search')}</a>
          </p>
        </EmptyState>
      </>
    );
  }
  const drawn = quarters.map((one) => ({
    name: one.name,
    href: href(`/quartieri/${one.slug}`),
    shape: one.shape,
    centre: one.shape ? centreOf(one.shape) : { lat: 0, lon: 0 },
  }));
  return (
    <>
      <PageHead title={t('entry.quarters.title')} lead={t('entry.quarters.lead', { town: here.commons.title })} />
      <Columns
        kind="even"
        main={
          <ul class="quarters">
            {quarters.map((one) => (
              <li>
                <h2 class="h3">
                  <a href={href(`/quartieri/${one.slug}`)}>{one.name}</a>
                </h2>
                {one.description ? <p lang={lang === 'it' ? undefined : 'it'}>{one.description}</p> : null}
                <p class="small muted">{sayCounts(here, one)}</p>
              </li>
            ))}
          </ul>
        }
        aside={<OutlineMap label={t('entry.quarters.map', { town: here.commons.title })} quarters={drawn} />}
      />
    </>
  );
};

const sayCounts = ({ t }: Here, { counts }: Quarter): string =>
  t('entry.quarter.counts', {
    services: counts.service ?? 0,
    places: counts.place ?? 0,
    assets: counts.asset ?? 0,
  });

export interface QuarterPageProps {
  here: Here;
  quarter: Quarter;
  others: readonly Quarter[];
  points: readonly { shown: PointShown; hours: DoorNow | null }[];
  open: readonly Listed[];
  /** Services under everyday topics; of a crowded topic only some, with the number of all. */
  services: readonly (Theme & { all: number })[];
  assets: readonly Theme[];
  places: readonly Listed[];
}

/** A neighbourhood: its houses, what is open now, and everything there is. A place, not a database. */
export const QuarterPage = (props: QuarterPageProps) => {
  const { here, quarter, others, points, open, services, assets, places } = props;
  const { t, href } = here;
  const said = textIn(here.lang, quarter.description);
  const search = (filters: string) => href(`/cerca?quartiere=${quarter.id}${filters}`);
  return (
    <>
      <Breadcrumb t={t} steps={[{ href: href('/quartieri'), label: t('entry.quarters.title') }]} />
      <div class="quarter-head">
        <PageHead title={quarter.name} lead={said ? <Words of={said} /> : null}>
          <p class="muted">
            {sayCounts(here, quarter)} <a href={search('')}>{t('entry.quarter.search')}</a>
          </p>
        </PageHead>
        <Outline
          label={t('entry.quarter.picture', { name: quarter.name })}
          shape={quarter.shape}
          around={others.flatMap(({ shape }) => shape ?? [])}
          doors={doorsOf(points)}
        />
      </div>
      {points.length > 0 ? <Houses here={here} points={points} /> : null}
      {open.length > 0 ? (
        <div class="no-print">
          <Section id="adesso" title={t('entry.home.open_now')}>
            <Cards here={here} entries={open} />
          </Section>
        </div>
      ) : null}
      {services.length > 0 ? (
        <section class="stack" aria-labelledby="servizi">
          <h2 id="servizi">{t('entry.quarter.services')}</h2>
          <div class="topics">
            {services.map((theme) => (
              <section aria-labelledby={`tema-${theme.code || 'altro'}`}>
                <h3 id={`tema-${theme.code || 'altro'}`}>{theme.label}</h3>
                <Rows here={here} entries={theme.entries} />
                {theme.all > theme.entries.length ? (
                  <p>
                    <a href={search(`&tema=${theme.code}`)}>{t('entry.quarter.all', { count: theme.all })}</a>
                  </p>
                ) : null}
              </section>
            ))}
          </div>
        </section>
      ) : null}
      {assets.length > 0 ? (
        <section class="stack" aria-labelledby="risorse">
          <h2 id="risorse">{t('entry.quarter.assets')}</h2>
          <div class="topics">
            {assets.map((theme) => (
              <section aria-labelledby={`risorsa-${theme.code || 'altro'}`}>
                <h3 id={`risorsa-${theme.code || 'altro'}`}>{theme.label}</h3>
                <Rows here={here} entries={theme.entries} />
              </section>
            ))}
          </div>
        </section>
      ) : null}
      {places.length > 0 ? (
        <section class="stack" aria-labelledby="luoghi">
          <h2 id="luoghi">{t('directory.kinds.place')}</h2>
          <div class="topics">
            <Rows here={here} entries={places} place={false} />
          </div>
        </section>
      ) : null}
    </>
  );
};

const doorsOf = (points: QuarterPageProps['points']): Position[] =>
  points.flatMap(({ shown }) => positionOf(shown.place) ?? []);

/** The houses of the neighbourhood: whoever does not know where to begin begins there. */
const Houses = ({ here, points }: Pick<QuarterPageProps, 'here' | 'points'>) => (
  <ul class="points">
    {points.map(({ shown, hours }) => (
      <li>
        <Panel tone="mist" title={shown.name}>
          {hours ? (
            <p>
              <OpenNow hours={hours} />
            </p>
          ) : null}
          {shown.place.address ? <p>{shown.place.address}</p> : null}
          {shown.phone ? (
            <p class="h3">
              <Tel number={shown.phone.number} />
            </p>
          ) : null}
          <p>
            <a href={here.href(`/punti/${shown.id}`)}>{here.t('entry.points.more', { name: shown.name })}</a>
          </p>
        </Panel>
      </li>
    ))}
  </ul>
);
