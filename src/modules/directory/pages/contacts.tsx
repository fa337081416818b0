import type { Child } from 'hono/jsx';
import type { Here } from '#platform/http/index.ts';
import { Icon, Panel, Tel } from '#platform/ui/index.ts';
import { type Of, Wrong } from '../corrections/wrong.tsx';
import type { Phone } from '../entry/attached.ts';
import { shortAddress, webAddress } from '../entry/say.ts';
import type { ServiceShown } from '../entry/service.ts';
import { textIn, Words } from '../entry/text.tsx';
import { hasPage } from '../entry/where.ts';

export interface Line {
  phone: Phone;
  /** Whose number it is, where that is not the service's own. */
  of: string | null;
  /** The way to say that it is wrong, where it is a fact of some entry. */
  wrong?: Child;
}

/** Numbers to call, the service's own first, each once. */
export function phonesOf(service: ServiceShown): Line[] {
  const lines: Line[] = [
    ...service.own.phones.map((phone) => ({ phone, of: null })),
    ...service.places.flatMap((place) => place.here.phones.map((phone) => ({ phone, of: place.name }))),
    ...service.contacts.flatMap((contact) =>
      contact.own.phones.map((phone) => ({ phone, of: contact.title ?? contact.name })),
    ),
    ...service.places.flatMap((place) => place.own.phones.map((phone) => ({ phone, of: place.name }))),
    ...(service.organization?.own.phones ?? []).map((phone) => ({ phone, of: service.organization?.name ?? null })),
  ];
  const seen = new Set<string>();
  return lines.filter(({ phone }) => {
    const digits = phone.number.replace(/\D/g, '');
    return !seen.has(digits) && seen.add(digits);
  });
}

/** The number that a person should call. */
export const firstPhone = (service: ServiceShown): string | null => phonesOf(service)[0]?.phone.number ?? null;

/** Numbers, addresses and a site, each one press away. */
export const Ways = ({
  phones,
  mails,
  site,
  wrongMail,
  wrongSite,
}: {
  phones: readonly Line[];
  mails: Iterable<string>;
  site: string | null;
  /** After the first address, and after the site: the way to say that it is wrong. */
  wrongMail?: Child;
  wrongSite?: Child;
}) => (
  <ul class="ways">
    {phones.map(({ phone, of, wrong }) => (
      <li>
        <Icon name="phone" />
        <Tel number={phone.number} />
        <PhoneNote of={of} description={phone.description} />
        {wrong}
      </li>
    ))}
    {[...mails].map((mail, at) => (
      <li>
        <Icon name="mail" />
        <a href={`mailto:${mail}`}>{mail}</a>
        {at === 0 ? wrongMail : null}
      </li>
    ))}
    {site ? (
      <li>
        <Icon name="link" />
        <a href={site} rel="noreferrer">
          {shortAddress(site)}
        </a>
        {wrongSite}
      </li>
    ) : null}
  </ul>
);

const PhoneNote = ({ of, description }: { of: string | null; description: string | null }) => {
  const words = [of, description].filter(Boolean).join(', ');
  return words ? <span class="muted small">{words}</span> : null;
};

/** The first number of the service, of its place or of its organisation is a fact of theirs. */
function wrongNumber(here: Here, service: ServiceShown, { phone }: Line): Child {
  const owners: [Of, Phone | undefined][] = [
    [{ kind: 'service', id: service.id }, service.own.phones[0]],
    ...service.places
      .filter(hasPage)
      .map((place): [Of, Phone | undefined] => [{ kind: 'place', id: place.id }, place.own.phones[0]]),
    ...(service.organization
      ? [
          [{ kind: 'organization', id: service.organization.id }, service.organization.own.phones[0]] satisfies [
            Of,
            Phone | undefined,
          ],
        ]
      : []),
  ];
  const owner = owners.find(([, first]) => first?.number === phone.number)?.[0];
  return owner ? <Wrong here={here} of={owner} fact="phone" /> : null;
}

/** Whom to call, write to, and who answers for it. */
export const Contacts = ({ here, service }: { here: Here; service: ServiceShown }) => {
  const { t, lang, href } = here;
  const site = webAddress(service.url) ?? webAddress(service.organization?.website ?? null);
  const mails = new Set(
    [service.email, ...service.contacts.map((contact) => contact.email)].flatMap((one) => one ?? []),
  );
  const people = service.contacts.flatMap((contact) => textIn(lang, contact.title ?? contact.name) ?? []);
  return (
    <Panel title={t('entry.contacts')} id="contatti">
      {service.organization ? (
        <p>
          {t('entry.run_by')}{' '}
          <a href={href(`/organizzazioni/${service.organization.id}`)}>{service.organization.name}</a>
        </p>
      ) : null}
      {people.length > 0 ? (
        <p>
          {t('entry.ask_for')}{' '}
          {people.map((of, at) => (
            <>
              {at > 0 ? ', ' : ''}
              <Words of={of} />
            </>
          ))}
        </p>
      ) : null}
      <Ways
        phones={phonesOf(service).map((line) => ({ ...line, wrong: wrongNumber(here, service, line) }))}
        mails={mails}
        site={site}
        wrongMail={service.email ? <Wrong here={here} of={{ kind: 'service', id: service.id }} fact="email" /> : null}
        wrongSite={
          webAddress(service.url) ? <Wrong here={here} of={{ kind: 'service', id: service.id }} fact="url" /> : null
        }
      />
    </Panel>
  );
};
