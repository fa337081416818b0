import { sql } from 'kysely';
import type { Tx } from '#platform/database/index.ts';
import type { Here } from '#platform/http/index.ts';
import { writeMail } from '#platform/mail/index.ts';
import { codeMinutes, linkHours } from './rules.ts';

/** What a letter needs of the request that writes it. */
export type Sender = Pick<Here, 't' | 'absolute' | 'config' | 'commons'>;

const manage = (organizationId: string) => `/organizzazioni/${organizationId}/gestisci`;

/** The six figures, to the address on file. */
export const writeCode = (tx: Tx, here: Sender, to: string, organization: { id: string; name: string }, code: string) =>
  writeMail(tx, here.config.origin, {
    about: 'claims.code',
    address: to,
    subject: here.t('claims.letter.code_subject', { name: organization.name }),
    paragraphs: [
      here.t('claims.letter.code', { name: organization.name, town: here.commons.title, minutes: codeMinutes }),
      `${code.slice(0, 3)} ${code.slice(3)}`,
      here.t('claims.letter.code_not_you'),
    ],
  });

/** The link for who has no account, to the address on file. */
export const writeLink = (
  tx: Tx,
  here: Sender,
  to: string,
  organization: { id: string; name: string },
  token: string,
) =>
  writeMail(tx, here.config.origin, {
    about: 'claims.link',
    address: to,
    subject: here.t('claims.letter.link_subject', { name: organization.name }),
    paragraphs: [
      here.t('claims.letter.link', { name: organization.name, town: here.commons.title, hours: linkHours }),
      here.absolute(`${manage(organization.id)}/nuovo?t=${token}`),
      here.t('claims.letter.link_not_you'),
    ],
  });

/** Somebody waits for a yes or no: told to those who coordinate, and to who looks after the entries now. */
export async function tellOfRequest(
  tx: Tx,
  here: Sender,
  organization: { id: string; name: string },
  lead: { id: string; email: string } | undefined,
): Promise<void> {
  for (const one of await coordinators(tx)) {
    await writeMail(tx, here.config.origin, {
      about: 'claims.request',
      address: one.email,
      personId: one.id,
      subject: here.t('claims.letter.request_subject', { name: organization.name }),
      paragraphs: [
        here.t('claims.letter.request', { name: organization.name }),
        here.absolute('/coordinamento/richieste'),
      ],
    });
  }
  if (!lead) return;
  await writeMail(tx, here.config.origin, {
    about: 'claims.contested',
    address: lead.email,
    personId: lead.id,
    subject: here.t('claims.letter.contested_subject', { name: organization.name }),
    paragraphs: [
      here.t('claims.letter.contested', { name: organization.name, town: here.commons.title }),
      here.absolute(manage(organization.id)),
    ],
  });
}

/** What was decided, to one of those whom it concerns. `outcome` names its words in the messages. */
export const tellOutcome = (
  tx: Tx,
  here: Sender,
  to: { id: string; email: string },
  organization: { id: string; name: string },
  outcome: 'yes' | 'no' | 'kept' | 'beside' | 'instead',
  answer: string | null,
) =>
  writeMail(tx, here.config.origin, {
    about: `claims.${outcome}`,
    address: to.email,
    personId: to.id,
    subject: here.t(`claims.letter.${outcome}_subject`, { name: organization.name }),
    paragraphs: [
      here.t(`claims.letter.${outcome}`, { name: organization.name, town: here.commons.title }),
      ...(answer ? [here.t('claims.letter.answer', { answer })] : []),
      here.absolute(manage(organization.id)),
    ],
  });

// More than a few would be a list, not a person who answers.
const mostCoordinators = 10;

async function coordinators(tx: Tx): Promise<{ id: string; email: string }[]> {
  const { rows } = await sql<{ id: string; email: string }>`
    select p.id, p.email from role_grant g join person p on p.id = g.person_id
    where g.role = 'commons_coordinator' and g.scope = 'commons' and (g.ends_at is null or g.ends_at > now())
    order by p.id limit ${mostCoordinators}`.execute(tx);
  return rows;
}
