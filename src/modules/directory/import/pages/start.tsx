import type { Lang, T } from '#platform/messages/index.ts';
import { EmptyState, FileInput, Notice, PageHead, Panel, Select, SubmitButton, Table } from '#platform/ui/index.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { PackageLine } from '../package/kept.ts';
import type { RunLine } from '../uploads.ts';

type StartProps = {
  t: T;
  lang: Lang;
  href(path: string): string;
  mappings: readonly Mapping[];
  brought: readonly Brought[];
  /** Why the file that was brought cannot be read. */
  problem?: string;
};

/** A file that was brought before, and what became of it. */
interface Brought {
  path: string;
  file_name: string;
  at: Date;
  created: number;
  updated: number;
  refused: number;
  state: 'done' | 'not_done' | 'unreadable';
}

/** Tables and packages in one list, newest first. */
export const broughtBefore = (runs: readonly RunLine[], packages: readonly PackageLine[]): Brought[] =>
  [
    ...runs.map((run) => ({
      ...run,
      path: `/redazione/importa/lettura/${run.id}`,
      at: run.started_at,
      state: run.finished_at === null ? ('not_done' as const) : ('done' as const),
    })),
    ...packages.map((one) => ({
      ...one,
      path: `/redazione/importa/pacchetto/${one.id}`,
      at: one.uploaded_at,
      state: stateOf(one.stage),
    })),
  ].toSorted((one, other) => other.at.getTime() - one.at.getTime());

const stateOf = (stage: PackageLine['stage']): Brought['state'] => {
  if (stage === 'refused') return 'unreadable';
  return stage === 'written' ? 'done' : 'not_done';
};

/** Where an editor brings a list in, and sees what became of the last ones. */
export const StartPage = ({ t, lang, href, mappings, brought, problem }: StartProps) => (
  <div class="stack">
    <PageHead title={t('import.page.title')} lead={t('import.page.lead')} />
    <form class="stack" method="post" action={href('/redazione/importa')} enctype="multipart/form-data">
      <FileInput
        t={t}
        name="file"
        label={t('import.page.file')}
        help={t('import.page.file_help')}
        error={problem}
        accept=".csv,.txt,.tsv,.xlsx,.json,.ndjson,.zip"
        required
      />
      <Select
        t={t}
        name="mapping"
        label={t('import.page.mapping')}
        help={t('import.page.mapping_help')}
        empty={t('import.page.mapping_guess')}
        options={mappings.map(({ name, title }) => ({ value: name, label: title[lang] }))}
      />
      <div>
        <SubmitButton>{t('import.page.look')}</SubmitButton>
      </div>
    </form>
    <Notice>
      <p>{t('import.page.safe')}</p>
    </Notice>
    <Panel title={t('import.page.runs')}>
      {brought.length === 0 ? (
        <EmptyState title={t('import.page.no_runs')} level={3} />
      ) : (
        <Table
          id="runs"
          caption={t('import.page.runs')}
          captionHidden
          columns={[
            { label: t('import.page.file') },
            { label: t('import.page.when') },
            { label: t('import.page.created'), numeric: true },
            { label: t('import.page.updated'), numeric: true },
            { label: t('import.page.refused'), numeric: true },
            { label: t('import.page.state') },
          ]}
          rows={brought.map((one) => [
            <a href={href(one.path)}>{one.file_name}</a>,
            one.at.toLocaleString(lang, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Rome' }),
            one.created,
            one.updated,
            one.refused,
            t(`import.page.${one.state}`),
          ])}
        />
      )}
    </Panel>
  </div>
);
