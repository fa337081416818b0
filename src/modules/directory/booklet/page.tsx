import type { Here } from '#platform/http/index.ts';
import { EmptyState, PageHead, PrintButton, readablePhone, Table } from '#platform/ui/index.ts';
import type { PointShown } from '../entry/points.ts';
import type { Quarter } from '../entry/quarter.ts';
import { sayDate } from '../entry/say.ts';
import { textIn, Words } from '../entry/text.tsx';
import { addressOf, positionOf } from '../entry/where.ts';
import { Outline } from '../pages/outline.tsx';
import { qrPicture } from '../paper/picture.ts';
import { SheetOf } from '../paper/sheet.tsx';
import type { Booklet } from './read.ts';
import type { Need } from './rules.ts';

/** The neighbourhoods whose directory can be printed. */
export const BookletsPage = ({ here, quarters }: { here: Here; quarters: readonly Quarter[] }) => {
  const { t, href } = here;
  return (
    <div class="stack">
      <PageHead title={t('booklet.title')} lead={t('booklet.lead')} />
      {quarters.length === 0 ? (
        <EmptyState drawing="map" title={t('entry.quarters.none')} />
      ) : (
        <Table
          id="libretti"
          caption={t('booklet.title')}
          captionHidden
          columns={[
            { label: t('directory.filter.neighbourhood') },
            { label: t('booklet.entries'), numeric: true },
            { label: t('booklet.open') },
          ]}
          rows={quarters.map(({ name, slug, counts }) => [
            name,
            Object.values(counts).reduce((sum, one) => sum + one, 0),
            <>
              <a href={href(`/redazione/libretto/${slug}`)} aria-label={`${t('booklet.normal')}: ${name}`}>
                {t('booklet.normal')}
              </a>
              {' · '}
              <a href={href(`/redazione/libretto/${slug}?grande=1`)} aria-label={`${t('booklet.large')}: ${name}`}>
                {t('booklet.large')}
              </a>
            </>,
          ])}
        />
      )}
    </div>
  );
};

interface BookletPageProps {
  here: Here;
  booklet: Booklet;
  large: boolean;
}

/** The booklet, shown as it will be printed, and how one prints it. */
export const BookletPage = ({ here, booklet, large }: BookletPageProps) => {
  const { t, href, path } = here;
  const { quarter, points, chapters, topics, situations } = booklet;
  return (
    <>
      <div class="no-print stack">
        <PageHead title={t('booklet.title_of', { name: quarter.name })} lead={t('booklet.lead')} />
        <PrintButton label={t('paper.print')} help={t('paper.print_help')} />
        <p>{t(large ? 'booklet.how_large' : 'booklet.how')}</p>
        <p>
          <a href={href(large ? path : `${path}?grande=1`)}>{t(large ? 'booklet.normal' : 'booklet.large')}</a>
          {' · '}
          <a href={href('/redazione/libretto')}>{t('booklet.others')}</a>
        </p>
      </div>
      <div class={large ? 'paper booklet booklet-large' : 'paper booklet'}>
        <Cover here={here} quarter={quarter} points={points} />
        {chapters.map(({ code, title, entries }) => (
          <section class="booklet-chapter" aria-labelledby={`capitolo-${code}`}>
            <h2 id={`capitolo-${code}`}>{title}</h2>
            {entries.map(({ number, sheet }) => (
              <SheetOf here={here} sheet={sheet} number={number} level={3} />
            ))}
          </section>
        ))}
        {chapters.length === 0 ? <p>{t('booklet.nothing')}</p> : null}
        <div class="booklet-index">
          <Index here={here} id="situazioni" title={t('booklet.situations')} needs={situations} />
          <Index here={here} id="argomenti" title={t('booklet.topics')} needs={topics} />
        </div>
        <Back here={here} quarter={quarter} />
      </div>
    </>
  );
};

const Cover = ({ here, quarter, points }: { here: Here; quarter: Quarter; points: readonly PointShown[] }) => {
  const { t, lang } = here;
  const said = textIn(lang, quarter.description);
  return (
    <section class="booklet-cover">
      <p class="paper-head">{here.commons.title}</p>
      <p class="booklet-name">{quarter.name}</p>
      <Outline
        label={t('entry.quarter.picture', { name: quarter.name })}
        shape={quarter.shape}
        around={[]}
        doors={points.flatMap(({ place }) => (place.neighbourhood_id === quarter.id ? (positionOf(place) ?? []) : []))}
      />
      {said ? (
        <p>
          <Words of={said} />
        </p>
      ) : null}
      <p>{t('booklet.date', { date: sayDate(here.now, here) })}</p>
      <p>{t('booklet.how_to_read')}</p>
      {points.length > 0 ? (
        <>
          <h2>{t('entry.talk')}</h2>
          <p>{t('entry.talk_promise')}</p>
          {points.map((point) => (
            <p class="sheet-door">
              <b>{point.name}</b>
              <span>{addressOf(point.place)}</span>
              {point.phone ? (
                <span class="sheet-phone">{t('paper.phone', { number: readablePhone(point.phone.number) })}</span>
              ) : null}
            </p>
          ))}
        </>
      ) : null}
    </section>
  );
};

/** From a need to the numbers of what answers it. */
const Index = ({ here, id, title, needs }: { here: Here; id: string; title: string; needs: readonly Need[] }) =>
  needs.length === 0 ? null : (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="small">{here.t('booklet.numbers')}</p>
      <ul>
        {needs.map(({ label, numbers }) => (
          <li>
            {label} <b>{numbers.join(', ')}</b>
          </li>
        ))}
      </ul>
    </section>
  );

/** What paper cannot know: that things change, and where one sees it. */
const Back = ({ here, quarter }: { here: Here; quarter: Quarter }) => {
  const { t } = here;
  const address = here.absolute(`/quartieri/${quarter.slug}`);
  return (
    <section class="booklet-back">
      <img
        class="sheet-qr"
        src={qrPicture(address)}
        alt={t('booklet.qr', { name: quarter.name })}
        width="96"
        height="96"
      />
      <p>{t('booklet.changes')}</p>
      <p>{address.replace(/^https?:\/\//, '')}</p>
      <p>{t('booklet.date', { date: sayDate(here.now, here) })}</p>
    </section>
  );
};
