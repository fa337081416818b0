import { randomUUID } from 'node:crypto';
import type { PointCard } from '#modules/directory/index.ts';
import type { Shown } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { Buttons, CallPanel, Facts, Notice, PageHead, Panel, SubmitButton, TextInput } from '#platform/ui/index.ts';
import type { Opened } from '../queries.ts';
import { stepOf } from '../rules.ts';
import { sayAppointment, sayDay } from '../say.ts';

/** Where the code on the slip is typed. It is sent, and stands in no address. */
export const CodePage = ({ here: { t, href }, shown }: { here: Here; shown: Shown }) => (
  <form class="stack" method="post" action={href('/invio')} novalidate autocomplete="off">
    <PageHead title={t('desk.handoff.code.title')} lead={t('desk.handoff.code.lead')} />
    <TextInput
      t={t}
      name="code"
      label={t('desk.handoff.code.label')}
      help={t('desk.handoff.code.help')}
      width="medium"
      maxlength={40}
      autocomplete="off"
      spellcheck={false}
      error={shown.errors.code ?? shown.problem}
      value={typeof shown.values.code === 'string' ? shown.values.code : ''}
    />
    <Buttons>
      <SubmitButton icon="search">{t('desk.handoff.code.see')}</SubmitButton>
    </Buttons>
  </form>
);

interface FollowProps {
  here: Here;
  opened: Opened;
  code: string;
  point: PointCard;
  /** They have just said stop. */
  stopped: boolean;
  problem?: string;
}

/** What is next, for whoever has the code: when, where, what to bring, whom to ask; and «stop». */
export const FollowPage = ({ here, opened, code, point, stopped, problem }: FollowProps) => {
  const { t, href } = here;
  const { row, slip, office } = opened;
  const mayStop = stepOf(row.state, row.way, 'withdraw')?.by.includes('person') ?? false;
  // Once they have been there, where it was and what to bring is no news.
  const ahead = row.state === 'accepted' || row.state === 'appointment';
  return (
    <div class="stack">
      <PageHead title={t(`desk.handoff.told.${row.state}`)} />
      {stopped ? (
        <Notice kind="success" role="status">
          <p>{t('desk.handoff.code.stopped')}</p>
        </Notice>
      ) : null}
      {problem ? (
        <Notice kind="warning" role="alert">
          <p>{problem}</p>
        </Notice>
      ) : null}
      <Panel tone="answer" title={t('desk.handoff.code.next')}>
        <p>{t(`desk.handoff.told_next.${row.state}`)}</p>
        <Facts
          columns={1}
          facts={[
            ...(row.appointment_on
              ? [
                  {
                    term: t('desk.handoff.appointment_on'),
                    detail: sayAppointment(row.appointment_on, row.appointment_time, here),
                  },
                ]
              : []),
            ...(row.expected_on
              ? [{ term: t('desk.handoff.expected_on'), detail: sayDay(row.expected_on, here) }]
              : []),
            ...(ahead && slip.place ? [{ term: t('desk.handoff.place'), detail: slip.place }] : []),
            ...(ahead && slip.bring ? [{ term: t('desk.handoff.bring'), detail: slip.bring }] : []),
          ]}
        />
        {office ? (
          <details class="more">
            <summary>{t('desk.handoff.code.what')}</summary>
            <p class="as-written">{office}</p>
          </details>
        ) : null}
      </Panel>
      {point.phone ? (
        <CallPanel
          title={t('desk.handoff.code.ask')}
          place={[point.name, point.address].filter((one) => one !== null).join(', ')}
          number={point.phone}
        />
      ) : (
        <Panel tone="mist" title={t('desk.handoff.code.ask')}>
          <p>{[point.name, point.address].filter((one) => one !== null).join(', ')}</p>
        </Panel>
      )}
      {mayStop ? (
        <Panel tone="mist" title={t('desk.handoff.code.stop_title')}>
          <p>{t('desk.handoff.code.stop_lead')}</p>
          <form method="post" action={href('/invio/ritira')}>
            <input type="hidden" name="id" value={randomUUID()} />
            <input type="hidden" name="seen" value={String(row.last_event ?? 0)} />
            <input type="hidden" name="code" value={code} />
            <SubmitButton kind="danger" icon="close">
              {t('desk.handoff.code.stop')}
            </SubmitButton>
          </form>
        </Panel>
      ) : null}
    </div>
  );
};
