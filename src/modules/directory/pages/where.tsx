import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, Icon, Panel } from '#platform/ui/index.ts';
import { type Of, WithWrong } from '../corrections/wrong.tsx';
import type { Own } from '../entry/attached.ts';
import type { HoursShown } from '../entry/hours.ts';
import { termsOf } from '../entry/say.ts';
import { textIn, Words } from '../entry/text.tsx';
import { addressOf, hasPage, mapLinks, type Place } from '../entry/where.ts';
import { OpenNow, Week } from './hours.tsx';

interface WhereProps {
  here: Here;
  place: Place & { own: Own };
  hours: HoursShown | null;
  /** Several doors on one page: each says which it is, and whether it is open. */
  several: boolean;
  calendarHref: string | null;
  /** Whose hours these are, where somebody may say that they are wrong. */
  hoursOf?: Of;
  /** The page is the place's own: it need not be named again. */
  named?: boolean;
  /** What is said where no hours are known. */
  unknown?: string;
}

/** When and where: the week, the address written out, how to get there and how to get in. */
export const WhenAndWhere = (props: WhereProps) => {
  const { here, place, hours, several, calendarHref, hoursOf, named, unknown } = props;
  const { t, lang, href } = here;
  const map = mapLinks(place);
  const name = place.name ?? addressOf(place) ?? t(map ? 'entry.place_on_map' : 'entry.place_unnamed');
  const address = addressOf(place);
  const transport = textIn(lang, place.transportation, place.own.english.transportation);
  // Of several doors, each button tells who listens which it is about.
  const of = (words: string) => (several ? `${words}: ${name}` : undefined);
  const lines = [
    named ? null : hasPage(place) ? <a href={href(`/luoghi/${place.id}`)}>{name}</a> : name,
    address === name ? null : address,
    place.slug ? (
      <a href={href(`/quartieri/${place.slug}`)}>{t('entry.neighbourhood', { name: place.neighbourhood ?? '' })}</a>
    ) : null,
  ].filter((line) => line !== null);
  const week = hours ? (
    <Week here={here} hours={hours} caption={t('entry.hours_of', { name })} />
  ) : (
    <p class="muted">{unknown ?? t('entry.hours_unknown')}</p>
  );
  const written = (
    <p>
      {lines.map((line, at) => (
        <>
          {at > 0 ? <br /> : null}
          {line}
        </>
      ))}
    </p>
  );
  return (
    <Panel title={several ? name : t('entry.when_where')} id={`luogo-${place.id}`}>
      {several && hours ? (
        <p>
          <OpenNow hours={hours} />
        </p>
      ) : null}
      {hoursOf ? (
        <WithWrong here={here} of={hoursOf} fact="hours">
          {week}
        </WithWrong>
      ) : (
        week
      )}
      <div class="place">
        {address && hasPage(place) ? (
          <WithWrong here={here} of={{ kind: 'place', id: place.id }} fact="address_1">
            {written}
          </WithWrong>
        ) : (
          written
        )}
        {transport ? (
          <p class="muted">
            <Words of={transport} />
          </p>
        ) : null}
        <Access here={here} place={place} />
      </div>
      {map || (calendarHref && hours) ? (
        <Buttons>
          {map ? (
            <>
              <ButtonLink href={map.web} rel="noreferrer" kind="soft" small icon="pin" label={of(t('entry.see_map'))}>
                {t('entry.see_map')}
              </ButtonLink>
              <ButtonLink href={map.app} kind="quiet" small label={of(t('entry.open_map'))}>
                {t('entry.open_map')}
              </ButtonLink>
            </>
          ) : null}
          {calendarHref && hours ? (
            <ButtonLink href={calendarHref} kind="soft" small icon="calendar" label={of(t('entry.calendar'))} download>
              {t('entry.calendar')}
            </ButtonLink>
          ) : null}
        </Buttons>
      ) : null}
    </Panel>
  );
};

/** How one gets in: what somebody saw, fact by fact, and in words. */
export const Access = ({ here, place }: { here: Here; place: Place & { own: Own } }) => {
  const facts = termsOf(here, place.own.marks, 'accessibility-facts');
  const words = place.accessibility.flatMap((text) => textIn(here.lang, text) ?? []);
  if (facts.length === 0 && words.length === 0) return null;
  return (
    <>
      {words.map((of) => (
        <p>
          <Words of={of} />
        </p>
      ))}
      {facts.length > 0 ? (
        <ul class="ticks" aria-label={here.t('entry.accessibility')}>
          {facts.map((fact) => (
            <li class={fact.code === 'upstairs-only' ? 'tick tick-not' : 'tick'}>
              <Icon
                name={fact.code === 'upstairs-only' ? 'warning' : fact.code === 'step-free' ? 'step-free' : 'check'}
              />
              {fact.label}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
};
