import type { Shown } from '#platform/forms/index.ts';
import { Buttons, Notice, PageHead, Radios, SubmitButton, TextInput } from '#platform/ui/index.ts';
import { firstPaperDay } from '../paper-day.ts';
import type { DeskPoint } from '../queries.ts';
import { forWhom, outcomes, reasons, ways } from '../schema.ts';
import { Answers, type AnswersProps } from './answers.tsx';
import { More } from './more.tsx';

interface ContactProps extends AnswersProps {
  point: DeskPoint;
  /** The name of this contact: the same form sent twice is one. */
  id: string;
  shown: Shown;
  neighbourhoods: readonly { id: string; name: string }[];
  /** Today in Rome. */
  today: string;
}

/** Words that the island says by itself, when the line drops. */
const told = ['waiting', 'again', 'now', 'written', 'signed_out', 'sign_in', 'found', 'keys_on', 'keys_off'] as const;

/**
 * One screen for one contact, in the order of the work: what was asked, what was answered, how it ended. No name, nothing of a
 * person. Digits choose the tiles where script runs.
 */
export const ContactPage = (props: ContactProps) => {
  const { here, point, id, shown, today } = props;
  const { t, href } = here;
  const { values, errors, problem } = shown;
  const said = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const base = href(`/sportello/${point.id}`);
  const day = said('day');
  return (
    <comunanza-desk
      data-answers={`${base}/risposte`}
      data-sign-in={href('/accedi')}
      data-labels={JSON.stringify(Object.fromEntries(told.map((one) => [one, t(`desk.line.${one}`)])))}
    >
      <form class="stack contact" method="post" action={`${base}/contatto`} novalidate>
        <input type="hidden" name="id" value={id} />
        <PageHead title={t(day === undefined ? 'desk.contact.title' : 'desk.contact.paper_title')}>
          <p class="small muted">
            {point.name} · <a href={href('/urgente')}>{t('desk.urgent.go')}</a> ·{' '}
            {day === undefined ? (
              <a href={`${base}/contatto?foglio=${today}`}>{t('desk.contact.from_paper')}</a>
            ) : (
              <a href={`${base}/contatto`}>{t('desk.contact.not_paper')}</a>
            )}
          </p>
        </PageHead>
        {problem ? (
          <Notice kind="warning" role="alert">
            <p>{problem}</p>
          </Notice>
        ) : null}
        {day === undefined ? null : (
          <TextInput
            t={t}
            name="day"
            type="date"
            width="short"
            label={t('desk.contact.day')}
            help={t('desk.contact.day_help')}
            error={errors.day}
            value={day}
            min={firstPaperDay(today)}
            max={today}
          />
        )}
        <Radios
          t={t}
          name="came_for"
          legend={t('desk.contact.came_for')}
          look="tiles"
          value={said('came_for') ?? 'request'}
          options={reasons.map((value, at) => ({ value, label: t(`desk.came_for.${value}`), shortcut: `${at + 1}` }))}
        />
        <div class="stack asked">
          <TextInput
            t={t}
            name="words"
            label={t('desk.contact.words')}
            help={t('desk.contact.words_help')}
            error={errors.words}
            value={said('words')}
            maxlength={500}
            autocomplete="off"
            spellcheck
          />
          <Buttons>
            <SubmitButton kind="soft" icon="search" name="do" value="search" formaction={`${base}/contatto#answers`}>
              {t('desk.contact.search')}
            </SubmitButton>
          </Buttons>
          <Answers {...props} />
        </div>
        <Radios
          t={t}
          name="for_whom"
          legend={t('desk.contact.for_whom')}
          look="tiles"
          value={said('for_whom') ?? 'self'}
          options={forWhom.map((value, at) => ({ value, label: t(`desk.for_whom.${value}`), shortcut: `${at + 5}` }))}
        />
        <Radios
          t={t}
          name="how"
          legend={t('desk.contact.how')}
          look="tiles"
          value={said('how') ?? 'in_person'}
          options={ways.map((value, at) => ({ value, label: t(`desk.how.${value}`), shortcut: `${at + 7}` }))}
        />
        <div class="asked">
          <Radios
            t={t}
            name="outcome"
            legend={t('desk.contact.outcome')}
            look="tiles"
            error={errors.outcome}
            value={said('outcome') ?? 'answered'}
            options={outcomes
              .filter((value) => value !== 'nothing_asked' && value !== 'to_follow')
              .map((value) => ({ value, label: t(`desk.outcome.${value}`) }))}
          />
        </div>
        <More {...props} />
        <Buttons>
          <SubmitButton icon="check" name="do" value="done">
            {t('desk.contact.done')}
          </SubmitButton>
          <SubmitButton kind="soft" icon="arrow-right" name="do" value="follow">
            {t('desk.contact.follow')}
          </SubmitButton>
        </Buttons>
        <p class="small muted">{t('desk.contact.nobody')}</p>
      </form>
    </comunanza-desk>
  );
};
