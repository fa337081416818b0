import { romeDate } from '#platform/calendar/index.ts';
import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, Facts, Notice, PageHead, SubmitButton, Tel } from '#platform/ui/index.ts';
import { changeable, type Values } from '../changes.ts';
import { lastDayOf } from '../due.ts';
import { DAYS_AFTER_DONE } from '../notice.ts';
import type { Reminder } from '../queries.ts';
import { dateInWords, dayInWords, dueInWords } from '../words.ts';
import { DueFields, PersonFields } from './fields.tsx';

export interface ReminderProps {
  here: Here;
  base: string;
  /** Where the slip is, in the language in which the notice was read. */
  slip: string;
  reminder: Reminder;
  /** What the form that changes it holds, what it was when that was begun, and what is wrong with it. */
  typed: Values;
  was: Values;
  errors: Record<string, string>;
  problem: string | undefined;
  /** Which form was sent and came back. */
  open: 'change' | 'postpone' | null;
  /** It was just written. */
  fresh: boolean;
}

/** One reminder, opened: whom to call, what was promised, and what became of it. */
export const ReminderPage = (props: ReminderProps) => {
  const { here, base, reminder, problem, fresh, slip } = props;
  const { t, lang } = here;
  const path = `${base}/${reminder.id}`;
  return (
    <div class="stack">
      <PageHead title={reminder.name} lead={t('desk.reminder.by', { day: dueInWords(t, lang, reminder) })} />
      {fresh ? (
        <Notice kind="success" role="status">
          <p>{t('desk.reminder.saved')}</p>
        </Notice>
      ) : null}
      {problem ? (
        <Notice kind="warning" role="alert">
          <p>{problem}</p>
        </Notice>
      ) : null}
      {reminder.wrong_at ? (
        <Notice kind="warning" title={t('desk.reminders.wrong')}>
          {reminder.wrong_words ? <p>{reminder.wrong_words}</p> : <p>{t('desk.reminder.wrong_how')}</p>}
        </Notice>
      ) : null}
      <Facts
        facts={[
          { term: t('desk.reminder.phone'), detail: <Tel number={reminder.phone} />, icon: 'phone' },
          { term: t('desk.reminder.promise'), detail: reminder.promise },
        ]}
      />
      {reminder.done_at ? <Done here={here} path={path} reminder={reminder} /> : <ToDo {...props} path={path} />}
      <Buttons>
        <ButtonLink kind={fresh ? 'main' : 'soft'} icon="print" href={slip}>
          {t('desk.reminder.slip')}
        </ButtonLink>
        <ButtonLink kind="plain" icon="chevron-left" href={base}>
          {t('desk.reminder.to_list')}
        </ButtonLink>
      </Buttons>
      <Change {...props} path={path} />
      <Erase here={here} path={path} />
      <p class="small muted">
        {t('desk.reminder.kept', {
          version: reminder.notice,
          lang: t(`desk.reminder.lang.${reminder.notice_lang}`),
          controller: reminder.controller,
          basis: t(`desk.reminder.basis.${reminder.basis}`),
          days: DAYS_AFTER_DONE,
          end: dateInWords(lang, lastDayOf(reminder.made_at)),
        })}
      </p>
    </div>
  );
};

type PartProps = ReminderProps & { path: string };

const ToDo = ({ here: { t }, path, typed, errors, open, fresh, reminder }: PartProps) => (
  <>
    <form method="post" action={`${path}/fatto`}>
      <Buttons>
        <SubmitButton kind={fresh ? 'soft' : 'main'} icon="check">
          {t('desk.reminder.finish')}
        </SubmitButton>
      </Buttons>
    </form>
    <details class="more" open={open === 'postpone'}>
      <summary>{t('desk.reminder.postpone')}</summary>
      <form class="stack" method="post" action={`${path}/rimanda`} novalidate>
        <DueFields
          t={t}
          prefix="postpone-"
          values={open === 'postpone' ? typed : reminder}
          errors={open === 'postpone' ? errors : {}}
        />
        <Buttons>
          <SubmitButton kind="soft" icon="calendar">
            {t('desk.reminder.postpone_do')}
          </SubmitButton>
        </Buttons>
      </form>
    </details>
  </>
);

const Done = ({ here: { t, lang }, path, reminder }: { here: Here; path: string; reminder: Reminder }) => (
  <Notice kind="success">
    <p>{t('desk.reminder.done_on', { day: dayInWords(lang, romeDate(reminder.done_at ?? reminder.made_at)) })}</p>
    <form method="post" action={`${path}/riapri`}>
      <Buttons>
        <SubmitButton kind="soft">{t('desk.reminder.reopen')}</SubmitButton>
      </Buttons>
    </form>
  </Notice>
);

const Change = ({ here: { t }, path, typed, was, errors, open, reminder }: PartProps) => (
  <details class="more" open={open === 'change'}>
    <summary>{t('desk.reminder.change')}</summary>
    <form class="stack" method="post" action={path} novalidate>
      {changeable.map((field) => (
        <input type="hidden" name={`was_${field}`} value={was[field]} />
      ))}
      <PersonFields t={t} values={open === 'change' ? typed : reminder} errors={open === 'change' ? errors : {}} />
      <DueFields t={t} values={open === 'change' ? typed : reminder} errors={open === 'change' ? errors : {}} />
      <Buttons>
        <SubmitButton kind="soft" icon="check">
          {t('desk.reminder.change_do')}
        </SubmitButton>
      </Buttons>
    </form>
  </details>
);

const Erase = ({ here: { t }, path }: { here: Here; path: string }) => (
  <details class="more">
    <summary>{t('desk.reminder.erase')}</summary>
    <form class="stack" method="post" action={`${path}/cancella`}>
      <p>{t('desk.reminder.erase_means')}</p>
      <Buttons>
        <SubmitButton kind="danger">{t('desk.reminder.erase_do')}</SubmitButton>
      </Buttons>
    </form>
  </details>
);
