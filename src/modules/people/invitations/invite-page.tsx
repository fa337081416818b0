import type { Child } from 'hono/jsx';
import { type Shown, typed, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import type { RoleName } from '#platform/identity/index.ts';
import {
  EmptyState,
  ErrorSummary,
  Notice,
  PageHead,
  Panel,
  Radios,
  Select,
  SubmitButton,
  Table,
  TextInput,
} from '#platform/ui/index.ts';
import { dayInWords, placeInWords, roleInWords } from '../words.ts';
import type { Colleague, Invitation, NamedPlace } from './queries.ts';
import { stateOf } from './rules.ts';
import { inviteScopes } from './schema.ts';

export interface InvitePageProps {
  here: Here;
  shown: Shown;
  /** The roles that this person may give. */
  roles: readonly RoleName[];
  /** Where they may give them, when not everywhere: the organisations that they lead. */
  led: readonly NamedPlace[] | null;
  /** Places with the name that was typed, when there are several. */
  candidates: readonly NamedPlace[];
  waiting: readonly Invitation[];
  colleagues: readonly Colleague[];
  /** The address to which a letter is on its way. */
  sent: string | null;
}

/** Whom to invite, to what; and which invitations wait for an answer. */
export const InvitePage = (props: InvitePageProps) => {
  const { here, shown, sent, colleagues } = props;
  const { t } = here;
  return (
    <div class="stack">
      <PageHead title={t('people.invite.title')} lead={t('people.invite.lead')} />
      {sent ? (
        <Notice kind="success" role="status" title={t('people.invite.sent_title')}>
          <p>{t('people.invite.sent', { email: sent })}</p>
        </Notice>
      ) : null}
      <ErrorSummary t={t} errors={wrongIn(shown)} />
      <InviteForm {...props} />
      <Waiting {...props} />
      {colleagues.length > 0 ? <Colleagues {...props} /> : null}
    </div>
  );
};

const InviteForm = ({ here: { t, href }, shown, roles, led, candidates }: InvitePageProps) => {
  const { errors } = shown;
  const several = candidates.length > 1;
  return (
    <form class="stack form" method="post" action={href('/inviti')} novalidate>
      <TextInput
        t={t}
        name="email"
        type="email"
        label={t('people.invite.email')}
        help={t('people.invite.email_help')}
        error={errors.email}
        value={typed(shown, 'email')}
        width="medium"
        maxlength={254}
        autocomplete="off"
        required
      />
      <Select
        t={t}
        name="role"
        label={t('people.invite.role')}
        error={errors.role}
        empty={t('people.invite.choose')}
        options={roles.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
        value={typed(shown, 'role')}
        width="medium"
        required
      />
      {led ? (
        <>
          <input type="hidden" name="scope" value="organization" />
          <Radios
            t={t}
            name="scope_id"
            legend={t('people.invite.where_led')}
            error={errors.place ?? errors.scope}
            options={led.map(({ id, name }) => ({ value: id, label: name }))}
            value={typed(shown, 'scope_id') || led[0]?.id}
            required
          />
        </>
      ) : (
        <>
          <Radios
            t={t}
            name="scope"
            legend={t('people.invite.where')}
            error={errors.scope}
            options={inviteScopes.map((scope) => ({ value: scope, label: t(`people.scope.${scope}`) }))}
            value={typed(shown, 'scope') || 'commons'}
            required
          />
          <TextInput
            t={t}
            name="place"
            label={t('people.invite.place')}
            help={t('people.invite.place_help')}
            error={several ? undefined : errors.place}
            value={typed(shown, 'place')}
            width="medium"
            maxlength={200}
            autocomplete="off"
            optional
          />
          {several ? (
            <Radios
              t={t}
              name="scope_id"
              legend={t('people.invite.which')}
              error={errors.place}
              options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
              value={typed(shown, 'scope_id')}
            />
          ) : null}
        </>
      )}
      <TextInput
        t={t}
        name="until"
        type="date"
        label={t('people.invite.until')}
        help={t('people.invite.until_help')}
        error={errors.until}
        value={typed(shown, 'until')}
        width="short"
        optional
      />
      <div class="buttons">
        <SubmitButton icon="mail">{t('people.invite.send')}</SubmitButton>
      </div>
    </form>
  );
};

const Waiting = ({ here, waiting }: InvitePageProps) => {
  const { t, lang, href, now } = here;
  return (
    <Panel title={t('people.invite.waiting')} id="inviti">
      {waiting.length === 0 ? (
        <EmptyState drawing="door" title={t('people.invite.none')} level={3} />
      ) : (
        <Lines
          id="waiting"
          title={t('people.invite.waiting')}
          heads={[
            t('people.email'),
            t('people.invite.role'),
            t('people.invite.by'),
            t('people.invite.until_when'),
            t('people.invite.do'),
          ]}
          rows={waiting.map((one) => [
            one.email,
            roleInWords(t, lang, { ...one, ends_at: one.role_ends_at }),
            one.invited_by_name,
            stateOf(one, now) === 'expired' ? t('people.invite.is_expired') : dayInWords(lang, one.expires_at),
            <Press
              action={href(`/inviti/${one.id}/ritira`)}
              does={t('people.invite.revoke')}
              whose={t('people.invite.revoke_whose', { email: one.email })}
            />,
          ])}
        />
      )}
    </Panel>
  );
};

const Colleagues = ({ here: { t, lang, href, actor }, colleagues }: InvitePageProps) => (
  <Panel title={t('people.invite.colleagues')}>
    <Lines
      id="colleagues"
      title={t('people.invite.colleagues')}
      heads={[t('people.name'), t('people.invite.role'), t('people.invite.place'), t('people.invite.do')]}
      rows={colleagues.map((one) => [
        one.name,
        t(`people.role.${one.role}`),
        `${placeInWords(t, { scope: one.scope, scope_name: one.organization })}${one.ends_at ? `, ${t('people.until', { until: dayInWords(lang, one.ends_at) })}` : ''}`,
        one.person_id === actor.person?.id || one.role === 'lead_editor' ? null : (
          <Press
            action={href(`/ruoli/${one.id}/togli`)}
            does={t('people.register.end')}
            whose={t('people.register.end_whose', { name: one.name })}
            back="/inviti"
          />
        ),
      ])}
    />
  </Panel>
);

/** A table under its panel's title, said again only to those who hear it. */
const Lines = (props: { id: string; title: string; heads: string[]; rows: Child[][] }) => (
  <Table
    id={props.id}
    caption={props.title}
    captionHidden
    columns={props.heads.map((label) => ({ label }))}
    rows={props.rows}
  />
);

/** The one thing to be done with a line of it. */
const Press = ({ action, does, whose, back }: { action: string; does: string; whose: string; back?: string }) => (
  <form method="post" action={action}>
    {back ? <input type="hidden" name="back" value={back} /> : null}
    <SubmitButton kind="plain" small label={whose}>
      {does}
    </SubmitButton>
  </form>
);
