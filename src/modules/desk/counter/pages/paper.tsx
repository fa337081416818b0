import type { Here } from '#platform/http/index.ts';
import { PageHead, PrintButton } from '#platform/ui/index.ts';
import type { DeskPoint } from '../queries.ts';
import { ageBands, forWhom, outcomes, reasons, ways } from '../schema.ts';
import { nameOfTopic, rootTopics } from '../topics.ts';

/** For when there is no computer: the same questions on paper, two to a sheet of A4, to be entered later with their day. */
export const PaperPage = ({ here, point }: { here: Here; point: DeskPoint }) => {
  const { t } = here;
  return (
    <>
      <div class="no-print">
        <PageHead title={t('desk.paper.title')} lead={t('desk.paper.lead')} />
        <PrintButton label={t('desk.paper.print')} help={t('desk.paper.print_help')} />
        <p>
          <a href={here.href(`/sportello/${point.id}/contatto?foglio`)}>{t('desk.paper.enter')}</a>
        </p>
      </div>
      <div class="two-up">
        <Slip here={here} point={point} />
        <Slip here={here} point={point} again />
      </div>
    </>
  );
};

/** The second is the same, for scissors: who listens to the page hears it once. */
const Slip = ({ here, point, again = false }: { here: Here; point: DeskPoint; again?: boolean }) => {
  const { t } = here;
  return (
    <section class="slip" aria-hidden={again ? 'true' : undefined}>
      <p class="slip-head">
        <b>{point.name}</b>
        <span>{t('desk.paper.day')} ____ / ____ / ________</span>
      </p>
      <Boxes legend={t('desk.contact.came_for')} labels={reasons.map((one) => t(`desk.came_for.${one}`))} />
      <p class="slip-line">{t('desk.paper.words')}</p>
      <p class="slip-line" />
      <Boxes legend={t('desk.contact.topics')} labels={rootTopics().map((code) => nameOfTopic(code, here.lang))} />
      <p class="slip-line">{t('desk.paper.answered')}</p>
      <p class="slip-line" />
      <Boxes legend={t('desk.contact.for_whom')} labels={forWhom.map((one) => t(`desk.for_whom.${one}`))} />
      <Boxes legend={t('desk.contact.how')} labels={ways.map((one) => t(`desk.how.${one}`))} />
      <Boxes
        legend={t('desk.contact.outcome')}
        labels={outcomes.filter((one) => one !== 'nothing_asked').map((one) => t(`desk.outcome.${one}`))}
      />
      <Boxes legend={t('desk.contact.age')} labels={ageBands.map((band) => t('desk.age', { band }))} />
      <Boxes
        legend={t('desk.contact.first_time')}
        labels={[t('desk.yes_no.yes'), t('desk.yes_no.no'), t('desk.contact.again_today')]}
      />
      <p class="small">{t('desk.paper.nobody')}</p>
    </section>
  );
};

const Boxes = ({ legend, labels }: { legend: string; labels: readonly string[] }) => (
  <p class="slip-boxes">
    <b>{legend}</b>{' '}
    {labels.map((label) => (
      <span class="slip-box">{label}</span>
    ))}
  </p>
);
