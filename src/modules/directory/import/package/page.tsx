import type { T } from '#platform/messages/index.ts';
import { ButtonLink, Buttons, Facts, Notice, PageHead, Panel, SubmitButton, Table } from '#platform/ui/index.ts';
import type { RowSaid } from '../../hsds/moving/report.ts';
import { SHOWN } from '../pages/report.tsx';
import type { Package } from './kept.ts';

interface PackageProps {
  t: T;
  href(path: string): string;
  brought: Package;
  /** Whether somebody is trying or writing it now. */
  atWork: boolean;
}

/** An HSDS file: what it would change, then what it changed. */
export const PackagePage = ({ t, href, brought, atWork }: PackageProps) => {
  const { report } = brought;
  return (
    <div class="stack">
      <PageHead title={brought.file_name} lead={t('import.package.lead')} />
      <State t={t} href={href} brought={brought} atWork={atWork} />
      {report ? (
        <>
          <Panel title={t(brought.stage === 'written' ? 'import.run.so_far' : 'import.trial.would')}>
            <Facts
              facts={(['read', 'created', 'updated', 'unchanged', 'refused'] as const).map((one) => ({
                term: t(`import.page.${one}`),
                detail: String(report[one]),
              }))}
            />
          </Panel>
          <Said
            t={t}
            id="refusals"
            title={t('import.report.refused_title', { count: report.refused })}
            rows={report.refusals}
          />
          {report.refused > 0 ? (
            <Buttons>
              <ButtonLink kind="soft" href={href(`/redazione/importa/pacchetto/${brought.id}/non-prese.json`)} download>
                {t('import.run.download')}
              </ButtonLink>
            </Buttons>
          ) : null}
          <Said
            t={t}
            id="notes"
            title={t('import.package.notes', { count: report.notes.length })}
            rows={report.notes}
          />
        </>
      ) : null}
      <p>
        <a href={href('/redazione/importa')}>{t('import.run.all')}</a>
      </p>
    </div>
  );
};

const wouldWrite = ({ report }: PackageProps['brought']): boolean =>
  report === null || report.created + report.updated > 0;

const State = ({ t, href, brought, atWork }: PackageProps) => {
  const write = (label: string, kind?: 'soft') => (
    <form method="post" action={href(`/redazione/importa/pacchetto/${brought.id}/scrivi`)}>
      <SubmitButton kind={kind}>{t(label)}</SubmitButton>
    </form>
  );
  if (atWork)
    return (
      <Notice role="status" title={t(brought.stage === 'writing' ? 'import.run.under_way' : 'import.package.trying')}>
        <p>{t('import.run.refresh')}</p>
      </Notice>
    );
  switch (brought.stage) {
    case 'tried':
      return (
        <Notice role="status" title={t('import.package.tried')}>
          {wouldWrite(brought) ? (
            <>
              <p>{t('import.package.tried_note')}</p>
              {write('import.trial.write')}
            </>
          ) : (
            <p>{t('import.trial.nothing')}</p>
          )}
        </Notice>
      );
    case 'written':
      return (
        <Notice kind="success" role="status" title={t('import.run.done')}>
          <p>{t('import.run.searchable')}</p>
        </Notice>
      );
    case 'writing':
      return (
        <Notice kind="warning" title={t('import.run.stopped')}>
          <p>{t('import.package.stopped_note')}</p>
          {write('import.run.go_on')}
        </Notice>
      );
    default:
      return (
        <Notice kind="warning" title={t('import.package.untried')}>
          <form method="post" action={href(`/redazione/importa/pacchetto/${brought.id}/prova`)}>
            <SubmitButton>{t('import.preview.try')}</SubmitButton>
          </form>
        </Notice>
      );
  }
};

const Said = ({ t, id, title, rows }: { t: T; id: string; title: string; rows: readonly RowSaid[] }) =>
  rows.length === 0 ? null : (
    <Panel title={title}>
      <Table
        id={id}
        caption={title}
        captionHidden
        columns={[{ label: t('import.report.where') }, { label: t('import.report.why') }]}
        rows={rows.slice(0, SHOWN).map(({ place, said }) => [place, t(said.key, said.values)])}
      />
      {rows.length > SHOWN ? <p>{t('import.package.more', { count: rows.length - SHOWN })}</p> : null}
    </Panel>
  );
