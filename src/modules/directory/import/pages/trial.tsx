import type { T } from '#platform/messages/index.ts';
import { ButtonLink, Buttons, Notice, PageHead, Panel, SubmitButton } from '#platform/ui/index.ts';
import type { Report } from '../writing/run.ts';
import { CountsFacts, KeptFields, Refusals } from './report.tsx';

type TrialProps = {
  t: T;
  href(path: string): string;
  upload: { id: string; file_name: string };
  report: Report;
  /** Only the first rows were tried: the file has more. */
  partly: boolean;
};

/** What would happen, before anything does. */
export const TrialPage = ({ t, href, upload, report, partly }: TrialProps) => (
  <div class="stack">
    <PageHead title={t('import.trial.title')} lead={t('import.trial.lead', { file: upload.file_name })} />
    {partly ? (
      <Notice kind="warning">
        <p>{t('import.trial.partly', { rows: report.counts.read })}</p>
      </Notice>
    ) : null}
    <Panel title={t('import.trial.would')}>
      <CountsFacts t={t} counts={report.counts} />
    </Panel>
    {hasSomething(report) || partly ? null : (
      <Notice kind="warning">
        <p>{t('import.trial.nothing')}</p>
      </Notice>
    )}
    <form method="post" action={href(`/redazione/importa/${upload.id}/scrivi`)}>
      <Buttons>
        {hasSomething(report) || partly ? <SubmitButton>{t('import.trial.write')}</SubmitButton> : null}
        <ButtonLink kind="soft" href={href(`/redazione/importa/${upload.id}`)}>
          {t('import.trial.back')}
        </ButtonLink>
      </Buttons>
    </form>
    <KeptFields t={t} kept={report.kept} total={report.counts.kept} />
    <Refusals t={t} refusals={report.refusals} total={report.counts.refused} />
  </div>
);

/** Something would be written, or waits for a person to say what it is, which is said after writing. */
const hasSomething = ({ counts, refusals }: Report): boolean =>
  counts.created + counts.updated > 0 || refusals.some(({ reason }) => reason.key === 'import.row.perhapsSame');
