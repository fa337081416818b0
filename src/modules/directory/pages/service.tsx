import type { Here } from '#platform/http/index.ts';
import {
  ButtonLink,
  Buttons,
  type Fact,
  FactLine,
  Facts,
  OpenMark,
  Panel,
  phoneHref,
  readablePhone,
} from '#platform/ui/index.ts';
import { WithWrong, Wrong } from '../corrections/wrong.tsx';
import type { DoorNow, HoursShown } from '../entry/hours.ts';
import type { Listed } from '../entry/listed.ts';
import type { PointShown } from '../entry/points.ts';
import { sayCost, sayLanguages, termsOf } from '../entry/say.ts';
import type { ServiceShown } from '../entry/service.ts';
import { textIn, Words } from '../entry/text.tsx';
import { Cards, Checked, Help, TakeAlong, Warnings } from './beside.tsx';
import { Contacts, firstPhone } from './contacts.tsx';
import { EntryFrame, Section } from './frame.tsx';
import { OpenNow, Week } from './hours.tsx';
import { factsOf } from './service-facts.tsx';
import { WhenAndWhere } from './where.tsx';

export interface ServicePageProps {
  here: Here;
  service: ServiceShown;
  /** The hours of each of its places, in their order; without a place those of the service itself. */
  hours: (HoursShown | null)[];
  related: readonly Listed[];
  point: { shown: PointShown; hours: DoorNow | null } | null;
}

/** Can I go there now, and what do I bring? Then everything else, in the order in which one asks. */
export const ServicePage = (props: ServicePageProps) => {
  const { here, service, hours, related, point } = props;
  const { t, lang, href } = here;
  const title = textIn(lang, service.name, service.own.english.name) ?? { text: '', lang: undefined };
  const topic = termsOf(here, service.own.marks, 'everyday-topics')[0];
  return (
    <EntryFrame
      here={here}
      steps={[
        { href: href('/cerca'), label: t('entry.find') },
        ...(topic ? [{ href: href(`/cerca?tema=${topic.code}`), label: topic.label }] : []),
      ]}
      title={title}
      entry={{ kind: 'service', id: service.id }}
      lead={service.alternate_name}
      warning={
        <Warnings
          here={here}
          status={service.status}
          alert={textIn(lang, service.alert, service.own.english.alert)}
          after={<Wrong here={here} of={{ kind: 'service', id: service.id }} fact="alert" />}
        />
      }
      main={
        <>
          <FirstAnswer {...props} />
          {service.places.map((place, at) => (
            <WhenAndWhere
              here={here}
              place={place}
              hours={hours[at] ?? null}
              several={service.places.length > 1}
              hoursOf={{ kind: 'service', id: service.id }}
              calendarHref={`${href(`/servizi/${service.id}/orari.ics`)}${at > 0 ? `?luogo=${place.id}` : ''}`}
            />
          ))}
          {service.places.length === 0 && hours[0] ? (
            <AnywhereHours here={here} service={service} hours={hours[0]} />
          ) : null}
          <GoodToKnow here={here} service={service} />
          <Contacts here={here} service={service} />
        </>
      }
      aside={
        <>
          <Checked here={here} kind="service" of={service} />
          {point ? <Help here={here} point={point.shown} hours={point.hours} /> : null}
          <TakeAlong here={here} title={title.text} />
        </>
      }
      after={
        related.length > 0 ? (
          <div class="no-print">
            <Section id="related" title={t('entry.related')}>
              <Cards here={here} entries={related} />
            </Section>
          </div>
        ) : null
      }
    />
  );
};

/** The first screen. */
const FirstAnswer = ({ here, service, hours }: ServicePageProps) => {
  const { t } = here;
  const cost = sayCost(service, here);
  const known = hours.flatMap((one) => one ?? []);
  const best = known.find((one) => one.mark === 'open') ?? known.find((one) => one.mark === 'soon') ?? known[0];
  const at = best ? service.places[hours.indexOf(best)] : undefined;
  const access = termsOf(here, service.own.marks, 'opening-facts').filter(({ code }) => short.has(code));
  const phone = firstPhone(service);
  const closed = service.status === 'temporarily closed';
  return (
    <Panel tone="answer">
      <FactLine
        facts={[
          service.places.length > 1 && at ? at.name : null,
          cost.free ? t('entry.free') : null,
          ...access.map(({ label }) => label),
        ]}
      >
        {closed ? (
          <OpenMark state="shut">{t('entry.closed_for_now')}</OpenMark>
        ) : best ? (
          <OpenNow hours={best} />
        ) : (
          <OpenMark state="unknown">{t('calendar.ask')}</OpenMark>
        )}
      </FactLine>
      <Facts facts={factsOf(here, service, cost)} />
      <Buttons>
        {phone ? (
          <ButtonLink href={phoneHref(phone)} icon="phone">
            {t('entry.call', { number: readablePhone(phone) })}
          </ButtonLink>
        ) : service.email ? (
          <ButtonLink href={`mailto:${service.email}`} icon="mail">
            {t('entry.write')}
          </ButtonLink>
        ) : null}
        {service.places[0] ? (
          <ButtonLink href={`#luogo-${(at ?? service.places[0]).id}`} kind="soft" icon="pin">
            {t('entry.get_there')}
          </ButtonLink>
        ) : null}
      </Buttons>
    </Panel>
  );
};

/** What fits beside the hours; the others are sentences of their own. */
const short = new Set(['walk-in', 'by-appointment', 'phone-only', 'online', 'home-visits']);

const AnywhereHours = ({ here, service, hours }: { here: Here; service: ServiceShown; hours: HoursShown }) => (
  <Panel title={here.t('entry.when')}>
    <WithWrong here={here} of={{ kind: 'service', id: service.id }} fact="hours">
      <Week here={here} hours={hours} caption={here.t('entry.hours_of', { name: service.name })} />
    </WithWrong>
    <Buttons>
      <ButtonLink href={here.href(`/servizi/${service.id}/orari.ics`)} kind="soft" small icon="calendar" download>
        {here.t('entry.calendar')}
      </ButtonLink>
    </Buttons>
  </Panel>
);

/** What matters to some, and would keep the others from the first answer. */
const GoodToKnow = ({ here, service }: { here: Here; service: ServiceShown }) => {
  const { t } = here;
  const situations = termsOf(here, service.own.marks, 'life-situations').map(({ label }) =>
    t('directory.quoted', { text: label }),
  );
  const spoken = sayLanguages(service.languages, here);
  const interpreters = textIn(here.lang, service.interpretation_services);
  const facts: (Fact | null)[] = [
    situations.length > 0
      ? {
          icon: 'user',
          term: t('entry.situations'),
          detail: (
            <span class="lines">
              {situations.map((one) => (
                <span>{one}</span>
              ))}
            </span>
          ),
        }
      : null,
    spoken || interpreters
      ? {
          icon: 'speech',
          term: t('entry.spoken'),
          detail: spoken ?? '',
          note: interpreters ? <Words of={interpreters} /> : undefined,
        }
      : null,
    service.areas.length > 0 ? { icon: 'map', term: t('entry.area'), detail: service.areas.join(', ') } : null,
  ];
  const known = facts.flatMap((fact) => fact ?? []);
  return known.length > 0 ? (
    <Panel title={t('entry.know')}>
      <Facts facts={known} />
    </Panel>
  ) : null;
};
