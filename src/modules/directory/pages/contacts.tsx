import type { Here } from '#platform/http/index.ts';
import { Icon, Panel, Tel } from '#platform/ui/index.ts';
import type { Phone } from '../entry/attached.ts';
import { shortAddress, webAddress } from '../entry/say.ts';
import type { ServiceShown } from '../entry/service.ts';
import { textIn, Words } from '../entry/text.tsx';

export interface Line {
  phone: Phone;
  /** Whose number it is, where that is not the service's own. */
  of: string | null;
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
}: {
  phones: readonly Line[];
  mails: Iterable<string>;
  site: string | null;
}) => (
  <ul class="ways">
    {phones.map(({ phone, of }) => (
      <li>
        <Icon name="phone" />
        <Tel number={phone.number} />
        <PhoneNote of={of} description={phone.description} />
      </li>
    ))}
    {[...mails].map((mail) => (
      <li>
        <Icon name="mail" />
        <a href={`mailto:${mail}`}>{mail}</a>
      </li>
    ))}
    {site ? (
      <li>
        <Icon name="link" />
        <a href={site} rel="noreferrer">
          {shortAddress(site)}
        </a>
      </li>
    ) : null}
  </ul>
);

const PhoneNote = ({ of, description }: { of: string | null; description: string | null }) => {
  const words = [of, description].filter(Boolean).join(', ');
  return words ? <span class="muted small">{words}</span> : null;
};

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
      <Ways phones={phonesOf(service)} mails={mails} site={site} />
    </Panel>
  );
};
