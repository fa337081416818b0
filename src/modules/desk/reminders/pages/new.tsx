import type { Here } from '#platform/http/index.ts';
import { Buttons, Checkbox, Notice, PageHead, Panel, Radios, SubmitButton } from '#platform/ui/index.ts';
import { notice, noticeLangs } from '../notice.ts';
import type { Listed } from '../queries.ts';
import { DueFields, PersonFields } from './fields.tsx';
import { Lines } from './list.tsx';

interface NewProps {
  here: Here;
  point: { id: string; name: string };
  controller: string;
  values: Record<string, string>;
  errors: Record<string, string>;
  problem: string | undefined;
  /** Of this point, with the same telephone. */
  alike: readonly Listed[];
  /** A contact was just written down. */
  afterContact: boolean;
}

/** First the notice is read to the person, then four things are written. */
export const NewReminderPage = ({
  here,
  point,
  controller,
  values,
  errors,
  problem,
  alike,
  afterContact,
}: NewProps) => {
  const { t, href } = here;
  const base = href(`/sportello/${point.id}/promemoria`);
  return (
    <form class="stack" method="post" action={`${base}/nuovo`} novalidate>
      <input type="hidden" name="id" value={values.id} />
      <PageHead title={t('desk.reminder.new_title')} lead={t('desk.reminder.new_lead')} />
      {afterContact ? (
        <Notice kind="success" role="status">
          <p>
            {t('desk.reminder.after_contact')}{' '}
            <a href={href(`/sportello/${point.id}`)}>{t('desk.reminder.not_needed')}</a>
          </p>
        </Notice>
      ) : null}
      {problem ? (
        <Notice kind="warning" role="alert">
          <p>{problem}</p>
        </Notice>
      ) : null}
      <Panel tone="mist" title={t('desk.reminder.notice')}>
        <ReadAloud controller={controller} lang="it" />
        {noticeLangs
          .filter((lang) => lang !== 'it')
          .map((lang) => (
            <details class="more">
              <summary>{t(`desk.reminder.lang.${lang}`)}</summary>
              <ReadAloud controller={controller} lang={lang} />
            </details>
          ))}
        <Radios
          t={t}
          name="notice_lang"
          legend={t('desk.reminder.notice_lang')}
          look="tiles"
          error={errors.notice_lang}
          value={values.notice_lang ?? null}
          options={noticeLangs.map((lang) => ({ value: lang, label: t(`desk.reminder.lang.${lang}`) }))}
        />
        <Checkbox
          t={t}
          name="agreed"
          label={t('desk.reminder.agreed')}
          error={errors.agreed}
          checked={values.agreed === 'on'}
        />
      </Panel>
      <PersonFields t={t} values={values} errors={errors} />
      {alike.length > 0 ? (
        <Notice kind="warning" title={t('desk.reminder.alike_title')}>
          <Lines here={here} base={base} all={alike} />
          <Checkbox t={t} name="anyway" label={t('desk.reminder.anyway')} />
        </Notice>
      ) : null}
      <DueFields t={t} values={values} errors={errors} />
      <Buttons>
        <SubmitButton icon="check">{t('desk.reminder.save')}</SubmitButton>
      </Buttons>
      <p class="small muted">{t('desk.reminder.nothing_else')}</p>
    </form>
  );
};

const ReadAloud = ({ controller, lang }: { controller: string; lang: (typeof noticeLangs)[number] }) => (
  <div lang={lang} class="stack">
    {notice.text[lang](controller).map((sentence) => (
      <p>{sentence}</p>
    ))}
  </div>
);
