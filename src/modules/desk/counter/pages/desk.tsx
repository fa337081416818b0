import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, Notice, PageHead, Panel } from '#platform/ui/index.ts';
import { WaitingPanel } from '../../handoffs/pages/list.tsx';
import type { Waiting } from '../../handoffs/waiting.ts';
import type { Note } from '../../notes/notes.ts';
import { NoteList } from '../../notes/pages/notes.tsx';
import type { DeskPoint } from '../queries.ts';

interface DeskProps {
  here: Here;
  point: DeskPoint;
  counts: { today: number; month: number };
  /** What the last shift left, the oldest first. */
  notes: readonly Note[];
  /** What was just written down or done, in words. */
  told: string | null;
  waiting: Waiting;
}

/** The first screen of a shift: one clear next step, and how the day and the month go. */
export const DeskPage = ({ here, here: { t, href }, point, counts, notes, told, waiting }: DeskProps) => (
  <div class="stack">
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
    <Buttons>
      <ButtonLink icon="plus" href={href(`/sportello/${point.id}/contatto`)}>
        {t('desk.new_contact')}
      </ButtonLink>
      <ButtonLink kind="soft" icon="clock" href={href(`/sportello/${point.id}/promemoria`)}>
        {t('desk.reminders.title')}
      </ButtonLink>
      <ButtonLink kind="danger" icon="phone" href={href('/urgente')}>
        {t('desk.urgent.go')}
      </ButtonLink>
    </Buttons>
    <WaitingPanel here={here} point={point} waiting={waiting} />
    <Panel title={t('desk.so_far')}>
      <p>{t('desk.counts', { today: counts.today, month: counts.month })}</p>
    </Panel>
    <Buttons>
      <ButtonLink kind="soft" icon="pencil" href={href(`/sportello/${point.id}/consegne`)}>
        {t('desk.notes.leave_one')}
      </ButtonLink>
      <ButtonLink kind="soft" icon="calendar" href={href(`/sportello/${point.id}/turni`)}>
        {t('desk.shifts.title')}
      </ButtonLink>
    </Buttons>
  </div>
);

/** For whoever listens at more than one point. */
export const ChoosePointPage = ({ here: { t, href }, points }: { here: Here; points: readonly DeskPoint[] }) => (
  <div class="stack">
    <PageHead title={t('desk.choose')} />
    <ul class="plain-list stack">
      {points.map(({ id, name }) => (
        <li>
          <a href={href(`/sportello/${id}`)}>{name}</a>
        </li>
      ))}
    </ul>
  </div>
);
