import type { Here } from '#platform/http/index.ts';
import type { LyingMail } from '#platform/mail/index.ts';
import { EmptyState, Notice, PageHead, Panel } from '#platform/ui/index.ts';

/** What would have been sent, the newest first. */
export const MailboxPage = ({ here: { t, lang }, mails }: { here: Here; mails: readonly LyingMail[] }) => (
  <div class="stack">
    <PageHead title={t('app.mailbox.title')} lead={t('app.mailbox.lead')} />
    <Notice kind="warning">
      <p>{t('app.mailbox.only_here')}</p>
    </Notice>
    {mails.length === 0 ? <EmptyState title={t('app.mailbox.empty')} /> : null}
    {mails.map((mail) => (
      <Panel title={mail.subject}>
        <p class="small muted">
          {t('app.mailbox.to', {
            address: mail.address,
            when: mail.queued_at.toLocaleString(lang, {
              dateStyle: 'medium',
              timeStyle: 'short',
              timeZone: 'Europe/Rome',
            }),
          })}
        </p>
        <div class="letter">{linked(mail.body)}</div>
      </Panel>
    ))}
  </div>
);

/** The text as it was written, its addresses as links. */
const linked = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part) => (/^https?:/.test(part) ? <a href={part}>{part}</a> : part));
