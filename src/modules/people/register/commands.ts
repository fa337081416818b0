import { NotFound, type Tx } from '#platform/database/index.ts';
import type { Here } from '#platform/http/index.ts';
import { writeMail } from '#platform/mail/index.ts';
import { revokeRole } from '../commands.ts';
import { mayGrant } from '../policy.ts';
import { rolesOf } from '../queries.ts';
import { roleInWords } from '../words.ts';

/** Ends a role that someone else holds, and tells them. Returns what it was, in identifiers. */
export async function endRole(tx: Tx, here: Here, grantId: string): Promise<string> {
  const grant = await tx
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['person_id', 'role', 'scope', 'scope_id', 'person.email'])
    .where('role_grant.id', '=', grantId)
    .executeTakeFirst();
  if (!grant || !mayGrant(here.actor, grant.person_id, grant)) throw new NotFound();
  const { t, lang, commons, config } = here;
  const named = (await rolesOf(tx, grant.person_id, here.now)).find((held) => held.id === grantId);
  await revokeRole(tx, here.actor, grant.person_id, grant);
  if (named) {
    await writeMail(tx, config.origin, {
      about: 'people.role_ended',
      address: grant.email,
      personId: grant.person_id,
      subject: t('people.me.notice_subject', { town: commons.title }),
      paragraphs: [
        t('people.letter_hello'),
        t('people.register.ended_letter', { town: commons.title }),
        roleInWords(t, lang, { ...named, ends_at: null }),
        t('people.register.ended_letter_ask'),
      ],
    });
  }
  return [grant.person_id, grant.role, grant.scope, ...(grant.scope_id ? [grant.scope_id] : [])].join(':');
}
