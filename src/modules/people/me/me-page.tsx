import type { Here } from '#platform/http/index.ts';
import type { FactorState, OpenSession } from '#platform/identity/index.ts';
import { ButtonLink, Buttons, Facts, Notice, PageHead, Panel, SubmitButton } from '#platform/ui/index.ts';
import type { NamedRole, PersonRow } from '../queries.ts';
import { dayInWords, momentInWords, placeInWords } from '../words.ts';
import { deviceOf } from './device.ts';

interface MePageProps {
  here: Here;
  person: PersonRow;
  roles: readonly NamedRole[];
  sessions: readonly OpenSession[];
  factor: FactorState;
  /** A sentence about what was just done. */
  done: string | null;
}

/** What the house knows of me, what I may do, where I am signed in, and the way out. */
export const MePage = ({ here, person, roles, sessions, factor, done }: MePageProps) => {
  const { t, href, commons, actor, work } = here;
  return (
    <div class="stack">
      <PageHead title={person.name} lead={t('people.me_lead', { town: commons.title })} />
      {done ? (
        <Notice kind="success" role="status">
          <p>{done}</p>
        </Notice>
      ) : null}
      {actor.owes ? (
        <Notice kind="warning" title={t('people.me.owes_title')}>
          <p>
            {t('people.me.owes', { roles: actor.owes.roles.map((held) => t(`people.role.${held.role}`)).join(', ') })}
          </p>
          <p>
            <ButtonLink href={href('/io/secondo-fattore')}>{t('people.factor.set_up')}</ButtonLink>
          </p>
        </Notice>
      ) : null}
      {work.length > 0 ? (
        <Panel title={t('people.my_work')} tone="answer">
          <Work here={here} />
        </Panel>
      ) : null}
      <Roles here={here} roles={roles} />
      <Access here={here} person={person} factor={factor} />
      <Sessions here={here} sessions={sessions} />
      <p>
        <a href={href('/io/elimina')}>{t('people.me.delete_title')}</a>
      </p>
    </div>
  );
};

/** So many are seen at a glance: with more of them, each stands under what it is about. */
const GLANCE = 5;

const Work = ({ here: { t, href, work } }: { here: Here }) => {
  const list = (pages: Here['work'], of?: string) => (
    <ul class="links" aria-labelledby={of}>
      {pages.map((page) => (
        <li>
          <a href={href(page.path)}>{t(page.label)}</a>
        </li>
      ))}
    </ul>
  );
  const groups = [...new Set(work.map(({ group }) => group))];
  if (groups.length === 1 || work.length <= GLANCE) return list(work);
  return (
    <div class="link-groups">
      {groups.map((group, at) => (
        <div>
          <h3 id={`lavoro-${at}`}>{t(group)}</h3>
          {list(
            work.filter((page) => page.group === group),
            `lavoro-${at}`,
          )}
        </div>
      ))}
    </div>
  );
};

const Roles = ({ here: { t, lang, href }, roles }: { here: Here; roles: readonly NamedRole[] }) => (
  <Panel title={t('people.my_roles')} id="ruoli">
    {roles.length === 0 ? <p>{t('people.no_roles')}</p> : null}
    {roles.length > 0 ? (
      <ul class="stack">
        {roles.map((held) => (
          <li>
            <strong>
              {t('people.role_where', { role: t(`people.role.${held.role}`), place: placeInWords(t, held) })}
            </strong>
            <br />
            <span class="muted">
              {held.granted_by_name
                ? t('people.me.given_by', { by: held.granted_by_name, on: dayInWords(lang, held.granted_at) })
                : t('people.me.given', { on: dayInWords(lang, held.granted_at) })}
              {', '}
              {held.ends_at ? t('people.until', { until: dayInWords(lang, held.ends_at) }) : t('people.me.no_end')}
            </span>
            <br />
            <a href={href(`/io/ruoli/${held.id}`)}>{t('people.me.lay_down')}</a>
          </li>
        ))}
      </ul>
    ) : null}
  </Panel>
);

const Access = ({ here, person, factor }: { here: Here; person: PersonRow; factor: FactorState }) => {
  const { t, href } = here;
  const ways = [
    ...(factor.app ? [t('people.factor.app_on')] : []),
    ...(factor.passkeys.length > 0 ? [t('people.factor.passkeys_on', { count: factor.passkeys.length })] : []),
  ];
  const change = (path: string, word: string) => <a href={href(path)}>{t(word)}</a>;
  return (
    <Panel title={t('people.my_access')} id="accesso">
      <div class="stack">
        <Facts
          facts={[
            { term: t('people.name'), detail: person.name, note: change('/io/nome', 'people.me.change_name') },
            { term: t('people.email'), detail: person.email, note: change('/io/email', 'people.me.change_email') },
            {
              term: t('people.password'),
              detail: t('people.me.password_hidden'),
              note: change('/io/password', 'people.me.change_password'),
            },
            {
              term: t('people.factor.title'),
              detail: ways.length > 0 ? ways.join(', ') : t('people.factor.none'),
              note: change('/io/secondo-fattore', ways.length > 0 ? 'people.factor.manage' : 'people.factor.set_up'),
            },
          ]}
        />
        <form method="post" action={href('/esci')}>
          <SubmitButton kind="soft" icon="exit">
            {t('people.sign_out')}
          </SubmitButton>
        </form>
      </div>
    </Panel>
  );
};

const Session = ({ here: { t, lang, href }, session }: { here: Here; session: OpenSession }) => {
  const device = deviceInWords(t, session.user_agent);
  const since = momentInWords(lang, session.created_at);
  if (session.here) {
    return (
      <>
        <strong>{device}</strong>, {t('people.me.this_one')}
        <br />
        <span class="muted">{t('people.me.since', { since })}</span>
      </>
    );
  }
  return (
    <form method="post" action={href(`/io/sessioni/${session.id}/chiudi`)}>
      <strong>{device}</strong>
      <br />
      <span class="muted">
        {t('people.me.since', { since })}, {t('people.me.last_seen', { at: momentInWords(lang, session.last_seen_at) })}
      </span>
      <br />
      <SubmitButton kind="plain" small label={t('people.me.end_which', { device })}>
        {t('people.me.end')}
      </SubmitButton>
    </form>
  );
};

const Sessions = ({ here, sessions }: { here: Here; sessions: readonly OpenSession[] }) => {
  const { t, href } = here;
  return (
    <Panel title={t('people.devices')} id="dispositivi">
      <div class="stack">
        <ul class="stack">
          {sessions.map((one) => (
            <li>
              <Session here={here} session={one} />
            </li>
          ))}
        </ul>
        {sessions.length > 1 ? (
          <Buttons>
            <form method="post" action={href('/io/sessioni/chiudi-altre')}>
              <SubmitButton kind="soft">{t('people.me.end_others')}</SubmitButton>
            </form>
          </Buttons>
        ) : null}
      </div>
    </Panel>
  );
};

/** «Firefox su Linux». */
function deviceInWords(t: Here['t'], userAgent: string | null): string {
  const { browser, system } = deviceOf(userAgent);
  if (browser && system) return t('people.me.device_on', { browser, system });
  return browser ?? system ?? t('people.me.device_unknown');
}
