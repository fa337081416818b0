import type { Here } from '#platform/http/index.ts';
import { roleNames, scopeNames } from '#platform/identity/index.ts';
import {
  ButtonLink,
  EmptyState,
  Mail,
  Notice,
  PageHead,
  Pagination,
  Panel,
  Select,
  SubmitButton,
  TextInput,
} from '#platform/ui/index.ts';
import { mayGrant } from '../policy.ts';
import { dayInWords, placeInWords } from '../words.ts';
import { PEOPLE_A_PAGE, type RegisteredPerson, type RegisterQuestion } from './queries.ts';

interface RegisterProps {
  here: Here;
  question: RegisterQuestion;
  people: readonly RegisteredPerson[];
  total: number;
  ended: boolean;
}

const path = '/coordinamento/persone';

/** Who has what role, since when and until when, who gave it, and when they were last here. */
export const RegisterPage = ({ here, question, people, total, ended }: RegisterProps) => {
  const { t, lang, href } = here;
  const addressOf = (page: number) => {
    const asked = new URLSearchParams();
    for (const name of ['q', 'ruolo', 'dove'] as const) if (question[name]) asked.set(name, question[name]);
    asked.set('pagina', String(page));
    return href(`${path}?${asked}`);
  };
  return (
    <div class="stack">
      <PageHead title={t('people.register.title')} lead={t('people.register.lead')} />
      {ended ? (
        <Notice kind="success" role="status">
          <p>{t('people.register.ended')}</p>
        </Notice>
      ) : null}
      <div class="buttons">
        <ButtonLink href={href('/inviti')} icon="mail">
          {t('people.invite.title')}
        </ButtonLink>
      </div>
      <form method="get" action={href(path)} class="stack form">
        <TextInput t={t} name="q" label={t('people.register.q')} value={question.q} width="medium" type="search" />
        <Select
          t={t}
          name="ruolo"
          label={t('people.role_one')}
          empty={t('people.register.any_role')}
          options={roleNames.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
          value={question.ruolo}
          width="medium"
        />
        <Select
          t={t}
          name="dove"
          label={t('people.register.where')}
          empty={t('people.register.anywhere')}
          options={scopeNames
            .filter((scope) => scope !== 'street_group')
            .map((scope) => ({ value: scope, label: t(`people.scope.${scope}`) }))}
          value={question.dove}
          width="medium"
        />
        <div class="buttons">
          <SubmitButton kind="soft" icon="filter">
            {t('people.register.show')}
          </SubmitButton>
        </div>
      </form>
      <p role="status">{t('people.register.count', { count: total })}</p>
      {people.length === 0 ? (
        <EmptyState drawing="door" title={t('people.register.nobody')}>
          <p>
            <a href={href(path)}>{t('people.register.everyone')}</a>
          </p>
        </EmptyState>
      ) : (
        people.map((person) => (
          <Panel title={person.name} id={`persona-${person.id}`}>
            <p class="muted small">
              <Mail address={person.email} />
              <br />
              {person.seen_on
                ? t('people.register.seen', { on: dayInWords(lang, new Date(`${person.seen_on}T12:00:00Z`)) })
                : t('people.register.never', { since: dayInWords(lang, person.created_at) })}
            </p>
            <Roles here={here} person={person} />
          </Panel>
        ))
      )}
      <Pagination t={t} page={question.pagina} pages={Math.ceil(total / PEOPLE_A_PAGE)} href={addressOf} />
    </div>
  );
};

const Roles = ({ here: { t, lang, href, actor }, person }: { here: Here; person: RegisteredPerson }) => {
  if (person.roles.length === 0) return <p>{t('people.register.no_role')}</p>;
  return (
    <ul class="stack stack-tight">
      {person.roles.map((held) => (
        <li>
          {t('people.role_where', { role: t(`people.role.${held.role}`), place: placeInWords(t, held) })}
          <br />
          <span class="muted small">
            {held.granted_by_name
              ? t('people.me.given_by', { by: held.granted_by_name, on: dayInWords(lang, held.granted_at) })
              : t('people.register.since', { since: dayInWords(lang, held.granted_at) })}
            {held.ends_at ? `, ${t('people.until', { until: dayInWords(lang, held.ends_at) })}` : ''}
          </span>
          {mayGrant(actor, person.id, held) ? (
            <form method="post" action={href(`/ruoli/${held.id}/togli`)}>
              <input type="hidden" name="back" value={path} />
              <SubmitButton kind="plain" small label={t('people.register.end_whose', { name: person.name })}>
                {t('people.register.end')}
              </SubmitButton>
            </form>
          ) : null}
        </li>
      ))}
    </ul>
  );
};
