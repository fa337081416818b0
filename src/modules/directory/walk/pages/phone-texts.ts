import type { T } from '#platform/messages/index.ts';

/** What the phone says by itself; the island fills in what stands in braces. */
export const phoneTexts = (t: T) => ({
  use_position: t('walk.phone.use_position'),
  asking: t('walk.phone.asking'),
  here: t('walk.phone.here', { metres: '{metres}' }),
  denied: t('walk.phone.denied'),
  kept: t('walk.phone.kept', { name: '{name}' }),
  sent: t('walk.phone.sent', { name: '{name}' }),
  unsure: t('walk.phone.unsure', { name: '{name}' }),
  look: t('walk.phone.look'),
  waiting: t('walk.phone.waiting'),
  to_send: t('walk.phone.to_send'),
  sign_in: t('walk.phone.sign_in'),
  sign_in_first: t('walk.phone.sign_in_first'),
  remove: t('walk.phone.remove', { name: '{name}' }),
  resume: t('walk.phone.resume', { name: '{name}' }),
  kind_missing: t('walk.kind_missing'),
  name_missing: t('walk.name_missing'),
  where_missing: t('walk.where_missing'),
  consent_missing: t('walk.consent_missing'),
  alt_missing: t('walk.alt_missing'),
});
