import { romeDate } from '#platform/calendar/index.ts';
import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, EmptyState, Heading, PageHead, Panel, SubmitButton } from '#platform/ui/index.ts';
import type { DeskPoint } from '../../counter/queries.ts';
import type { Ends } from '../ends.ts';
import type { Listed } from '../queries.ts';
import type { HandoffState } from '../rules.ts';
import { sayDay, sayTime } from '../say.ts';
import type { Waiting } from '../waiting.ts';
import { EndsPanel } from './ends.tsx';

/** Where it is the sender's turn: someone refused, was lost or stopped, or must be asked how it went. */
const ours: readonly HandoffState[] = ['question', 'completed', 'verified', 'declined', 'lost', 'withdrawn'];

const Line = ({ here, point, one }: { here: Here; point: DeskPoint; one: Listed }) => {
  const { t, href } = here;
  return (
    <li>
      <a href={href(`/sportello/${point.id}/invii/${one.id}`)}>{t('desk.handoff.title', { name: one.name })}</a> ·{' '}
      {t(`desk.handoff.state.${one.state}`)} ·{' '}
      {one.appointment_on
        ? sayDay(one.appointment_on, here)
        : t('desk.handoff.since', { day: sayDay(one.since, here) })}
    </li>
  );
};

const Lines = ({ here, point, all }: { here: Here; point: DeskPoint; all: readonly Listed[] }) => (
  <ul class="plain-list stack">
    {all.map((one) => (
      <Line here={here} point={point} one={one} />
    ))}
  </ul>
);

interface ListProps {
  here: Here;
  point: DeskPoint;
  open: readonly Listed[];
  closed: readonly Listed[];
  /** Only for whoever coordinates. */
  ends: readonly Ends[];
}

/** Every open hand-off of a point: first those that wait for us. */
export const HandoffsPage = ({ here, point, open, closed, ends }: ListProps) => {
  const { t, href } = here;
  const mine = open.filter(({ state }) => ours.includes(state));
  const others = open.filter(({ state }) => !ours.includes(state));
  const parts = { here, point };
  return (
    <div class="stack">
      <PageHead title={t('desk.handoff.all')} lead={t('desk.handoff.all_lead')} />
      <Buttons>
        <ButtonLink icon="phone" href={href(`/sportello/${point.id}/invii/nuovo`)}>
          {t('desk.handoff.call.new')}
        </ButtonLink>
      </Buttons>
      {open.length === 0 ? (
        <EmptyState title={t('desk.handoff.none')}>
          <p>{t('desk.handoff.none_lead')}</p>
        </EmptyState>
      ) : null}
      {mine.length > 0 ? (
        <Panel title={t('desk.handoff.ours')}>
          <Lines {...parts} all={mine} />
        </Panel>
      ) : null}
      {others.length > 0 ? (
        <Panel title={t('desk.handoff.theirs')}>
          <Lines {...parts} all={others} />
        </Panel>
      ) : null}
      {closed.length > 0 ? (
        <details class="more">
          <summary>{t('desk.handoff.closed_lately')}</summary>
          <Lines {...parts} all={closed} />
        </details>
      ) : null}
      {ends.length > 0 ? <EndsPanel here={here} ends={ends} /> : null}
      <p>
        <a href={href(`/sportello/${point.id}`)}>{point.name}</a>
      </p>
    </div>
  );
};

/** On the first screen of a shift: what wants to be looked at, and who still waits for something to follow. */
export const WaitingPanel = ({ here, point, waiting }: { here: Here; point: DeskPoint; waiting: Waiting }) => {
  const { t, href } = here;
  const at = `/sportello/${point.id}/invii`;
  return (
    <Panel title={t('desk.handoff.all')}>
      {waiting.flags.length > 0 ? (
        <ul class="plain-list stack">
          {waiting.flags.map(({ id, name, flag }) => (
            <li>
              <a href={href(`${at}/${id}`)}>{t('desk.handoff.title', { name })}</a> · {t(`desk.handoff.flag.${flag}`)}
              <form method="post" action={href(`${at}/${id}/guardato`)}>
                <SubmitButton kind="plain" small icon="check" label={t('desk.handoff.flag.looked_of', { name })}>
                  {t('desk.handoff.flag.looked')}
                </SubmitButton>
              </form>
            </li>
          ))}
        </ul>
      ) : null}
      {waiting.toFollow.length > 0 ? (
        <>
          <Heading level={3}>{t('desk.handoff.to_follow')}</Heading>
          <ul class="plain-list stack">
            {waiting.toFollow.map(({ id, recorded_at }) => (
              <li>
                {t('desk.handoff.contact_at', {
                  day: sayDay(romeDate(recorded_at), here),
                  time: sayTime(recorded_at, here),
                })}{' '}
                · <a href={href(`${at}/nuovo?contatto=${id}`)}>{t('desk.handoff.call.new')}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Buttons>
        <ButtonLink kind="soft" icon="phone" href={href(`${at}/nuovo`)}>
          {t('desk.handoff.call.new')}
        </ButtonLink>
        <ButtonLink kind="plain" icon="list" href={href(at)}>
          {t('desk.handoff.open_count', { count: waiting.open })}
        </ButtonLink>
      </Buttons>
    </Panel>
  );
};
