import type { Here } from '#platform/http/index.ts';
import { EmptyState, Go, Notice, Tel } from '#platform/ui/index.ts';
import type { Answer } from '../finding/answer.ts';
import { addressOf } from '../finding/asked.ts';
import type { Way } from './way.ts';

interface NothingProps {
  here: Here;
  given: Answer;
  way: Way;
  point: { id: string; name: string; phone: string | null } | null;
}

/** No answer is a dead end: what was loosened, what one can do, and who to ask. */
export const NothingFound = ({ here, given, way, point }: NothingProps) => {
  const { t } = here;
  const ask = point ? (
    <p>
      {t('directory.nothing.ask')} <a href={here.href(`/punti/${point.id}`)}>{point.name}</a>
      {point.phone ? (
        <>
          {': '}
          <Tel number={point.phone} />
        </>
      ) : null}
      {'. '}
      {t('directory.nothing.listens')}
    </p>
  ) : null;
  if (given.widened.length > 0) {
    return (
      <Notice kind="info">
        {given.widened.map((step) => (
          <p>{t(`directory.widened.${step}`)}</p>
        ))}
        {ask}
      </Notice>
    );
  }
  return (
    <EmptyState drawing="magnifier" title={t('directory.nothing.title')}>
      <p>{t('directory.nothing.try')}</p>
      <p>
        <Go to={way(addressOf(given.asked, { q: null, tipo: null, dove: null }))}>
          {t('directory.nothing.start_again')}
        </Go>
      </p>
      {ask}
    </EmptyState>
  );
};
