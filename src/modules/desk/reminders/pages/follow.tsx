import { romeDate } from '#platform/calendar/index.ts';
import type { Here } from '#platform/http/index.ts';
import { Buttons, Facts, Notice, PageHead, SubmitButton, TextInput } from '#platform/ui/index.ts';
import type { Followed } from '../follow.ts';
import { dateInWords, dueInWords } from '../words.ts';

interface AskProps {
  here: Here;
  code: string | undefined;
  errors: Record<string, string>;
}

/** One question: the code on the slip. */
export const AskCodePage = ({ here: { t, href }, code, errors }: AskProps) => (
  <form class="stack" method="post" action={href('/seguito')} novalidate>
    <PageHead title={t('desk.follow.title')} lead={t('desk.follow.lead')} />
    <TextInput
      t={t}
      name="code"
      width="medium"
      label={t('desk.follow.code')}
      help={t('desk.follow.code_help')}
      error={errors.code}
      value={code}
      maxlength={30}
      autocomplete="off"
      spellcheck={false}
    />
    <Buttons>
      <SubmitButton>{t('desk.follow.see')}</SubmitButton>
    </Buttons>
    <p class="small muted">{t('desk.follow.private')}</p>
  </form>
);

interface FollowedProps {
  here: Here;
  followed: Followed;
  code: string;
  /** The person just said that something is wrong. */
  told: boolean;
}

/** What is written of whoever holds the slip, what is next, and two buttons: it is wrong, stop. */
export const FollowedPage = ({ here, followed, code, told }: FollowedProps) => {
  const { t, lang, href } = here;
  return (
    <div class="stack">
      <PageHead title={t('desk.follow.yours')} lead={followed.point} />
      {told ? (
        <Notice kind="success" role="status">
          <p>{t('desk.follow.told')}</p>
        </Notice>
      ) : null}
      <Facts
        facts={[
          { term: t('desk.follow.name'), detail: followed.name },
          { term: t('desk.follow.phone'), detail: t('desk.follow.phone_end', { end: followed.phone.slice(-3) }) },
          { term: t('desk.follow.promised'), detail: followed.promise },
          {
            term: t('desk.follow.next'),
            detail: followed.done_at
              ? t('desk.follow.done')
              : t('desk.follow.call', { point: followed.point, day: dueInWords(t, lang, followed) }),
          },
          {
            term: t('desk.follow.who'),
            detail: t('desk.follow.who_says', {
              basis: t(`desk.reminder.basis.${followed.basis}`),
              controller: followed.controller,
              day: dateInWords(lang, romeDate(followed.made_at)),
            }),
          },
        ]}
        columns={1}
      />
      <details class="more">
        <summary>{t('desk.follow.wrong')}</summary>
        <form class="stack" method="post" action={href('/seguito/sbagliato')}>
          <input type="hidden" name="code" value={code} />
          <TextInput t={t} name="words" rows={3} optional label={t('desk.follow.wrong_what')} maxlength={300} />
          <Buttons>
            <SubmitButton kind="soft">{t('desk.follow.wrong_do')}</SubmitButton>
          </Buttons>
        </form>
      </details>
      <details class="more">
        <summary>{t('desk.follow.stop')}</summary>
        <form class="stack" method="post" action={href('/seguito/basta')}>
          <input type="hidden" name="code" value={code} />
          <p>{t('desk.follow.stop_means')}</p>
          <Buttons>
            <SubmitButton kind="danger">{t('desk.follow.stop_do')}</SubmitButton>
          </Buttons>
        </form>
      </details>
    </div>
  );
};

/** Nothing is left. */
export const StoppedPage = ({ here: { t, href } }: { here: Here }) => (
  <div class="stack">
    <PageHead title={t('desk.follow.stopped')} lead={t('desk.follow.stopped_means')} />
    <p>
      <a href={href('/punti')}>{t('desk.follow.points')}</a>
    </p>
  </div>
);
