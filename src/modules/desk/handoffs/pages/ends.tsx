import type { Here } from '#platform/http/index.ts';
import { Panel, Table } from '#platform/ui/index.ts';
import type { Ends } from '../ends.ts';

const figures = ['begun', 'helped', 'declined', 'lost', 'withdrawn', 'not_helped'] as const;

/** For whoever coordinates: where hand-offs die, and with whom. */
export const EndsPanel = ({ here: { t }, ends }: { here: Here; ends: readonly Ends[] }) => (
  <Panel title={t('desk.handoff.ends')}>
    <p>{t('desk.handoff.ends_lead')}</p>
    <Table
      id="ends"
      caption={t('desk.handoff.ends')}
      captionHidden
      columns={[
        { label: t('desk.handoff.ends.to') },
        ...figures.map((one) => ({ label: t(`desk.handoff.ends.${one}`), numeric: true })),
      ]}
      rows={ends.map((row) => [row.to ?? t('desk.handoff.ends.others'), ...figures.map((one) => String(row[one]))])}
    />
  </Panel>
);
