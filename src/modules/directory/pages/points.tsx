import type { Here } from '#platform/http/index.ts';
import { CallPanel, EmptyState, PageHead, Panel } from '#platform/ui/index.ts';
import type { DoorNow, HoursShown } from '../entry/hours.ts';
import type { Listed } from '../entry/listed.ts';
import type { PlaceShown } from '../entry/place.ts';
import type { PointShown } from '../entry/points.ts';
import { textIn } from '../entry/text.tsx';
import { addressOf } from '../entry/where.ts';
import { Checked, TakeAlong } from './beside.tsx';
import { EntryFrame } from './frame.tsx';
import { OpenNow } from './hours.tsx';
import { WhatIsHere } from './place.tsx';
import { WhenAndWhere } from './where.tsx';

/** Every point where one may talk with somebody: a number large enough to be dialled, and when the door is open. */
export const PointsPage = ({
  here,
  points,
}: {
  here: Here;
  points: readonly { shown: PointShown; hours: DoorNow | null }[];
}) => {
  const { t } = here;
  return (
    <>
      <PageHead title={t('entry.talk')} lead={t('entry.points.lead')} />
      {points.length === 0 ? (
        <EmptyState title={t('entry.points.none')}>
          <p>
            <a href={here.href('/cerca')}>{t('entry.points.search')}</a>
          </p>
        </EmptyState>
      ) : (
        <ul class="points">
          {points.map(({ shown, hours }) => (
            <li>
              <PointCard here={here} point={shown} hours={hours} />
            </li>
          ))}
        </ul>
      )}
      <WhatToExpect here={here} />
    </>
  );
};

const PointCard = ({ here, point, hours }: { here: Here; point: PointShown; hours: DoorNow | null }) => {
  const said = textIn(here.lang, point.description);
  const body = (
    <>
      {hours ? (
        <p>
          <OpenNow hours={hours} />
        </p>
      ) : null}
      {said ? (
        <p class="small" lang={said.lang}>
          {said.text}
        </p>
      ) : null}
      <p>
        <a href={here.href(`/punti/${point.id}`)}>{here.t('entry.points.more', { name: point.name })}</a>
      </p>
    </>
  );
  const where = addressOf(point.place) ?? here.t(`entry.point.${point.kind}`);
  return point.phone ? (
    <CallPanel title={point.name} place={where} number={point.phone.number}>
      {body}
    </CallPanel>
  ) : (
    <Panel title={point.name}>
      <p>{where}</p>
      {body}
    </Panel>
  );
};

/** What happens when one comes in: so that nobody stays outside for not knowing. */
const WhatToExpect = ({ here }: { here: Here }) => (
  <Panel tone="mist" title={here.t('entry.points.expect')}>
    <ul class="papers papers-plain">
      {steps.map((step) => (
        <li>{here.t(`entry.points.expect.${step}`)}</li>
      ))}
    </ul>
  </Panel>
);
const steps = ['sit', 'search', 'name', 'free'] as const;

export interface PointPageProps {
  here: Here;
  point: PointShown;
  place: PlaceShown;
  hours: HoursShown | null;
  services: readonly Listed[];
  assets: readonly Listed[];
}

/** One point: whom to call, when, where, and what else is there. */
export const PointPage = ({ here, point, place, hours, services, assets }: PointPageProps) => {
  const { t, href } = here;
  const said = textIn(here.lang, point.description);
  return (
    <EntryFrame
      here={here}
      steps={[{ href: href('/punti'), label: t('entry.talk') }]}
      title={{ text: point.name, lang: here.lang === 'it' ? undefined : 'it' }}
      entry={{ kind: 'place', id: point.place.id }}
      titled
      lead={said ? <span lang={said.lang}>{said.text}</span> : t(`entry.point.${point.kind}`)}
      main={
        <>
          {point.phone ? (
            <CallPanel title={t('entry.talk')} place={addressOf(point.place) ?? ''} number={point.phone.number}>
              {hours ? (
                <p>
                  <OpenNow hours={hours} />
                </p>
              ) : null}
              <p class="small">{t('entry.talk_promise')}</p>
            </CallPanel>
          ) : null}
          <WhenAndWhere
            here={here}
            place={place}
            hours={hours}
            several={false}
            hoursOf={{ kind: 'place', id: place.id }}
            named
            calendarHref={href(`/punti/${point.id}/orari.ics`)}
          />
          {point.organization ? (
            <p>
              {t('entry.place.kept_by')}{' '}
              <a href={href(`/organizzazioni/${point.organization.id}`)}>{point.organization.name}</a>
            </p>
          ) : null}
        </>
      }
      aside={
        <>
          <WhatToExpect here={here} />
          <Checked here={here} kind="place" of={place} hours={place.own.schedules.length > 0} />
          <TakeAlong here={here} title={point.name} />
        </>
      }
      after={<WhatIsHere here={here} services={services} assets={assets} />}
    />
  );
};
