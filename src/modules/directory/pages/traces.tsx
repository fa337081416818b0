import type { Here } from '#platform/http/index.ts';
import type { Answer } from '../finding/answer.ts';
import { isSensitive } from './way.ts';

/** What a search leaves behind on this computer, said where it matters. */
export const OfTraces = ({ here, given, unseen }: { here: Here; given: Answer; unseen: boolean }) => {
  const { t, href } = here;
  if (!unseen && !isSensitive(given)) return null;
  return (
    <p class="small muted">
      {t(unseen ? 'directory.unseen_now' : 'directory.unseen_not')}{' '}
      <a href={href('/tracce')}>{t('directory.traces')}</a>
    </p>
  );
};
