import type { PointCard } from '#modules/directory/index.ts';
import type { Here } from '#platform/http/index.ts';
import { Facts, PageHead, PrintButton } from '#platform/ui/index.ts';
import { printed } from '../codes.ts';
import type { Opened } from '../queries.ts';
import { sayAppointment } from '../say.ts';

interface SlipProps {
  here: Here;
  point: PointCard;
  opened: Opened;
  code: string;
  /** Where the code is typed, as people would write it. */
  address: string;
}

/** The slip that goes with the person, to be folded: outside only the town and the code, inside day, place, what to bring. */
export const SlipPage = ({ here, point, opened, code, address }: SlipProps) => {
  const { t, href } = here;
  const { row, slip } = opened;
  const when = row.appointment_on
    ? sayAppointment(row.appointment_on, row.appointment_time, here)
    : t('desk.handoff.slip.no_day');
  return (
    <div class="stack">
      <div class="no-print stack">
        <PageHead title={t('desk.handoff.slip.title')} lead={t('desk.handoff.slip.lead')} />
        <PrintButton label={t('desk.handoff.slip.print')} help={t('desk.handoff.slip.help')} />
        <p>
          <a href={href(`/sportello/${point.id}/invii/${row.id}`)}>{t('desk.handoff.slip.back')}</a>
        </p>
      </div>
      <div class="paper paper-pocket">
        <article class="sheet slip-outside">
          <p class="paper-head">{here.commons.title}</p>
          <p>{t('desk.handoff.slip.yours')}</p>
          <p class="slip-code">{printed(code)}</p>
          <p>{t('desk.handoff.slip.follow', { address })}</p>
        </article>
        <article class="sheet slip-inside">
          <Facts
            columns={1}
            facts={[
              { term: t('desk.handoff.appointment_on'), detail: when },
              ...(slip.place ? [{ term: t('desk.handoff.place'), detail: slip.place }] : []),
              ...(slip.bring ? [{ term: t('desk.handoff.bring'), detail: slip.bring }] : []),
              {
                term: t('desk.handoff.slip.ask'),
                detail: [point.name, point.address, point.phone].filter((one) => one !== null).join(', '),
              },
            ]}
          />
        </article>
      </div>
    </div>
  );
};
