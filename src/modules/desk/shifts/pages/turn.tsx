import type { Opening } from '#platform/calendar/index.ts';
import type { Shown } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import {
  Buttons,
  Checkboxes,
  ErrorSummary,
  Notice,
  PageHead,
  Panel,
  Radios,
  Select,
  SubmitButton,
  TextInput,
} from '#platform/ui/index.ts';
import type { DeskPoint } from '../../counter/queries.ts';
import { asTitle, sayDay, sayHours, sayTime } from '../../saying.ts';
import type { Shift } from '../queries.ts';
import { isPromised } from '../rules.ts';

interface TurnProps {
  here: Here;
  point: DeskPoint;
  shift: Shift;
  openings: readonly Opening[];
  /** Who could be put down; nobody for whoever does not keep the rota. */
  volunteers: readonly { id: string; name: string }[];
  keeps: boolean;
  shown: Shown;
}

/** One turn: who was there, once it is over; who comes, for whoever keeps the rota. */
export const TurnPage = (props: TurnProps) => {
  const { here, point, shift, keeps, shown } = props;
  const { t, lang, href, now } = here;
  const begun = shift.starts_at <= now;
  const wrong = Object.entries(shown.errors).map(([field, message]) => ({ field, message }));
  return (
    <div class="stack">
      <PageHead title={asTitle(sayDay(lang, shift.starts_at))} lead={`${sayHours(lang, shift)} · ${point.name}`} />
      <ErrorSummary t={t} errors={wrong} />
      {shown.problem ? (
        <Notice kind="warning" role="alert">
          <p>{shown.problem}</p>
        </Notice>
      ) : null}
      {shift.confirmed_at ? (
        <Notice kind="success">
          <p>
            {shift.kept_from && shift.kept_to
              ? t('desk.shifts.was_open', { from: sayTime(lang, shift.kept_from), to: sayTime(lang, shift.kept_to) })
              : t('desk.shifts.was_shut')}
          </p>
        </Notice>
      ) : null}
      {begun && (keeps || !shift.confirmed_at) ? <Confirm {...props} /> : null}
      {keeps && !shift.confirmed_at ? <Keep {...props} /> : null}
      <p>
        <a href={href(`/sportello/${point.id}/turni`)}>{t('desk.shifts.back')}</a>
      </p>
    </div>
  );
};

const Confirm = ({ here, point, shift, shown }: TurnProps) => {
  const { t, lang, href } = here;
  const { values, errors } = shown;
  const said = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const people = shift.people.filter(({ person_id }) => person_id !== null);
  const sent = Object.keys(values).length > 0;
  const there = sent
    ? [values.there ?? []].flat().filter((one) => typeof one === 'string')
    : people.filter(({ was_there }) => was_there !== false).map(({ id }) => id);
  const [from, to] = [shift.kept_from ?? shift.starts_at, shift.kept_to ?? shift.ends_at];
  return (
    <Panel title={t('desk.shifts.how_was_it')}>
      <form
        class="stack"
        method="post"
        action={href(`/sportello/${point.id}/turni/${shift.id}/com-e-andata`)}
        novalidate
      >
        <Radios
          t={t}
          name="open"
          legend={t('desk.shifts.door')}
          look="tiles"
          error={errors.open}
          value={said('open') ?? 'yes'}
          options={(['yes', 'partly', 'no'] as const).map((value) => ({
            value,
            label: t(`desk.shifts.door_${value}`),
          }))}
        />
        <TextInput
          t={t}
          name="from"
          type="time"
          label={t('desk.shifts.from')}
          help={t('desk.shifts.from_help')}
          error={errors.from}
          width="short"
          value={said('from') ?? sayTime(lang, from)}
        />
        <TextInput
          t={t}
          name="to"
          type="time"
          label={t('desk.shifts.to')}
          width="short"
          value={said('to') ?? sayTime(lang, to)}
        />
        {people.length > 0 ? (
          <Checkboxes
            t={t}
            name="there"
            legend={t('desk.shifts.who')}
            values={there}
            options={people.map(({ id, name }) => ({ value: id, label: name ?? '' }))}
          />
        ) : (
          <p>{t('desk.shifts.nobody')}</p>
        )}
        <Buttons>
          <SubmitButton icon="check">{t('desk.shifts.confirm')}</SubmitButton>
        </Buttons>
      </form>
    </Panel>
  );
};

const Keep = ({ here, point, shift, openings, volunteers, shown }: TurnProps) => {
  const { t, href, now } = here;
  const at = `/sportello/${point.id}/turni/${shift.id}`;
  const others = volunteers.filter(({ id }) => !shift.people.some(({ person_id }) => person_id === id));
  return (
    <Panel title={t('desk.shifts.who_comes')}>
      {shift.people.length > 0 ? (
        <ul class="desk">
          {shift.people.map(({ id, name }) => (
            <li>
              <form class="buttons" method="post" action={href(`${at}/togli`)}>
                <input type="hidden" name="place" value={id} />
                <span>{name ?? t('desk.someone')}</span>
                <SubmitButton kind="plain" small label={t('desk.shifts.strike_who', { name: name ?? '' })}>
                  {t('desk.shifts.strike')}
                </SubmitButton>
              </form>
            </li>
          ))}
        </ul>
      ) : null}
      {others.length > 0 && shift.people.length < shift.places ? (
        <form class="stack" method="post" action={href(`${at}/metti`)} novalidate>
          <Select
            t={t}
            name="person"
            label={t('desk.shifts.put_down')}
            error={shown.errors.person}
            empty="—"
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Buttons>
            <SubmitButton kind="soft">{t('desk.shifts.put_down_now')}</SubmitButton>
          </Buttons>
        </form>
      ) : null}
      {shift.starts_at > now && !isPromised(shift, openings) ? (
        <form class="stack" method="post" action={href(`${at}/annulla`)}>
          <p>{t('desk.shifts.odd_help')}</p>
          <Buttons>
            <SubmitButton kind="danger">{t('desk.shifts.dissolve')}</SubmitButton>
          </Buttons>
        </form>
      ) : null}
    </Panel>
  );
};
