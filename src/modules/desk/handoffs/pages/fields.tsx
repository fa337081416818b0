import type { Shown } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { Radios, TextInput } from '#platform/ui/index.ts';
import { escorts, means, type reasons } from '../schema.ts';

interface FieldsProps {
  here: Here;
  shown: Shown;
  /** Sets the fields of one small form apart from those of the others on its page. */
  in: string;
}

const text = (shown: Shown, name: string) => {
  const value = shown.values[name];
  return typeof value === 'string' ? value : undefined;
};

/** Day, time, place and what to bring: what whoever goes must know. */
export const WhereAndWhen = ({ here: { t }, shown, in: of, first }: FieldsProps & { first: string }) => (
  <>
    <TextInput
      t={t}
      id={`${of}-day`}
      name="appointment_on"
      type="date"
      width="medium"
      label={t('desk.handoff.appointment_on')}
      optional
      min={first}
      error={shown.errors.appointment_on}
      value={text(shown, 'appointment_on')}
    />
    <TextInput
      t={t}
      id={`${of}-time`}
      name="appointment_time"
      type="time"
      width="short"
      label={t('desk.handoff.appointment_time')}
      optional
      error={shown.errors.appointment_time}
      value={text(shown, 'appointment_time')}
    />
    <TextInput
      t={t}
      id={`${of}-place`}
      name="place"
      label={t('desk.handoff.place')}
      help={t('desk.handoff.place_help')}
      optional
      maxlength={200}
      error={shown.errors.place}
      value={text(shown, 'place')}
    />
    <TextInput
      t={t}
      id={`${of}-bring`}
      name="bring"
      label={t('desk.handoff.bring')}
      optional
      maxlength={300}
      error={shown.errors.bring}
      value={text(shown, 'bring')}
    />
  </>
);

/** Who goes along, and by what means. */
export const Escort = ({ here: { t }, shown, in: of }: FieldsProps) => (
  <>
    <Radios
      t={t}
      id={`${of}-escort`}
      name="escort"
      legend={t('desk.handoff.escort')}
      look="tiles"
      optional
      value={text(shown, 'escort') ?? null}
      options={escorts.map((value) => ({ value, label: t(`desk.handoff.escort.${value}`) }))}
    />
    <Radios
      t={t}
      id={`${of}-means`}
      name="means"
      legend={t('desk.handoff.means')}
      look="tiles"
      optional
      value={text(shown, 'means') ?? null}
      options={means.map((value) => ({ value, label: t(`desk.handoff.means.${value}`) }))}
    />
  </>
);

type Reason = (typeof reasons)[number];

/** Why: one of those that can be the case there, and words where one wants. */
export const Why = ({ here: { t }, shown, in: of, among }: FieldsProps & { among: readonly Reason[] }) => (
  <Radios
    t={t}
    id={`${of}-reason`}
    name="reason"
    legend={t('desk.handoff.reason')}
    look="tiles"
    error={shown.errors.reason}
    value={text(shown, 'reason') ?? null}
    options={among.map((value) => ({ value, label: t(`desk.handoff.reason.${value}`) }))}
  />
);

export const WordsField = ({
  here: { t },
  shown,
  in: of,
  label,
  optional = false,
}: FieldsProps & { label: string; optional?: boolean }) => (
  <TextInput
    t={t}
    id={`${of}-words`}
    name="words"
    rows={2}
    label={label}
    help={t('desk.handoff.words_help')}
    optional={optional}
    maxlength={500}
    error={shown.errors.words}
    value={text(shown, 'words')}
  />
);
