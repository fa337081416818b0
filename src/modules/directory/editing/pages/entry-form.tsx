import { wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import {
  ButtonLink,
  Buttons,
  Checkbox,
  ErrorSummary,
  Notice,
  PageHead,
  Panel,
  SubmitButton,
  TextInput,
} from '#platform/ui/index.ts';
import { Paragraphs } from '../../entry/text.tsx';
import { type Fact, facts } from '../../keeping/facts.ts';
import { type Door, sayDoors } from '../../keeping/hours.ts';
import type { Opened } from '../opened.ts';
import type { Typed } from '../reading.ts';

interface FormProps {
  here: Here;
  opened: Opened;
  /** What stands in the fields: of the draft, else of the entry. */
  typed: Typed;
  /** The doors as they would be with what was typed. */
  doors: readonly Door[];
  /** A sentence beside each field that needs one. */
  errors: Readonly<Record<string, string>>;
}

/** Where each question stands. A kind has those of its facts. */
const groups: readonly { key: string; facts: readonly string[] }[] = [
  { key: 'what', facts: ['name', 'alternate_name', 'description', 'purpose', 'alert'] },
  { key: 'where', facts: ['address_1', 'postal_code', 'city', 'transportation'] },
  { key: 'whom', facts: ['eligibility_description', 'minimum_age', 'maximum_age'] },
  {
    key: 'how',
    facts: [
      'application_process',
      'documents',
      'papers',
      'where_text',
      'deadline',
      'fees_description',
      'cost',
      'wait_time',
    ],
  },
  { key: 'reach', facts: ['phone', 'email', 'url', 'website'] },
];

/** Everything that is said of an entry, in plain questions; whatever is typed is kept, pressed or not. */
export const EntryForm = ({ here, opened, typed, doors, errors }: FormProps) => {
  const { t, href } = here;
  const { kind, id, entry, fresh } = opened;
  const at = `/redazione/${kind}/${id}`;
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={wrongIn({ errors })} />
      <PageHead
        title={fresh ? t(`editing.new_of.${kind}`) : entry.name}
        lead={t(fresh ? 'editing.form.lead_new' : 'editing.form.lead')}
      />
      {fresh ? null : (
        <Buttons>
          <ButtonLink kind="plain" small href={href(`${at}/storia`)}>
            {t('editing.history.title')}
          </ButtonLink>
          {kind === 'procedure' ? null : (
            <ButtonLink kind="plain" small href={href(`${at}/foto`)}>
              {t('editing.photos.title')}
            </ButtonLink>
          )}
        </Buttons>
      )}
      <form class="stack" method="post" action={href(`${at}/modifica`)} novalidate id="entry">
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nobody comes to it: with it the return key saves, whatever stands first */}
        <button type="submit" name="do" value="save" class="visually-hidden" tabindex={-1} aria-hidden="true">
          {t('editing.save')}
        </button>
        {groups.map(({ key, facts: names }) => {
          const asked = facts[kind].filter(({ name }) => names.includes(name));
          return asked.length === 0 ? null : (
            <Panel title={t(`editing.group.${key}`)}>
              <div class="form">
                {names.flatMap((name) => {
                  const fact = asked.find((one) => one.name === name);
                  return fact ? [<Question here={here} fact={fact} typed={typed} error={errors[name]} />] : [];
                })}
              </div>
            </Panel>
          );
        })}
        {doors.length > 0 ? <Hours here={here} opened={opened} doors={doors} error={errors.hours} /> : null}
        {fresh ? null : (
          <Checkbox
            t={t}
            name="checked"
            label={t('editing.checked')}
            help={t('editing.checked_help')}
            checked={typed.checked === 'on'}
          />
        )}
        <Buttons>
          <SubmitButton name="do" value="save">
            {t('editing.save')}
          </SubmitButton>
          <SubmitButton kind="soft" name="do" value="preview">
            {t('editing.preview')}
          </SubmitButton>
          <SubmitButton kind="plain" name="do" value="later">
            {t('editing.later')}
          </SubmitButton>
        </Buttons>
        <comunanza-draft
          data-to={href(`${at}/bozza`)}
          data-labels={JSON.stringify({ saved: t('editing.kept_at'), lost: t('editing.kept_not') })}
        />
        <p class="small muted">{t('editing.kept')}</p>
      </form>
      <StatusPanel here={here} opened={opened} at={at} />
    </div>
  );
};

const types = { phone: 'tel', email: 'email', url: 'url' } as const;
/** A box as high as what is expected in it. */
const rowsOf = ({ input, longest }: Fact): number =>
  input !== 'text' && input !== 'list' ? 1 : input === 'list' || longest > 1_000 ? 5 : 2;
