import type { Lang, T } from '#platform/messages/index.ts';
import { Facts, PageHead, Panel, SubmitButton } from '#platform/ui/index.ts';
import type { NamedRole, PersonRow } from '../queries.ts';

interface MePageProps {
  t: T;
  lang: Lang;
  href(path: string): string;
  person: PersonRow;
  /** What the commons is called. */
  town: string;
  roles: readonly NamedRole[];
  sessions: number;
  /** Where one's roles lead. */
  work: readonly { path: string; label: string }[];
}

/** What the house knows of me, and the way out. */
export const MePage = ({ t, lang, href, person, town, roles, sessions, work }: MePageProps) => (
  <div class="stack">
    <PageHead title={person.name} lead={t('people.me_lead', { town })} />
    {work.length > 0 ? (
      <Panel title={t('people.my_work')} tone="answer">
        <ul>
          {work.map((page) => (
            <li>
              <a href={href(page.path)}>{t(page.label)}</a>
            </li>
          ))}
        </ul>
      </Panel>
    ) : null}
    <Panel title={t('people.my_roles')}>
      {roles.length === 0 ? <p>{t('people.no_roles')}</p> : null}
      {roles.length > 0 ? (
        <ul>
          {roles.map((held) => (
            <li>{roleInWords(t, lang, held)}</li>
          ))}
        </ul>
      ) : null}
    </Panel>
    <Panel title={t('people.my_access')}>
      <div class="stack">
        <Facts
          facts={[
            { term: t('people.email'), detail: person.email },
            { term: t('people.devices'), detail: t('people.devices_count', { count: sessions }) },
          ]}
        />
        <form method="post" action={href('/esci')}>
          <SubmitButton kind="soft" icon="exit">
            {t('people.sign_out')}
          </SubmitButton>
        </form>
      </div>
    </Panel>
  </div>
);

/** "Redazione: in tutta la comunanza", "Gestione del punto: Casa del Quartiere, fino al 3 marzo 2027". */
function roleInWords(t: T, lang: Lang, held: NamedRole): string {
  const role = t(`people.role.${held.role}`);
  const place = held.scope === 'commons' ? t('people.in_commons') : (held.scope_name ?? t('people.in_absent'));
  if (!held.ends_at) return t('people.role_where', { role, place });
  const until = held.ends_at.toLocaleDateString(lang, { dateStyle: 'long', timeZone: 'Europe/Rome' });
  return t('people.role_where_until', { role, place, until });
}
