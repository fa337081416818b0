import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, Columns, Notice, PageHead, Panel } from '#platform/ui/index.ts';
import { WaitingPanel } from '../../handoffs/pages/list.tsx';
import type { Waiting } from '../../handoffs/waiting.ts';
import type { Note } from '../../notes/notes.ts';
import { NoteList } from '../../notes/pages/notes.tsx';
import type { DeskPoint, Month } from '../queries.ts';
import { MonthTopics } from './topics.tsx';

interface DeskProps {
  here: Here;
  point: DeskPoint;
  month: Month;
  /** What the last shift left, the oldest first. */
  notes: readonly Note[];
  /** What was just done, in words. */
  told: string | null;
  waiting: Waiting;
}

/** The first screen of a shift: one clear next step, and how the day and the month go. */
export const DeskPage = ({ here, point, month, notes, told, waiting }: DeskProps) => {
  const { t, href } = here;
  const base = `/sportello/${point.id}`;
  return (
    <>
      <PageHead title={point.name} lead={t('desk.lead')} />
      {told ? (
        <Notice kind="success" role="status">
          <p>{told}</p>
        </Notice>
      ) : null}
      {notes.length > 0 ? (
        <Panel title={t('desk.notes.left', { count: notes.length })} tone="answer" id="consegne">
          <NoteList here={here} point={point} notes={notes} />
        </Panel>
      ) : null}
      <comunanza-desk>
        <Buttons>
          <ButtonLink icon="plus" href={href(`${base}/contatto`)}>
            {t('desk.new_contact')}
          </ButtonLink>
          <ButtonLink kind="soft" icon="clock" href={href(`${base}/promemoria`)}>
            {t('desk.reminders.title')}
          </ButtonLink>
          <ButtonLink kind="danger" icon="phone" href={href('/urgente')}>
            {t('desk.urgent.go')}
          </ButtonLink>
        </Buttons>
      </comunanza-desk>
      <WaitingPanel here={here} point={point} waiting={waiting} />
      <Columns
        kind="even"
        main={
          <Panel title={t('desk.so_far')}>
            <p>{t('desk.counts', { today: month.today, month: month.month })}</p>
            <MonthTopics here={here} month={month} />
          </Panel>
        }
        aside={
          <>
            <Buttons>
              <ButtonLink kind="soft" icon="pencil" href={href(`${base}/consegne`)}>
                {t('desk.notes.leave_one')}
              </ButtonLink>
              <ButtonLink kind="soft" icon="calendar" href={href(`${base}/turni`)}>
                {t('desk.shifts.title')}
              </ButtonLink>
            </Buttons>
            <Panel title={t('desk.paper.title')} tone="mist">
              <p>{t('desk.paper.why')}</p>
              <ul class="rows">
                <li>
                  <a href={href(`${base}/fogli`)}>{t('desk.paper.print')}</a>
                </li>
                <li>
                  <a href={href(`${base}/contatto?foglio`)}>{t('desk.paper.enter')}</a>
                </li>
              </ul>
            </Panel>
          </>
        }
      />
    </>
  );
};

/** For whoever listens at more than one point. */
export const ChoosePointPage = ({ here: { t, href }, points }: { here: Here; points: readonly DeskPoint[] }) => (
  <>
    <PageHead title={t('desk.choose')} />
    <ul class="rows">
      {points.map(({ id, name }) => (
        <li>
          <a href={href(`/sportello/${id}`)}>{name}</a>
        </li>
      ))}
    </ul>
  </>
);
