import type { Opening } from '#platform/calendar/index.ts';
import type { Here } from '#platform/http/index.ts';
import { Buttons, EmptyState, Heading, Notice, PageHead, Panel, Select, SubmitButton } from '#platform/ui/index.ts';
import type { DeskPoint } from '../../counter/queries.ts';
import { sayDay, sayHours } from '../../saying.ts';
import type { Shift } from '../queries.ts';
import { weekOf } from '../rules.ts';
import { TurnRow } from './turn-row.tsx';

export interface RotaProps {
  here: Here;
  point: DeskPoint;
  coming: readonly Shift[];
  toConfirm: readonly Shift[];
  openings: readonly Opening[];
  /** May stand at the counter, and keeps the rota. */
  listens: boolean;
  keeps: boolean;
  /** What was just done, or could not be. */
  told?: string | undefined;
  problem?: string | undefined;
}

/** Who comes when: what nobody has taken first, then whoever looks for a change, then week by week. */
export const RotaPage = (props: RotaProps) => {
  const { here, point, coming, toConfirm, listens, keeps, told, problem } = props;
  const { t, href } = here;
  const there = ({ people }: Shift) => people.filter(({ person_id }) => person_id !== null).length;
  const bare = coming.filter((shift) => there(shift) === 0);
  const swaps = coming.filter((shift) => !bare.includes(shift) && shift.people.some(({ swap }) => swap));
  const rest = coming.filter((shift) => !bare.includes(shift) && !swaps.includes(shift));
  const mine = coming.find(({ people }) => people.some(({ person_id }) => person_id === here.actor.person?.id));
  const weeks = Map.groupBy(rest, ({ starts_at }) => weekOf(starts_at));
  return (
    <div class="stack">
      <PageHead title={t('desk.shifts.title')} lead={point.name} />
      {told ? (
        <Notice kind="success" role="status">
          <p>{told}</p>
        </Notice>
      ) : null}
      {problem ? (
        <Notice kind="warning" role="alert">
          <p>{problem}</p>
        </Notice>
      ) : null}
      {mine ? (
        <p>
          {t('desk.shifts.next')}{' '}
          <a href={`#turno-${mine.id}`}>
            {sayDay(here.lang, mine.starts_at)}, {sayHours(here.lang, mine)}
          </a>
        </p>
      ) : null}
      {toConfirm.length > 0 ? (
        <Panel title={t('desk.shifts.to_confirm')}>
          <ul>
            {toConfirm.map((shift) => (
              <li>
                <a href={href(`/sportello/${point.id}/turni/${shift.id}`)}>
                  {sayDay(here.lang, shift.starts_at)}, {sayHours(here.lang, shift)}
                </a>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {coming.length === 0 ? (
        <EmptyState drawing="door" title={t('desk.shifts.none')}>
          <p>{t(keeps ? 'desk.shifts.none_keeper' : 'desk.shifts.none_volunteer')}</p>
        </EmptyState>
      ) : null}
      <Rows {...props} title={t('desk.shifts.bare', { count: bare.length })} shifts={bare} />
      <Rows {...props} title={t('desk.shifts.swaps')} shifts={swaps} />
      {[...weeks].map(([week, shifts]) => (
        <Rows
          {...props}
          title={t('desk.shifts.week', { day: sayDay(here.lang, new Date(`${week}T12:00:00Z`)) })}
          shifts={shifts}
        />
      ))}
      {keeps ? <Prepare here={here} point={point} /> : null}
      <p>
        {keeps ? (
          <>
            <a href={href(`/sportello/${point.id}/turni/ore`)}>{t('desk.shifts.hours')}</a>
            {listens ? ' · ' : ''}
          </>
        ) : null}
        {listens ? <a href={href(`/sportello/${point.id}`)}>{t('desk.back')}</a> : null}
      </p>
    </div>
  );
};

const Rows = ({ title, shifts, ...props }: RotaProps & { title: string; shifts: readonly Shift[] }) =>
  shifts.length === 0 ? null : (
    <section class="stack">
      <Heading level={2}>{title}</Heading>
      <ul class="desk">
        {shifts.map((shift) => (
          <TurnRow {...props} shift={shift} />
        ))}
      </ul>
    </section>
  );

const Prepare = ({ here: { t, href }, point }: { here: Here; point: DeskPoint }) => (
  <Panel title={t('desk.shifts.prepare')}>
    <p>{t('desk.shifts.prepare_help')}</p>
    <form class="stack" method="post" action={href(`/sportello/${point.id}/turni/prepara`)}>
      <Select
        t={t}
        name="weeks"
        label={t('desk.shifts.weeks')}
        width="short"
        value="4"
        options={['1', '2', '4', '8', '12'].map((value) => ({ value, label: value }))}
      />
      <Select
        t={t}
        name="places"
        label={t('desk.shifts.places')}
        width="short"
        value="2"
        options={['1', '2', '3', '4', '5', '6'].map((value) => ({ value, label: value }))}
      />
      <Buttons>
        <SubmitButton kind="soft" icon="calendar">
          {t('desk.shifts.prepare_now')}
        </SubmitButton>
      </Buttons>
    </form>
  </Panel>
);

/** For whoever sees the rota of more than one point. */
export const ChooseRotaPage = ({ here: { t, href }, points }: { here: Here; points: readonly DeskPoint[] }) => (
  <div class="stack">
    <PageHead title={t('desk.shifts.choose')} />
    <ul class="plain-list stack">
      {points.map(({ id, name }) => (
        <li>
          <a href={href(`/sportello/${id}/turni`)}>{name}</a>
        </li>
      ))}
    </ul>
  </div>
);
