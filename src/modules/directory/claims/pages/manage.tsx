import { blank, type Shown, typed, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import {
  ButtonLink,
  Buttons,
  ErrorSummary,
  type FormError,
  Notice,
  PageHead,
  Panel,
  SubmitButton,
  TextInput,
} from '#platform/ui/index.ts';
import { sayDate } from '../../entry/say.ts';
import type { Keeper } from '../keepers.ts';
import type { OnFile } from '../on-file.ts';
import type { MyClaim } from '../queries.ts';
import { Addresses } from './addresses.tsx';
import { Keepers } from './keepers.tsx';

/** What was typed into the forms of the page, and what was just done. */
export interface Asking {
  which?: Shown;
  code?: Shown;
  words?: Shown;
  link?: Shown;
  keepers?: Shown;
  done?: string | undefined;
}

interface ManageProps {
  here: Here;
  organization: OnFile;
  /** Somebody looks after the entries already. */
  kept: boolean;
  /** Who, for those who may know. */
  keepers: readonly Keeper[] | null;
  looksAfter: boolean;
  mine: MyClaim | undefined;
  asking: Asking;
}

const told = ['granted', 'waiting', 'link', 'passed', 'gone'] as const;

/** "Gestisci questa scheda": for who has an account, for who has none, and for who looks after it already. */
export const ManagePage = (props: ManageProps) => {
  const { here, organization, keepers, looksAfter, asking } = props;
  const { t, href, actor } = here;
  const done = told.find((one) => one === asking.done);
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={errorsOf(asking)} />
      <PageHead title={t('claims.title', { name: organization.name })} lead={t('claims.lead')}>
        <p>
          <a href={href(`/organizzazioni/${organization.id}`)}>{t('claims.back')}</a>
        </p>
      </PageHead>
      {done ? (
        <Notice kind="success" role="status">
          <p>{t(`claims.done.${done}`)}</p>
        </Notice>
      ) : null}
      {looksAfter ? (
        <Panel tone="answer" title={t('claims.yours_title')}>
          <p>{t('claims.yours')}</p>
          <Buttons>
            <ButtonLink href={href('/redazione')}>{t('claims.to_entries')}</ButtonLink>
          </Buttons>
        </Panel>
      ) : null}
      {keepers ? <Keepers here={here} organization={organization} keepers={keepers} /> : null}
      {looksAfter ? null : actor.person ? <Mine {...props} /> : <Stranger {...props} />}
    </div>
  );
};

function errorsOf({ which, code, words, link, keepers }: Asking): FormError[] {
  return [which, code, words, link, keepers].flatMap((shown) => (shown ? wrongIn(shown) : []));
}

/** Who has an account: what became of their request, or the two ways to make one. */
const Mine = (props: ManageProps) => {
  const { here, kept, mine } = props;
  const { t } = here;
  if (mine?.state === 'waiting') {
    return (
      <Panel tone="answer" title={t('claims.waiting_title')}>
        <p>{t('claims.waiting', { date: sayDate(mine.asked_at, here) })}</p>
        <Withdraw {...props} />
      </Panel>
    );
  }
  return (
    <>
      {kept ? (
        <Notice title={t('claims.kept_title')}>
          <p>{t('claims.kept')}</p>
        </Notice>
      ) : null}
      {mine?.state === 'refused' ? (
        <Notice kind="warning" title={t('claims.refused_title')}>
          <p>{mine.answer ?? t('claims.refused')}</p>
        </Notice>
      ) : null}
      {mine?.state === 'code_sent' && !mine.code_over ? <TypeCode {...props} /> : null}
      {mine?.state === 'spent' ? (
        <Notice kind="warning">
          <p>{t('claims.code_spent')}</p>
        </Notice>
      ) : (
        <ByCode {...props} />
      )}
      <ByWords {...props} />
      {mine?.state === 'code_sent' || mine?.state === 'spent' ? <Withdraw {...props} /> : null}
    </>
  );
};

