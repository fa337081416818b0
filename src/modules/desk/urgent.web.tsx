import { anyone, doors, showPage } from '#platform/http/index.ts';
import { CallPanel, PageHead } from '#platform/ui/index.ts';

/** National numbers, free from any telephone. Sources: 112.gov.it, 1522.eu, 114.it, 116000.it. */
const numbers = ['112', '1522', '114', '116000'] as const;

/** The other road: numbers to call at once, for anyone, with nothing to fill in. */
export const urgentWeb = doors();

urgentWeb.get('/urgente', anyone, (c) => {
  const { t } = c.var.here;
  return showPage(
    c,
    { title: t('desk.urgent.title'), width: 'reading' },
    <div class="stack">
      <PageHead title={t('desk.urgent.title')} lead={t('desk.urgent.lead')} />
      {numbers.map((number) => (
        <CallPanel title={number} place={t(`desk.urgent.${number}`)} number={number} />
      ))}
      <p>{t('desk.urgent.stay')}</p>
    </div>,
  );
});
