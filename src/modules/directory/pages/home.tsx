import type { Here } from '#platform/http/index.ts';
import { CallPanel, Columns, type Door, Doors, Hero, SearchBox, Words } from '#platform/ui/index.ts';
import type { TownFigures } from '../entry/front.ts';
import type { DoorNow } from '../entry/hours.ts';
import type { Listed } from '../entry/listed.ts';
import type { PointShown } from '../entry/points.ts';
import { vocabulary } from '../vocabularies/index.ts';
import { Cards } from './beside.tsx';

export interface HomeProps {
  here: Here;
  figures: TownFigures;
  now: { open: readonly Listed[]; soon: readonly Listed[] };
  /** The point to call, with its hours. */
  point: { shown: PointShown; hours: DoorNow | null } | null;
  neighbourhoods: readonly { name: string }[];
}

/** One question, and the doors of the house below it. */
export const HomePage = ({ here, figures, now, point, neighbourhoods }: HomeProps) => {
  const { t, href } = here;
  const list = now.open.length + now.soon.length > 0 ? <OpenNowList here={here} now={now} /> : null;
  const call = point?.shown.phone ? <Call here={here} point={point} number={point.shown.phone.number} /> : null;
  return (
    <div class="stack stack-wide">
      <Hero title={t('entry.home.question')} lead={t('entry.home.lead', { town: here.commons.title })}>
        <SearchBox
          action={href('/cerca')}
          label={t('directory.search_title')}
          what={{
            name: 'q',
            label: t('entry.home.what'),
            placeholder: t('directory.what_example'),
            maxlength: 200,
          }}
          where={{
            name: 'dove',
            label: t('directory.where'),
            placeholder: t('directory.where_example'),
            maxlength: 200,
            proposals: neighbourhoods.map(({ name }) => name),
          }}
          submit={t('directory.find')}
          unseen={t('directory.unseen')}
        />
        <Words label={t('entry.home.words')} links={everydayWords(here, figures)} />
      </Hero>
      <Doors label={t('entry.home.doors')} doors={doorsOf(here, figures, point !== null)} />
      {list && call ? <Columns main={list} aside={call} /> : (list ?? call)}
    </div>
  );
};

const OpenNowList = ({ here, now }: Pick<HomeProps, 'here' | 'now'>) => {
  const { t, href } = here;
  return (
    <div class="stack stack-wide">
      {now.open.length > 0 ? (
        <section class="stack" aria-labelledby="adesso">
          <div class="section-head">
            <h2 id="adesso">{t('entry.home.open_now')}</h2>
            <p class="muted">{t('entry.home.open_now_lead')}</p>
          </div>
          <Cards here={here} entries={now.open} />
          <p>
            <a href={href('/cerca?aperto=ora')}>{t('entry.home.all_open')}</a>
          </p>
        </section>
      ) : null}
      {now.soon.length > 0 ? (
        <section class="stack" aria-labelledby="poi">
          <h2 id="poi">{t(now.open.length > 0 ? 'entry.home.next' : 'entry.home.all_shut')}</h2>
          <Cards here={here} entries={now.soon} />
        </section>
      ) : null}
    </div>
  );
};

const Call = ({ here, point, number }: { here: Here; point: NonNullable<HomeProps['point']>; number: string }) => {
  const { t, href } = here;
  const { shown, hours } = point;
  return (
    <CallPanel
      title={t('entry.talk')}
      place={[shown.name, shown.place.address].filter(Boolean).join(', ')}
      number={number}
    >
      {hours ? <p>{hours.today.join('. ')}.</p> : null}
      <p class="small">{t('entry.talk_promise')}</p>
      <p class="small">
        <a href={href(`/punti/${shown.id}`)}>{t('entry.talk_more')}</a>
      </p>
    </CallPanel>
  );
};

const most = 9;

/** The everyday topics under which there is most, as links that one may press instead of typing. */
function everydayWords(here: Here, figures: TownFigures): { href: string; label: string }[] {
  return vocabulary('everyday-topics')
    .terms.filter((term) => !term.parent && !term.sensitive && (figures.topics[`=t:${term.code}`] ?? 0) > 0)
    .sort((a, b) => (figures.topics[`=t:${b.code}`] ?? 0) - (figures.topics[`=t:${a.code}`] ?? 0))
    .slice(0, most)
    .map((term) => ({
      href: here.href(`/cerca?tema=${term.code}`),
      label: here.lang === 'en' ? term.name_en : term.name,
    }));
}

/** Only doors behind which there is something. */
function doorsOf({ t, href }: Here, figures: TownFigures, points: boolean): Door[] {
  const doors: (Door | null)[] = [
    {
      href: href('/cerca'),
      title: t('entry.home.find'),
      text:
        figures.services + figures.places > 0
          ? t('entry.home.find_text', { services: figures.services, places: figures.places })
          : t('entry.home.find_empty'),
      drawing: 'magnifier',
    },
    points
      ? { href: href('/punti'), title: t('entry.home.talk'), text: t('entry.home.talk_text'), drawing: 'door' }
      : null,
    figures.procedures > 0
      ? {
          href: href('/pratiche'),
          title: t('entry.home.procedures'),
          text: t('entry.home.procedures_text', { count: figures.procedures }),
          drawing: 'keys',
        }
      : null,
    figures.neighbourhoods > 0
      ? {
          href: href('/quartieri'),
          title: t('entry.home.neighbourhoods'),
          text: t('entry.home.neighbourhoods_text', { assets: figures.assets }),
          drawing: 'square',
        }
      : null,
  ];
  return doors.flatMap((door) => door ?? []);
}
