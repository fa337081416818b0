import type { Here } from '#platform/http/index.ts';
import {
  ButtonLink,
  Buttons,
  type Fact,
  FactLine,
  Facts,
  Panel,
  phoneHref,
  readablePhone,
} from '#platform/ui/index.ts';
import { WithWrong, Wrong } from '../corrections/wrong.tsx';
import type { DoorNow } from '../entry/hours.ts';
import type { Listed } from '../entry/listed.ts';
import type { OrganizationShown } from '../entry/organization.ts';
import type { PointShown } from '../entry/points.ts';
import { termsOf, webAddress } from '../entry/say.ts';
import { Paragraphs, textIn } from '../entry/text.tsx';
import { addressOf } from '../entry/where.ts';
import { Cards, Checked, Help, TakeAlong } from './beside.tsx';
import { Ways } from './contacts.tsx';
import { EntryFrame, Section } from './frame.tsx';

export interface OrganizationPageProps {
  here: Here;
  organization: OrganizationShown;
  services: readonly Listed[];
  assets: readonly Listed[];
  /** Guides to what its services are about. */
  procedures: readonly Listed[];
  point: { shown: PointShown; hours: DoorNow | null } | null;
}

/** Who they are, how to reach them, and what they offer. */
export const OrganizationPage = (props: OrganizationPageProps) => {
  const { here, organization, services, assets, procedures, point } = props;
  const { t, lang, href } = here;
  const title = textIn(lang, organization.name, organization.own.english.name) ?? { text: '', lang: undefined };
  return (
    <EntryFrame
      here={here}
      steps={[
        { href: href('/cerca'), label: t('entry.find') },
        { href: href('/cerca?tipo=organization'), label: t('directory.kinds.organization') },
      ]}
      title={title}
      entry={{ kind: 'organization', id: organization.id }}
      lead={organization.alternate_name}
      main={<WhoTheyAre here={here} organization={organization} />}
      aside={
        <>
          <Checked here={here} kind="organization" of={organization} />
          {point ? <Help here={here} point={point.shown} hours={point.hours} /> : null}
          <TakeAlong here={here} title={title.text} />
          <Manage here={here} id={organization.id} />
        </>
      }
      after={
        <>
          {services.length > 0 ? (
            <Section id="servizi" title={t('entry.org.services')}>
              <Cards here={here} entries={services} />
            </Section>
          ) : null}
          <Places here={here} organization={organization} />
          {assets.length > 0 ? (
            <Section id="risorse" title={t('entry.org.assets')}>
              <Cards here={here} entries={assets} />
            </Section>
          ) : null}
          {procedures.length > 0 ? (
            <Section id="pratiche" title={t('entry.org.procedures')}>
              <Cards here={here} entries={procedures} />
            </Section>
          ) : null}
        </>
      }
    />
  );
};

/** Whoever belongs to the organisation can look after what is said of it. */
const Manage = ({ here, id }: { here: Here; id: string }) => (
  <div class="no-print">
    <Panel tone="mist">
      <p>{here.t('claims.link_on_page_why')}</p>
      <p>
        <a href={here.href(`/organizzazioni/${id}/gestisci`)}>{here.t('claims.link_on_page')}</a>
      </p>
    </Panel>
  </div>
);

const WhoTheyAre = ({ here, organization }: { here: Here; organization: OrganizationShown }) => {
  const { t, lang, href } = here;
  const { own } = organization;
  const said = textIn(lang, organization.description, own.english.description);
  const phone = own.phones[0]?.number;
  const wrong = (fact: string) => <Wrong here={here} of={{ kind: 'organization', id: organization.id }} fact={fact} />;
  const site = webAddress(organization.website);
  const facts: (Fact | null)[] = [
    organization.tax_code
      ? { icon: 'file', term: t('entry.org.tax_code'), detail: <span class="digits">{organization.tax_code}</span> }
      : null,
    organization.year_incorporated
      ? { icon: 'calendar', term: t('entry.org.since'), detail: String(organization.year_incorporated) }
      : null,
    organization.parent
      ? {
          icon: 'people',
          term: t('entry.org.parent'),
          detail: <a href={href(`/organizzazioni/${organization.parent.id}`)}>{organization.parent.name}</a>,
        }
      : null,
  ];
  const known = facts.flatMap((fact) => fact ?? []);
  return (
    <>
      <Panel tone="answer">
        <FactLine
          facts={[
            ...termsOf(here, own.marks, 'actor-kinds').map(({ label }) => label),
            ...termsOf(here, own.marks, 'legal-forms').map(({ label }) => label),
            organization.municipality,
          ]}
        />
        <WithWrong here={here} of={{ kind: 'organization', id: organization.id }} fact="description">
          {said ? <Paragraphs of={said} /> : <p class="muted">{t('entry.org.unsaid')}</p>}
        </WithWrong>
        {known.length > 0 ? <Facts facts={known} /> : null}
        {phone ? (
          <Buttons>
            <ButtonLink href={phoneHref(phone)} icon="phone">
              {t('entry.call', { number: readablePhone(phone) })}
            </ButtonLink>
          </Buttons>
        ) : null}
      </Panel>
      {own.phones.length > 0 || organization.email || site ? (
        <Panel title={t('entry.contacts')}>
          <Ways
            phones={own.phones.map((one, at) => ({ phone: one, of: null, wrong: at === 0 ? wrong('phone') : null }))}
            mails={organization.email ? [organization.email] : []}
            site={site}
            wrongMail={wrong('email')}
            wrongSite={wrong('website')}
          />
        </Panel>
      ) : null}
    </>
  );
};

const Places = ({ here, organization }: { here: Here; organization: OrganizationShown }) =>
  organization.places.length === 0 ? null : (
    <Section id="luoghi" title={here.t('entry.org.places')}>
      <ul class="rows">
        {organization.places.map((place) => (
          <li>
            <a href={here.href(`/luoghi/${place.id}`)}>{place.name}</a>
            <span class="muted small">{addressOf(place)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
