import type { T } from '#platform/messages/index.ts';
import { Facts, Notice, Panel, Table } from '#platform/ui/index.ts';
import { columnKey } from '../column-key.ts';
import type { Counts, Kept, Refusal } from '../writing/run-record.ts';

/** As many lines of a report as a page bears; the rest is in the file. */
export const SHOWN = 50;

/** How many rows became what. */
export const CountsFacts = ({ t, counts }: { t: T; counts: Counts }) => (
  <Facts
    facts={[
      { term: t('import.page.read'), detail: String(counts.read) },
      { term: t('import.page.created'), detail: String(counts.created) },
      { term: t('import.page.updated'), detail: String(counts.updated) },
      { term: t('import.page.unchanged'), detail: String(counts.unchanged) },
      { term: t('import.page.refused'), detail: String(counts.refused) },
      { term: t('import.page.kept'), detail: String(counts.kept), note: t('import.page.kept_note') },
    ]}
  />
);

/** The rows that were not taken, and why. */
export const Refusals = ({ t, refusals, total }: { t: T; refusals: readonly Refusal[]; total: number }) =>
  refusals.length === 0 ? null : (
    <Panel title={t('import.report.refused_title', { count: total })}>
      <Table
        id="refusals"
        caption={t('import.report.refused_title', { count: total })}
        captionHidden
        columns={[
          { label: t('import.report.where') },
          { label: t('import.report.why') },
          { label: t('import.report.what') },
        ]}
        rows={refusals.slice(0, SHOWN).map(({ line, reason, near, cells }) => [
          t('import.report.row', { line }),
          [
            t(reason.key, reason.values),
            ...(names(near) === '' ? [] : [t('import.report.near', { names: names(near) })]),
          ].join(' '),
          cells
            .filter((cell) => cell.trim() !== '')
            .join(' · ')
            .slice(0, 200),
        ])}
      />
      {total > SHOWN ? <p>{t('import.report.more', { count: total - SHOWN })}</p> : null}
    </Panel>
  );

const names = (near: readonly string[]) => near.filter((name) => !/^[0-9a-f-]{36}$/.test(name)).join(', ');

/** What people wrote here and the source would have changed. */
export const KeptFields = ({ t, kept, total }: { t: T; kept: readonly Kept[]; total: number }) =>
  kept.length === 0 ? null : (
    <Notice title={t('import.report.kept_title', { count: total })}>
      <ul>
        {kept.slice(0, SHOWN).map(({ line, field, here, there }) => (
          <li>{t('import.report.kept', { line, field: t(columnKey(field)), here, there })}</li>
        ))}
      </ul>
    </Notice>
  );
