import type { Role } from '#platform/identity/index.ts';
import type { Lang, T } from '#platform/messages/index.ts';

type Named = Role & { scope_name: string | null };

/** Where a role counts: «in tutta la comunanza», «Casa del Quartiere». */
export const placeInWords = (t: T, { scope, scope_name }: Pick<Named, 'scope' | 'scope_name'>): string =>
  scope === 'commons' ? t('people.in_commons') : (scope_name ?? t('people.in_absent'));

/** «Redazione: in tutta la comunanza», «Gestione del punto: Casa del Quartiere, fino al 3 marzo 2027». */
export function roleInWords(t: T, lang: Lang, held: Named & { ends_at: Date | null }): string {
  const role = t(`people.role.${held.role}`);
  const place = placeInWords(t, held);
  if (!held.ends_at) return t('people.role_where', { role, place });
  return t('people.role_where_until', { role, place, until: dayInWords(lang, held.ends_at) });
}

/** «3 marzo 2027», in Rome. */
export const dayInWords = (lang: Lang, at: Date): string =>
  at.toLocaleDateString(lang, { dateStyle: 'long', timeZone: 'Europe/Rome' });

/** «3 marzo 2027, 18:05», in Rome. */
export const momentInWords = (lang: Lang, at: Date): string =>
  at.toLocaleString(lang, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Rome' });
