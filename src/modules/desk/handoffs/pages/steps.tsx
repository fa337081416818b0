import { randomUUID } from 'node:crypto';
import type { Shown } from '#platform/forms/index.ts';
import { blank } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, Radios, SubmitButton, TextInput } from '#platform/ui/index.ts';
import type { Opened } from '../queries.ts';
import { type HandoffAct, mayConclude, type Step, verdicts } from '../rules.ts';
import { channels, nextSteps, type reasons } from '../schema.ts';
import { Escort, WhereAndWhen, Why, WordsField } from './fields.tsx';

interface StepProps {
  here: Here;
  /** Where this form is sent. */
  action: string;
  opened: Opened;
  step: Step;
  shown: Shown;
  today: string;
  /** There is nothing else to do. */
  only: boolean;
  /** Where another hand-off that answers this one is begun. */
  another: string;
}

type Reason = (typeof reasons)[number];

const why: Partial<Record<HandoffAct, readonly Reason[]>> = {
  withdraw: ['person_wish', 'solved', 'other'],
  reopen: ['person_wish', 'mistake', 'other'],
  mark_error: ['mistake', 'other'],
};
const usual: readonly Reason[] = ['full', 'not_theirs', 'papers', 'closed_for_now', 'other'];
/** Facts of which one says how they came to be known. */
const heard: readonly HandoffAct[] = ['arrive', 'told', 'lose', 'miss', 'verify', 'withdraw'];

/** One thing that can be done now: its words open a small form, or press at once where nothing is to be said. */
export const StepForm = ({ here, action, opened, step, shown, today, only, another }: StepProps) => {
  const { t } = here;
  const mine = shown.values.act === step.act ? shown : blank;
  const id = typeof mine.values.id === 'string' ? mine.values.id : randomUUID();
  const part = { here, shown: mine, in: step.act };
  const word = t(`desk.handoff.act.${step.act}`);
  const needs = new Set(step.needs);
  const said = (name: string) => (typeof mine.values[name] === 'string' ? mine.values[name] : undefined);
  return (
    <details class="act" open={only || mine !== blank}>
      <summary>{word}</summary>
      <form class="stack" method="post" action={action} novalidate>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="act" value={step.act} />
        <input type="hidden" name="seen" value={String(opened.row.last_event ?? 0)} />
        {needs.has('appointment_at') ? <WhereAndWhen {...part} first={today} /> : null}
        {needs.has('reason') || step.act === 'withdraw' ? <Why {...part} among={why[step.act] ?? usual} /> : null}
        {needs.has('expected_on') ? (
          <TextInput
            t={t}
            id={`${step.act}-expected`}
            name="expected_on"
            type="date"
            label={t('desk.handoff.expected_on')}
            error={mine.errors.expected_on}
            value={said('expected_on')}
          />
        ) : null}
        {needs.has('verdict') ? (
          <Radios
            t={t}
            id="verify-verdict"
            name="verdict"
            legend={t('desk.handoff.verdict')}
            help={t('desk.handoff.verdict_help', { tries: opened.row.tries })}
            look="tiles"
            error={mine.errors.verdict}
            value={said('verdict') ?? null}
            options={verdicts
              .filter((verdict) => mayConclude(verdict, opened.row.tries))
              .map((value) => ({ value, label: t(`desk.handoff.verdict.${value}`) }))}
          />
        ) : null}
        {needs.has('next_step') ? (
          <>
            <Buttons>
              <ButtonLink kind="soft" icon="phone" href={another}>
                {t('desk.handoff.next_step.new_handoff')}
              </ButtonLink>
            </Buttons>
            <Radios
              t={t}
              id="close-next"
              name="next_step"
              legend={t('desk.handoff.next_step')}
              look="tiles"
              error={mine.errors.next_step}
              value={said('next_step') ?? null}
              options={nextSteps
                .filter((value) => value !== 'new_handoff')
                .map((value) => ({ value, label: t(`desk.handoff.next_step.${value}`) }))}
            />
          </>
        ) : null}
        {step.act === 'arrive' ? <Escort {...part} /> : null}
        {heard.includes(step.act) ? (
          <Radios
            t={t}
            id={`${step.act}-channel`}
            name="channel"
            legend={t('desk.handoff.channel')}
            look="tiles"
            value={said('channel') ?? 'telephone'}
            options={channels.map((value) => ({ value, label: t(`desk.handoff.channel.${value}`) }))}
          />
        ) : null}
        <WordsField {...part} label={t('desk.handoff.words')} optional={!needs.has('outcome') && !needs.has('reply')} />
        <Buttons>
          <SubmitButton kind="soft" icon="check">
            {word}
          </SubmitButton>
        </Buttons>
      </form>
    </details>
  );
};
