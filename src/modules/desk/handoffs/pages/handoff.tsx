import type { Shown } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, Facts, Notice, PageHead, Panel, SubmitButton } from '#platform/ui/index.ts';
import type { DeskPoint } from '../../counter/queries.ts';
import type { Flag } from '../clocks.ts';
import type { Happened, Opened } from '../queries.ts';
import type { Step } from '../rules.ts';
import { sayAppointment, sayDay } from '../say.ts';
import { StepForm } from './steps.tsx';

interface HandoffProps {
  here: Here;
  point: DeskPoint;
  opened: Opened;
  /** What this person may do now. */
  steps: readonly Step[];
  flag: { flag: Flag; number: number } | null;
  today: string;
  shown: Shown;
}

/** One hand-off: where it stands, what can be done now, and what has happened. What it is about opens at a press. */
export const HandoffPage = ({ here, point, opened, steps, flag, today, shown }: HandoffProps) => {
  const { t, href } = here;
  const { row, name, office, slip, events } = opened;
  const at = href(`/sportello/${point.id}/invii/${row.id}`);
  const next = row.appointment_on ? sayAppointment(row.appointment_on, row.appointment_time, here) : null;
  return (
    <div class="stack">
      <PageHead title={t('desk.handoff.title', { name })} lead={t(`desk.handoff.state_lead.${row.state}`)} />
      {shown.problem ? (
        <Notice kind="warning" role="alert">
          <p>{shown.problem}</p>
        </Notice>
      ) : null}
      {flag ? <FlagNotice here={here} at={at} flag={flag} /> : null}
      <Panel title={t(`desk.handoff.state.${row.state}`)} tone="answer">
        <Facts
          facts={[
            ...(next ? [{ term: t('desk.handoff.appointment_on'), detail: next }] : []),
            ...(row.expected_on
              ? [{ term: t('desk.handoff.expected_on'), detail: sayDay(row.expected_on, here) }]
              : []),
            ...(row.state === 'completed' ? [{ term: t('desk.handoff.tries'), detail: String(row.tries) }] : []),
            { term: t('desk.handoff.news_on'), detail: sayDay(row.news_on, here) },
          ]}
        />
        {row.code_hash ? (
          <Buttons>
            <ButtonLink kind="soft" icon="print" href={`${at}/foglio`}>
              {t('desk.handoff.slip.print')}
            </ButtonLink>
          </Buttons>
        ) : null}
      </Panel>
      <details class="more">
        <summary>{t('desk.handoff.about')}</summary>
        <Facts
          columns={1}
          facts={[
            { term: t('desk.handoff.call.office'), detail: office ?? t('desk.handoff.forgotten') },
            ...(slip.place ? [{ term: t('desk.handoff.place'), detail: slip.place }] : []),
            ...(slip.bring ? [{ term: t('desk.handoff.bring'), detail: slip.bring }] : []),
          ]}
        />
        <ol class="stack">
          {events.map((event) => (
            <li>
              <Event here={here} event={event} />
            </li>
          ))}
        </ol>
      </details>
      {steps.length > 0 ? (
        <Panel title={t('desk.handoff.now')}>
          {steps.map((step) => (
            <StepForm
              here={here}
              action={at}
              opened={opened}
              step={step}
              shown={shown}
              today={today}
              only={steps.length === 1}
              another={href(`/sportello/${point.id}/invii/nuovo?dopo=${row.id}`)}
            />
          ))}
        </Panel>
      ) : null}
      <p>
        <a href={href(`/sportello/${point.id}/invii`)}>{t('desk.handoff.all')}</a>
      </p>
    </div>
  );
};

const FlagNotice = ({ here: { t }, at, flag }: { here: Here; at: string; flag: { flag: Flag; number: number } }) => (
  <Notice kind="warning" title={t(`desk.handoff.flag.${flag.flag}`)}>
    <p>{t('desk.handoff.flag.what', { number: flag.number })}</p>
    <form method="post" action={`${at}/guardato`}>
      <SubmitButton kind="plain" small icon="check">
        {t('desk.handoff.flag.looked')}
      </SubmitButton>
    </form>
  </Notice>
);

/** What happened, by whom it was said and how, in one breath. */
const Event = ({ here, event }: { here: Here; event: Happened }) => {
  const { t } = here;
  const { act, day, party, channel, who, said, reason, verdict, next_step, escort, means } = event;
  const more = [
    reason ? t(`desk.handoff.reason.${reason}`) : null,
    verdict ? t(`desk.handoff.verdict.${verdict}`) : null,
    next_step ? t(`desk.handoff.next_step.${next_step}`) : null,
    act === 'appoint' && event.appointment_on
      ? sayAppointment(event.appointment_on, event.appointment_time, here)
      : null,
    event.expected_on ? sayDay(event.expected_on, here) : null,
    escort ? `${t('desk.handoff.escort')}: ${t(`desk.handoff.escort.${escort}`)}` : null,
    means ? t(`desk.handoff.means.${means}`) : null,
    said,
  ].filter((one) => one !== null);
  return (
    <>
      <strong>{t(`desk.handoff.done.${act}`)}</strong> · {sayDay(day, here)} · {who ?? t(`desk.handoff.party.${party}`)}{' '}
      · {t(`desk.handoff.channel.${channel}`)}
      {more.length > 0 ? <p class="as-written">{more.join(' · ')}</p> : null}
    </>
  );
};
