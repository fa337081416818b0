import { type Shown, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { ErrorSummary, Notice, PageHead, Radios, SubmitButton } from '#platform/ui/index.ts';
import { reasons } from '../feedback.ts';

const scores = ['1', '2', '3', '4', '5'] as const;

/** The question that Italian public sites ask at the end of each page, without asking anybody to write. */
export const FeedbackPage = ({ here, shown, page }: { here: Here; shown: Shown; page: string }) => {
  const { t, href } = here;
  const { values, errors, problem } = shown;
  const chosen = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return (
    <>
      <ErrorSummary t={t} errors={wrongIn(problem ? { errors: { ...errors, voto: problem } } : shown)} />
      <form class="form" method="post" action={href('/chiarezza')} novalidate>
        <Radios
          t={t}
          name="voto"
          heading
          legend={t('app.feedback.title')}
          help={t('app.feedback.about', { page: here.absolute(page) })}
          look="tiles"
          value={chosen('voto')}
          error={errors.voto}
          options={scores.map((score) => ({ value: score, label: t(`app.feedback.score.${score}`) }))}
        />
        <Radios
          t={t}
          name="motivo"
          legend={t('app.feedback.reason')}
          optional
          value={chosen('motivo')}
          options={reasons.map((reason) => ({ value: reason, label: t(`app.feedback.reason.${reason}`) }))}
        />
        <div class="visually-hidden" aria-hidden="true">
          <label for="sito">{t('app.feedback.leave_empty')}</label>
          <input type="text" id="sito" name="sito" tabindex={-1} autocomplete="off" />
        </div>
        <input type="hidden" name="pagina" value={page} />
        <div class="buttons">
          <SubmitButton>{t('app.feedback.send')}</SubmitButton>
        </div>
        <p class="small muted">{t('app.feedback.kept')}</p>
      </form>
    </>
  );
};

/** What becomes of it, and the way back. */
export const ThanksPage = ({ here, page }: { here: Here; page: string }) => {
  const { t, href } = here;
  return (
    <>
      <PageHead title={t('app.feedback.thanks_title')} />
      <Notice kind="success" role="status">
        <p>{t('app.feedback.thanks')}</p>
        <p>
          <a href={href(page)}>{t('app.feedback.back')}</a>
        </p>
      </Notice>
      <p>
        {t('app.feedback.talk')} <a href={href('/punti')}>{t('app.nav.talk')}</a>
      </p>
    </>
  );
};
