import QRCode from 'qrcode';
import { type Shown, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { appAddress, base32, type FactorState } from '#platform/identity/index.ts';
import {
  ButtonLink,
  Buttons,
  ErrorSummary,
  Facts,
  Notice,
  PageHead,
  Panel,
  SubmitButton,
  TextInput,
} from '#platform/ui/index.ts';
import { PasskeyButton } from '../ways/passkey-button.tsx';
import { dayInWords } from '../words.ts';
import { CurrentPassword } from './form-page.tsx';

interface PageProps {
  here: Here;
  shown: Shown;
  state: FactorState;
}

const FiguresForm = ({ here: { t, href }, shown, next, help }: PageProps & { next: string; help: string }) => (
  <form method="post" action={href('/io/secondo-fattore')} class="stack form" novalidate>
    <TextInput
      t={t}
      name="figures"
      label={t('people.factor.figures')}
      help={help}
      error={shown.errors.figures}
      autocomplete="one-time-code"
      inputmode="text"
      width="short"
      maxlength={60}
      spellcheck={false}
      required
    />
    <input type="hidden" name="next" value={next} />
    <div class="buttons">
      <SubmitButton>{t('people.factor.confirm')}</SubmitButton>
    </div>
  </form>
);

/** Whoever has a second factor gives it, and goes on to where they were going. */
export const GivePage = ({ here, shown, state, next }: PageProps & { next: string }) => {
  const { t, href } = here;
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={wrongIn(shown)} />
      <PageHead title={t('people.factor.give_title')} lead={t('people.factor.give_lead')} />
      {state.app ? (
        <FiguresForm here={here} shown={shown} state={state} next={next} help={t('people.factor.figures_or_code')} />
      ) : null}
      {state.passkeys.length > 0 ? (
        <form class="stack" method="post" action={href('/io/secondo-fattore')}>
          <p>{t('people.factor.give_passkey')}</p>
          <input type="hidden" name="next" value={next} />
          <PasskeyButton here={here} does="enter" />
        </form>
      ) : null}
      <p>{t('people.factor.lost')}</p>
      <form method="post" action={href('/esci')}>
        <SubmitButton kind="plain" icon="exit">
          {t('people.sign_out')}
        </SubmitButton>
      </form>
    </div>
  );
};

/** The secret as a picture for an app's camera, inside the page itself. */
export const appPicture = (secret: Buffer, town: string, email: string): Promise<string> =>
  QRCode.toDataURL(appAddress(secret, town, email), { margin: 2, width: 220 });

/** Whoever has none puts the secret into an app and types its first figures. */
export const SetUpPage = (props: PageProps & { next: string; secret: Buffer; picture: string }) => {
  const { here, shown, secret, picture } = props;
  const { t, actor } = here;
  const typed = base32(secret).replace(/(.{4})(?=.)/g, '$1 ');
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={wrongIn(shown)} />
      <PageHead title={t('people.factor.set_up')} lead={t('people.factor.set_up_lead')} />
      {actor.owes ? (
        <Notice kind="warning">
          <p>
            {t('people.factor.why', {
              roles: actor.owes.roles.map((held) => t(`people.role.${held.role}`)).join(', '),
            })}
          </p>
        </Notice>
      ) : null}
      <ol class="stack">
        <li>{t('people.factor.step_app')}</li>
        <li>
          <p>{t('people.factor.step_code')}</p>
          <p>
            <img src={picture} alt={t('people.factor.qr')} width={220} height={220} />
          </p>
          <Facts columns={1} facts={[{ term: t('people.factor.by_hand'), detail: <code>{typed}</code> }]} />
        </li>
        <li>{t('people.factor.step_figures')}</li>
      </ol>
      <FiguresForm {...props} help={t('people.factor.figures_help')} />
    </div>
  );
};

/** Shown once: what opens the door when the telephone is lost. */
export const CodesPage = ({ here: { t }, codes, next }: { here: Here; codes: readonly string[]; next: string }) => (
  <div class="stack">
    <PageHead title={t('people.factor.codes_title')} lead={t('people.factor.codes_lead')} />
    <Panel tone="answer">
      <ul>
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Panel>
    <Buttons>
      <ButtonLink href={next}>{t('people.factor.codes_kept')}</ButtonLink>
    </Buttons>
  </div>
);

/** What there is, and how to change it. */
export const ManagePage = ({ here, shown }: PageProps) => {
  const { t, href } = here;
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={wrongIn(shown)} />
      <PageHead title={t('people.factor.title')} lead={t('people.factor.is_on')} />
      <p>
        <a href={href('/io')}>{t('people.me_title')}</a>
      </p>
    </div>
  );
};

/** The app's recovery codes, and how to do without it. */
export const AppPanels = ({ here: { t, href }, state }: { here: Here; state: FactorState }) => (
  <>
    <Panel title={t('people.factor.codes_title')}>
      <div class="stack">
        <p>{t('people.factor.codes_left', { count: state.codes })}</p>
        <form method="post" action={href('/io/secondo-fattore/codici')}>
          <SubmitButton kind="soft">{t('people.factor.codes_renew')}</SubmitButton>
        </form>
      </div>
    </Panel>
    <Panel title={t('people.factor.remove_title')}>
      <div class="stack">
        <p>{t('people.factor.remove_follows')}</p>
        <form method="post" action={href('/io/secondo-fattore/togli')}>
          <SubmitButton kind="danger">{t('people.factor.remove')}</SubmitButton>
        </form>
      </div>
    </Panel>
  </>
);

/** Passkeys that there are, and a way to add one. */
export const PasskeysPanel = (props: { here: Here; shown: Shown; state: FactorState; asksPassword: boolean }) => {
  const { here, shown, state, asksPassword } = props;
  const { t, lang, href } = here;
  return (
    <Panel title={t('people.passkey.title')} id="passkey">
      <div class="stack">
        <p>{t('people.passkey.lead')}</p>
        {state.passkeys.map(({ id, name, created_at }) => (
          <form method="post" action={href(`/io/passkey/${id}/togli`)} class="cluster">
            <span>
              {name ?? t('people.passkey.unnamed')}, {t('people.passkey.added', { on: dayInWords(lang, created_at) })}
            </span>
            <SubmitButton kind="plain" small label={t('people.passkey.remove_which', { name: name ?? '' })}>
              {t('people.passkey.remove')}
            </SubmitButton>
          </form>
        ))}
        <form class="stack form" method="get" action={href('/io/secondo-fattore')}>
          <TextInput
            t={t}
            name="name"
            label={t('people.passkey.name')}
            help={t('people.passkey.name_help')}
            width="medium"
            maxlength={60}
            optional
          />
          <CurrentPassword here={here} shown={shown} has={asksPassword} />
          <PasskeyButton here={here} does="add" />
          <noscript>
            <p>{t('people.passkey.script')}</p>
          </noscript>
        </form>
      </div>
    </Panel>
  );
};
