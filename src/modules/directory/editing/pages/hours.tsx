import { hoursInItalian } from '#platform/calendar/index.ts';
import { wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import {
  ButtonLink,
  Buttons,
  Checkbox,
  Checkboxes,
  ErrorSummary,
  Notice,
  PageHead,
  Panel,
  Select,
  SubmitButton,
  TextInput,
} from '#platform/ui/index.ts';
import type { Waiting } from '../../corrections/inbox.ts';
import type { Door } from '../../keeping/hours.ts';
import { keptOf, linesOf } from '../hours-form.ts';
import type { Opened } from '../opened.ts';
import type { Typed } from '../reading.ts';

interface HoursProps {
  here: Here;
  opened: Opened;
  door: Door;
  /** What somebody asked of these hours, where they are changed for that. */
  asked: Waiting | null;
  typed: Typed;
  errors: Readonly<Record<string, string>>;
  /** What was typed, in words; null before anybody asked, or where it cannot be read. */
  words: string | null;
  /** The August that may be closed. */
  year: number;
}

/** Opening hours as people say them: the week, the month, the days that are not as usual. */
export const HoursPage = ({ here, opened, door, asked, typed, errors, words, year }: HoursProps) => {
  const { t, href } = here;
  const { kind, id, entry } = opened;
  const at = `/redazione/${kind}/${id}`;
  const line = { here, typed, errors };
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={wrongIn({ errors })} />
      <PageHead title={t('editing.hours.title')} lead={[entry.name, door.name].filter(Boolean).join(' · ')} />
      {asked ? (
        <Panel title={t('corrections.one.wish')} tone="mist">
          <p class="as-written" lang="it">
            <strong>{asked.wish}</strong>
          </p>
          <p class="muted small">{t('corrections.one.hours_closes')}</p>
        </Panel>
      ) : null}
      <form class="stack" method="post" action={href(`${at}/orari/${door.id}`)} novalidate>
        {asked ? <input type="hidden" name="correzione" value={asked.id} /> : null}
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nobody comes to it: with it the return key says it in words first */}
        <button type="submit" name="do" value="words" class="visually-hidden" tabindex={-1} aria-hidden="true">
          {t('editing.hours.say')}
        </button>
        {words === null ? null : (
          <Notice kind="success" role="status" title={t('editing.hours.in_words')}>
            <p>{words || t('editing.hours.none')}</p>
            <p>{t('editing.hours.not_saved')}</p>
            <Buttons>
              <SubmitButton name="do" value="save">
                {t('editing.save')}
              </SubmitButton>
              <ButtonLink kind="plain" href={href(`${at}/modifica?bozza=1`)}>
                {t('editing.hours.back')}
              </ButtonLink>
            </Buttons>
          </Notice>
        )}
        <Panel title={t('editing.hours.week')}>
          <p>{t('editing.hours.week_help')}</p>
          <div class="hours-lines">
            {[0, 1, 2, 3, 4, 5, 6].map((day) => (
              <fieldset class="hours-line">
                <legend>{t(`editing.day.${day}`)}</legend>
                <Line {...line} name={`d${day}m`} label={t('editing.hours.morning')} />
                <Line {...line} name={`d${day}a`} label={t('editing.hours.afternoon')} />
              </fieldset>
            ))}
          </div>
        </Panel>
        <Panel title={t('editing.hours.month')}>
          <p>{t('editing.hours.month_help')}</p>
          <div class="hours-lines">
            {Array.from({ length: linesOf(typed, 'm') }, (_, n) => (
              <fieldset class="hours-line">
                <legend>{t('editing.hours.line', { number: n + 1 })}</legend>
                <Select
                  t={t}
                  name={`m${n}n`}
                  label={t('editing.hours.which')}
                  error={errors[`m${n}n`]}
                  value={typed[`m${n}n`] ?? null}
                  empty="–"
                  options={['1', '2', '3', '4', '5', '-1'].map((nth) => ({
                    value: nth,
                    label: t(`editing.nth.${nth}`),
                  }))}
                />
                <Select
                  t={t}
                  name={`m${n}d`}
                  label={t('editing.hours.weekday')}
                  error={errors[`m${n}d`]}
                  value={typed[`m${n}d`] ?? null}
                  empty="–"
                  options={[0, 1, 2, 3, 4, 5, 6].map((day) => ({ value: String(day), label: t(`editing.day.${day}`) }))}
                />
                <Line {...line} name={`m${n}h`} label={t('editing.hours.hours')} />
              </fieldset>
            ))}
          </div>
        </Panel>
        <Panel title={t('editing.hours.closed')}>
          <Checkbox
            t={t}
            name="august"
            value={String(year)}
            label={t('editing.hours.august', { year: String(year) })}
            checked={typed.august === String(year)}
          />
          <p>{t('editing.hours.closed_help')}</p>
          <div class="hours-lines">
            {Array.from({ length: linesOf(typed, 'c') }, (_, n) => (
              <fieldset class="hours-line">
                <legend>{t('editing.hours.line', { number: n + 1 })}</legend>
                <Line {...line} name={`c${n}f`} label={t('editing.hours.from')} type="date" />
                <Line {...line} name={`c${n}t`} label={t('editing.hours.to')} type="date" />
                <Line {...line} name={`c${n}w`} label={t('editing.hours.reason')} />
              </fieldset>
            ))}
          </div>
        </Panel>
        <Panel title={t('editing.hours.instead')}>
          <p>{t('editing.hours.instead_help')}</p>
          <div class="hours-lines">
            {Array.from({ length: linesOf(typed, 'i') }, (_, n) => (
              <fieldset class="hours-line">
                <legend>{t('editing.hours.line', { number: n + 1 })}</legend>
                <Line {...line} name={`i${n}f`} label={t('editing.hours.from')} type="date" />
                <Line {...line} name={`i${n}t`} label={t('editing.hours.to')} type="date" />
                <Line {...line} name={`i${n}h`} label={t('editing.hours.hours')} />
                <Line {...line} name={`i${n}w`} label={t('editing.hours.reason')} />
              </fieldset>
            ))}
          </div>
        </Panel>
        <Panel title={t('editing.hours.also')}>
          <div class="form">
            <Checkbox
              t={t}
              name="holidays"
              label={t('editing.hours.holidays')}
              help={t('editing.hours.holidays_help')}
              checked={typed.holidays === 'on'}
            />
            <Checkbox
              t={t}
              name="appointment"
              label={t('editing.hours.appointment')}
              checked={typed.appointment === 'on'}
            />
            <TextInput
              t={t}
              name="note"
              label={t('editing.hours.note')}
              help={t('editing.hours.note_help')}
              error={errors.note}
              value={typed.note}
              maxlength={300}
              optional
              lang="it"
            />
          </div>
        </Panel>
        <Kept here={here} door={door} typed={typed} />
        <Buttons>
          <SubmitButton kind={words === null ? 'main' : 'soft'} name="do" value="words">
            {t('editing.hours.say')}
          </SubmitButton>
          <SubmitButton kind="soft" name="do" value="more">
            {t('editing.hours.more')}
          </SubmitButton>
          <SubmitButton kind="plain" name="do" value="back">
            {t('editing.hours.back')}
          </SubmitButton>
        </Buttons>
      </form>
    </div>
  );
};

const Line = ({
  here,
  typed,
  errors,
  name,
  label,
  type,
}: Pick<HoursProps, 'here' | 'typed' | 'errors'> & { name: string; label: string; type?: 'date' }) => (
  <TextInput
    t={here.t}
    name={name}
    label={label}
    error={errors[name]}
    value={typed[name]}
    type={type}
    maxlength={100}
  />
);

/** What the form cannot say stays as it is, in words, until someone takes it away. */
const Kept = ({ here: { t }, door, typed }: Pick<HoursProps, 'here' | 'door' | 'typed'>) => {
  const kept = keptOf(door).filter((one) => one.id !== undefined);
  if (kept.length === 0) return null;
  return (
    <Panel title={t('editing.hours.kept')}>
      <Checkboxes
        t={t}
        name="drop"
        legend={t('editing.hours.kept_help')}
        values={(typed.drop ?? '').split(' ')}
        options={kept.map((one) => ({
          value: one.id ?? '',
          label: <span lang="it">{hoursInItalian([one]) || t('editing.hours.none')}</span>,
        }))}
      />
    </Panel>
  );
};
