import type { Here } from '#platform/http/index.ts';
import { Breadcrumb, Buttons, EmptyState, PageHead, Panel, SubmitButton } from '#platform/ui/index.ts';
import type { Waiting } from '../inbox.ts';
import { WaitsFor } from './desk.tsx';

/** What looked like no correction: to be let in again, until it is gone. */
export const AsidePage = ({ here, held, spam }: { here: Here; held: readonly Waiting[]; spam: readonly Waiting[] }) => {
  const { t, href } = here;
  return (
    <div class="stack">
      <Breadcrumb t={t} steps={[{ href: href('/redazione/correzioni'), label: t('corrections.desk.title') }]} />
      <PageHead title={t('corrections.aside.title')} lead={t('corrections.aside.lead')} />
      {held.length + spam.length === 0 ? <EmptyState title={t('corrections.aside.none')} /> : null}
      {[...held, ...spam].map((wish) => (
        <Panel title={t(`corrections.aside.${wish.state === 'held' ? 'held' : 'spam'}`)}>
          <p class="as-written">
            {wish.wish ?? [wish.proposal?.name, wish.proposal?.description].filter(Boolean).join('\n')}
          </p>
          <WaitsFor here={here} wish={wish} />
          <Buttons>
            <form method="post" action={href(`/redazione/correzioni/${wish.id}/ripresa`)}>
              <SubmitButton kind="soft">{t('corrections.aside.take_back')}</SubmitButton>
            </form>
            {wish.state === 'held' ? (
              <form method="post" action={href(`/redazione/correzioni/${wish.id}/da-parte`)}>
                <SubmitButton kind="quiet">
                  {t(`corrections.desk.no_${wish.proposal === null ? 'correction' : 'proposal'}`)}
                </SubmitButton>
              </form>
            ) : null}
          </Buttons>
        </Panel>
      ))}
    </div>
  );
};