const to = ({ here, organization }: ManageProps, way: string) =>
  here.href(`/organizzazioni/${organization.id}/gestisci/${way}`);

const TypeCode = (props: ManageProps) => {
  const { here, asking } = props;
  const shown = asking.code ?? blank;
  return (
    <Panel tone="answer" id="codice" title={here.t('claims.code_title')}>
      <form class="stack" method="post" action={to(props, 'prova')} novalidate>
        <TextInput
          t={here.t}
          name="code"
          label={here.t('claims.code')}
          help={here.t('claims.code_help')}
          error={shown.errors.code}
          value={typed(shown, 'code')}
          width="short"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={12}
          required
        />
        <Buttons>
          <SubmitButton>{here.t('claims.code_send')}</SubmitButton>
        </Buttons>
      </form>
    </Panel>
  );
};

const ByCode = (props: ManageProps) => {
  const { here, organization, mine, asking } = props;
  const { t } = here;
  const again = mine?.state === 'code_sent';
  if (organization.addresses.length === 0) {
    return (
      <Panel title={t('claims.by_code')}>
        <p>{t('claims.no_address')}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t(again ? 'claims.by_code_again' : 'claims.by_code')}>
      <p>{t('claims.by_code_how')}</p>
      <form class="stack" method="post" action={to(props, 'codice')} novalidate>
        <Addresses here={here} addresses={organization.addresses} id="at" error={asking.which?.errors.at} />
        <Buttons>
          <SubmitButton kind={again ? 'soft' : 'main'}>{t('claims.by_code_ask')}</SubmitButton>
        </Buttons>
      </form>
    </Panel>
  );
};

const ByWords = (props: ManageProps) => {
  const { here, organization, asking } = props;
  const { t } = here;
  const shown = asking.words ?? blank;
  const main = organization.addresses.length === 0 || props.mine?.state === 'spent';
  return (
    <Panel title={t('claims.by_words')}>
      <form class="stack" method="post" action={to(props, 'parole')} novalidate>
        <TextInput
          t={t}
          name="words"
          label={t('claims.words')}
          help={t('claims.words_help')}
          error={shown.errors.words}
          value={typed(shown, 'words')}
          rows={5}
          maxlength={2_000}
          required
        />
        <Buttons>
          <SubmitButton kind={main ? 'main' : 'soft'}>{t('claims.words_send')}</SubmitButton>
        </Buttons>
      </form>
    </Panel>
  );
};

const Withdraw = (props: ManageProps) => (
  <form method="post" action={to(props, 'ritira')}>
    <SubmitButton kind="plain">{props.here.t('claims.withdraw')}</SubmitButton>
  </form>
);

/** Who has no account, or has not come in. */
const Stranger = (props: ManageProps) => {
  const { here, organization, asking } = props;
  const { t, href, path } = here;
  return (
    <>
      <Panel tone="answer" title={t('claims.have_account')}>
        <p>{t('claims.come_in')}</p>
        <Buttons>
          <ButtonLink href={`${href('/accedi')}?next=${encodeURIComponent(href(path))}`}>
            {t('claims.sign_in')}
          </ButtonLink>
        </Buttons>
      </Panel>
      <Panel title={t('claims.no_account')}>
        {organization.addresses.length === 0 ? (
          <p>
            {t('claims.no_address_no_account')} <a href={href('/punti')}>{t('claims.talk')}</a>
          </p>
        ) : (
          <form class="stack" method="post" action={to(props, 'collegamento')} novalidate>
            <p>{t('claims.link_how')}</p>
            <Addresses here={here} addresses={organization.addresses} id="at" error={asking.link?.errors.at} />
            <Buttons>
              <SubmitButton kind="soft">{t('claims.link_ask')}</SubmitButton>
            </Buttons>
          </form>
        )}
      </Panel>
    </>
  );
};
