import { type Config, isAtHome } from '#platform/config/index.ts';
import { NotFound } from '#platform/database/index.ts';
import { anyone, doors, showPage } from '#platform/http/index.ts';
import { latestMails } from '#platform/mail/index.ts';
import { MailboxPage } from './pages/mailbox.tsx';

/** Where mails lie that no server takes: in the demo and where one develops, and nowhere else. */
export const mailboxWeb = doors();

mailboxWeb.get('/posta', anyone, async (c) => {
  const { here } = c.var;
  if (!hasMailbox(here.config)) throw new NotFound();
  c.header('Cache-Control', 'no-store');
  const page = <MailboxPage here={here} mails={await latestMails(here.db)} />;
  return showPage(c, { title: here.t('app.mailbox.title'), unlisted: true }, page);
});

/** Whether mails are shown here instead of sent. */
const hasMailbox = (config: Config): boolean => isAtHome(config) && config.smtpUrl === undefined;
