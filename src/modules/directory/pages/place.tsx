import type { Here } from '#platform/http/index.ts';
import { FactLine, OpenMark, Panel } from '#platform/ui/index.ts';
import { type Of, WithWrong, Wrong } from '../corrections/wrong.tsx';
import type { DoorNow, HoursShown } from '../entry/hours.ts';
import type { Listed } from '../entry/listed.ts';
import type { PlaceShown } from '../entry/place.ts';
import type { PointShown } from '../entry/points.ts';
import { webAddress } from '../entry/say.ts';
import { Paragraphs, textIn } from '../entry/text.tsx';
import { Cards, Checked, Help, TakeAlong } from './beside.tsx';
import { Ways } from './contacts.tsx';
import { EntryFrame, Section } from './frame.tsx';
import { OpenNow } from './hours.tsx';
import { WhenAndWhere } from './where.tsx';

export interface PlacePageProps {
  here: Here;
  place: PlaceShown;
  hours: HoursShown | null;
  services: readonly Listed[];
  assets: readonly Listed[];
  point: { shown: PointShown; hours: DoorNow | null } | null;
}

/** A door: whether it is open, what happens behind it, how one gets there and in. */
export const PlacePage = ({ here, place, hours, services, assets, point }: PlacePageProps) => {
  const { t, lang, href } = here;
  const title = textIn(lang, place.point?.name ?? place.name, place.own.english.name) ?? { text: '', lang: undefined };
  return (
    <EntryFrame
      here={here}
      steps={[
        { href: href('/cerca'), label: t('entry.find') },
        place.slug
          ? {
              href: href(`/quartieri/${place.slug}`),
              label: t('entry.neighbourhood', { name: place.neighbourhood ?? '' }),
            }
          : { href: href('/cerca?tipo=place'), label: t('directory.kinds.place') },
      ]}
      title={title}
      entry={{ kind: 'place', id: place.id }}
      lead={place.alternate_name}
      main={
        <>
          <FirstLook here={here} place={place} hours={hours} services={services} />
          <WhenAndWhere
            here={here}
            place={place}
            hours={hours}
            several={false}
            hoursOf={{ kind: 'place', id: place.id }}
            named
            unknown={services.length > 0 ? t('entry.place.hours_by_service') : undefined}
            calendarHref={href(`/luoghi/${place.id}/orari.ics`)}
          />
        </>
      }
      aside={
        <>
          <Checked here={here} kind="place" of={place} hours={place.own.schedules.length > 0} />
          {point ? <Help here={here} point={point.shown} hours={point.hours} /> : null}
          <TakeAlong here={here} title={title.text} />
        </>
      }
      after={<WhatIsHere here={here} services={services} assets={assets} />}
    />
  );
};

const FirstLook = ({ here, place, hours, services }: Pick<PlacePageProps, 'here' | 'place' | 'hours' | 'services'>) => {
  const { t, lang, href } = here;
  const said = textIn(lang, place.point?.description || place.description, place.own.english.description);
  const phones = place.own.phones.length > 0 ? place.own.phones : place.organizationOwn.phones;
  const of = place.own.phones.length > 0 ? null : (place.organization?.name ?? null);
  const owner: Of | null =
    of === null
      ? { kind: 'place', id: place.id }
      : place.organization && { kind: 'organization', id: place.organization.id };
  const wrongNumber = owner ? <Wrong here={here} of={owner} fact="phone" /> : null;
  return (
    <Panel tone="answer">
      <FactLine facts={[services.length > 0 ? t('entry.place.services', { count: services.length }) : null]}>
        {hours ? (
          <OpenNow hours={hours} />
        ) : services.length === 0 ? (
          <OpenMark state="unknown">{t('calendar.ask')}</OpenMark>
        ) : null}
      </FactLine>
      {said && place.description && !place.point?.description ? (
        <WithWrong here={here} of={{ kind: 'place', id: place.id }} fact="description">
          <Paragraphs of={said} />
        </WithWrong>
      ) : said ? (
        <Paragraphs of={said} />
      ) : null}
      {place.point ? (
        <p>
          <a href={href(`/punti/${place.point.id}`)}>{t('entry.place.point')}</a>
        </p>
      ) : null}
      {place.organization ? (
        <p>
          {t('entry.place.kept_by')}{' '}
          <a href={href(`/organizzazioni/${place.organization.id}`)}>{place.organization.name}</a>
        </p>
      ) : null}
      <Ways
        phones={phones.map((phone, at) => ({ phone, of, wrong: at === 0 ? wrongNumber : null }))}
        mails={[]}
        site={webAddress(place.url)}
      />
    </Panel>
  );
};

/** What happens behind this door. */
export const WhatIsHere = ({
  here,
  services,
  assets,
}: {
  here: Here;
  services: readonly Listed[];
  assets: readonly Listed[];
}) => (
  <>
    {services.length > 0 ? (
      <Section id="servizi" title={here.t('entry.place.what')}>
        <Cards here={here} entries={services} place={false} />
      </Section>
    ) : null}
    {assets.length > 0 ? (
      <Section id="risorse" title={here.t('entry.place.assets')}>
        <Cards here={here} entries={assets} place={false} />
      </Section>
    ) : null}
  </>
);