const widths: Partial<Record<Fact['input'], 'short' | 'medium'>> = {
  phone: 'medium',
  postcode: 'short',
  age: 'short',
  email: 'medium',
};

const Question = ({ here: { t }, fact, typed, error }: { here: Here; fact: Fact; typed: Typed; error?: string }) => {
  const { name, input } = fact;
  return (
    <>
      <input type="hidden" name={`was.${name}`} value={typed[`was.${name}`] ?? ''} />
      <TextInput
        t={t}
        name={name}
        label={t(`editing.fact.${name}`)}
        help={t(`editing.help.${name}`)}
        error={error}
        value={typed[name] ?? ''}
        type={input === 'phone' || input === 'email' || input === 'url' ? types[input] : 'text'}
        inputmode={input === 'postcode' || input === 'age' ? 'numeric' : undefined}
        rows={rowsOf(fact)}
        width={widths[input]}
        optional={!fact.required}
        required={fact.required}
        lang="it"
      />
    </>
  );
};

/** The hours in words, door by door, each with its own form. */
const Hours = ({
  here: { t },
  opened,
  doors,
  error,
}: {
  here: Here;
  opened: Opened;
  doors: readonly Door[];
  error?: string;
}) => (
  <section class="panel panel-card stack" id="hours" tabindex={error ? -1 : undefined}>
    <h2>{t('editing.group.hours')}</h2>
    {error ? <p class="field-error">{error}</p> : null}
    {doorsShown(doors).map((door) => {
      const said = sayDoors([{ ...door, name: null }]);
      const before = opened.entry.doors.find(({ id }) => id === door.id);
      const changed = before && sayDoors([{ ...before, name: null }]) !== said;
      return (
        <div class="stack-tight">
          {doors.length > 1 ? <h3>{door.name ?? t('editing.hours.anywhere')}</h3> : null}
          {said ? <Paragraphs of={{ text: said, lang: 'it' }} /> : <p class="muted">{t('editing.hours.none')}</p>}
          {changed ? <Notice kind="warning">{t('editing.hours.changed')}</Notice> : null}
          <Buttons>
            <SubmitButton
              kind="soft"
              name="do"
              value={`hours ${door.id}`}
              icon="clock"
              label={door.name ? `${t('editing.hours.change')}: ${door.name}` : undefined}
            >
              {t('editing.hours.change')}
            </SubmitButton>
          </Buttons>
        </div>
      );
    })}
  </section>
);

/** Where a service has one place and its hours are said there, what is said "anywhere" would never be seen. */
export function doorsShown(doors: readonly Door[]): readonly Door[] {
  const [own, ...places] = doors;
  if (!own || places.length === 0) return doors;
  const [only] = places;
  if (places.length === 1 && only) return own.schedules.length > 0 && only.schedules.length === 0 ? [own] : [only];
  return [...places, own];
}

/** Taking an entry out of sight, and bringing it back: two buttons that lose nothing. */
const StatusPanel = ({ here: { t, href }, opened, at }: { here: Here; opened: Opened; at: string }) => {
  const { kind, fresh, entry } = opened;
  if (fresh) {
    return (
      <form method="post" action={href(`${at}/butta`)}>
        <SubmitButton kind="plain">{t('editing.throw_away')}</SubmitButton>
      </form>
    );
  }
  if (kind === 'place' || kind === 'organization') return null;
  const hidden = entry.status === 'inactive' || entry.status === 'defunct';
  const which = hidden ? 'back' : 'withdraw';
  return (
    <Panel tone="mist" title={t(`editing.${which}_title`)}>
      <p>{t(`editing.${which}_text`)}</p>
      <form method="post" action={href(`${at}/${hidden ? 'riporta' : 'ritira'}`)}>
        <SubmitButton kind="plain">{t(`editing.${which}`)}</SubmitButton>
      </form>
    </Panel>
  );
};

interface UnfinishedProps {
  here: Here;
  opened: Opened;
  /** "di ieri, alle 10:32" */
  since: string;
}

/** A text that was begun and not saved: go on, or throw it away. */
export const UnfinishedPage = ({ here: { t, href }, opened: { kind, id, entry }, since }: UnfinishedProps) => (
  <div class="stack">
    <PageHead title={t('editing.unfinished', { since })} lead={entry.name} />
    <p>{t('editing.unfinished_text')}</p>
    <Buttons>
      <ButtonLink href={href(`/redazione/${kind}/${id}/modifica?bozza=1`)}>{t('editing.go_on')}</ButtonLink>
      <form method="post" action={href(`/redazione/${kind}/${id}/butta`)}>
        <SubmitButton kind="soft">{t('editing.throw_away')}</SubmitButton>
      </form>
    </Buttons>
  </div>
);
