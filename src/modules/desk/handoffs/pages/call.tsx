import type { Shown } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { Buttons, Notice, PageHead, Radios, SubmitButton, TextInput } from '#platform/ui/index.ts';
import type { DeskPoint } from '../../counter/queries.ts';
import { Escort, WhereAndWhen, Why, WordsField } from './fields.tsx';

interface CallProps {
  here: Here;
  point: DeskPoint;
  /** The name of this hand-off: the same form sent twice is one. */
  id: string;
  today: string;
  shown: Shown;
  /** What was answered at the contact it comes from: `value` as the form sends it. */
  answered: readonly { value: string; title: string }[];
}

/** «Ho telefonato»: with which office, when, and what was agreed, in one page and without a name. */
export const CallPage = ({ here, point, id, today, shown, answered }: CallProps) => {
  const { t, href } = here;
  const said = (name: string) => (typeof shown.values[name] === 'string' ? shown.values[name] : undefined);
  const part = { here, shown, in: 'call' };
  return (
    <form class="stack call" method="post" action={href(`/sportello/${point.id}/invii/nuovo`)} novalidate>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="encounter" value={said('encounter') ?? ''} />
      <input type="hidden" name="after" value={said('after') ?? ''} />
      <PageHead title={t('desk.handoff.call.title')} lead={t('desk.handoff.call.lead')} />
      {shown.problem ? (
        <Notice kind="warning" role="alert">
          <p>{shown.problem}</p>
        </Notice>
      ) : null}
      {answered.length > 0 ? (
        <Radios
          t={t}
          name="entry"
          legend={t('desk.handoff.call.entry')}
          value={said('entry') ?? ''}
          options={[
            ...answered.map(({ value, title }) => ({ value, label: title })),
            { value: '', label: t('desk.handoff.call.entry_none') },
          ]}
        />
      ) : null}
      <TextInput
        t={t}
        name="office"
        label={t('desk.handoff.call.office')}
        help={t('desk.handoff.call.office_help')}
        maxlength={200}
        error={shown.errors.office}
        value={said('office')}
      />
      <TextInput
        t={t}
        name="day"
        type="date"
        width="medium"
        label={t('desk.handoff.call.day')}
        max={today}
        error={shown.errors.day}
        value={said('day') ?? today}
      />
      <Radios
        t={t}
        name="answer"
        legend={t('desk.handoff.call.answer')}
        look="tiles"
        error={shown.errors.answer}
        value={said('answer') ?? 'agree'}
        options={(['agree', 'refuse'] as const).map((value) => ({
          value,
          label: t(`desk.handoff.call.answer.${value}`),
        }))}
      />
      <WordsField {...part} label={t('desk.handoff.call.words')} optional />
      <fieldset class="stack if-agreed">
        <legend>{t('desk.handoff.call.if_agreed')}</legend>
        <WhereAndWhen {...part} first={today} />
        <Escort {...part} />
      </fieldset>
      <fieldset class="stack if-refused">
        <legend>{t('desk.handoff.call.if_refused')}</legend>
        <Why {...part} among={['full', 'not_theirs', 'papers', 'closed_for_now', 'other']} />
      </fieldset>
      <Buttons>
        <SubmitButton icon="check">{t('desk.handoff.call.done')}</SubmitButton>
      </Buttons>
      <p class="small muted">{t('desk.handoff.call.sealed')}</p>
    </form>
  );
};
