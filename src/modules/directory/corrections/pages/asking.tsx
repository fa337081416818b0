import type { Child } from 'hono/jsx';
import { type Shown, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { ErrorSummary, Notice, SubmitButton } from '#platform/ui/index.ts';
import { PROOF_BITS } from '../proof.ts';

/** A form that anyone may send: what is wrong with it, what it asks, and what keeps programs out. */
export interface AskingProps {
  here: Here;
  /** Where it is sent, a path of ours; also its id. */
  action: string;
  shown: Shown;
  /** The form itself, signed. */
  form: string;
  /** Without script: what the button says of the question whether a person wrote it. */
  yes: string | null;
  /** The question itself, where the page does not ask something else already. */
  asks: boolean;
  send: string;
  children?: Child;
}

export const Asking = ({ here, action, shown, form, yes, asks, send, children }: AskingProps) => {
  const { t, href } = here;
  return (
    <>
      {shown.problem ? (
        <Notice kind="warning" role="alert">
          <p>{shown.problem}</p>
        </Notice>
      ) : null}
      <ErrorSummary t={t} errors={wrongIn({ errors: shown.errors })} />
      {yes === null || !asks ? null : (
        <Notice role="alert" title={t('corrections.guard.who')}>
          <p>{t('corrections.guard.why')}</p>
          <p>
            <SubmitButton form="domanda" name="conferma" value={yes}>
              {t('corrections.guard.yes')}
            </SubmitButton>
          </p>
        </Notice>
      )}
      <form class="form" id="domanda" method="post" action={href(action)} novalidate>
        {children}
        <div class="visually-hidden" aria-hidden="true">
          <label for="sito">{t('corrections.guard.leave_empty')}</label>
          <input type="text" id="sito" name="sito" tabindex={-1} autocomplete="off" />
        </div>
        <input type="hidden" name="modulo" value={form} />
        <comunanza-proof data-bits={PROOF_BITS}>
          <input type="hidden" name="prova" value="" />
        </comunanza-proof>
        <div class="buttons">
          <SubmitButton name={yes === null ? undefined : 'conferma'} value={yes ?? undefined}>
            {yes === null || !asks ? send : t('corrections.guard.yes')}
          </SubmitButton>
        </div>
      </form>
    </>
  );
};
