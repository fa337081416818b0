import type { Tx } from '#platform/database/index.ts';
import type { Here } from '#platform/http/index.ts';
import { writeMail } from '#platform/mail/index.ts';
import { dayInWords, roleInWords } from '../words.ts';
import { invitationById } from './queries.ts';

/** Writes the letter of an invitation, in the language of whoever invites. */
export async function writeInvitation(tx: Tx, here: Here, id: string, token: string): Promise<void> {
  const { t, lang, commons, config } = here;
  const invitation = await invitationById(tx, id);
  if (!invitation) return;
  const { email, invited_by_name: by, expires_at, role_ends_at } = invitation;
  const role = roleInWords(t, lang, { ...invitation, ends_at: role_ends_at });
  await writeMail(tx, config.origin, {
    about: 'people.invitation',
    address: email,
    subject: t('people.invite.letter_subject', { town: commons.title }),
    paragraphs: [
      t('people.letter_hello'),
      t('people.invite.letter_why', { by, town: commons.title }),
      role,
      t('people.invite.letter_link', { until: dayInWords(lang, expires_at) }),
      here.absolute(`/invito/${token}`),
      t('people.invite.letter_not_me'),
    ],
  });
}
