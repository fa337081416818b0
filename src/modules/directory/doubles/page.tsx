import type { Here } from '#platform/http/index.ts';
import {
  Buttons,
  EmptyState,
  ErrorSummary,
  Notice,
  PageHead,
  Pagination,
  Panel,
  SubmitButton,
} from '#platform/ui/index.ts';
import { sayDate } from '../entry/say.ts';
import { pathOf } from '../finding/saying.ts';
import { type JoinedLately, type PairsFound, pairsAPage } from './pairs.ts';
import { Pair } from './side-by-side.tsx';

interface DoublesProps {
  here: Here;
  found: PairsFound;
  page: number;
  lately: readonly JoinedLately[];
  problem: string | undefined;
  done: string | undefined;
}

const told = ['searched', 'same', 'apart', 'back'] as const;

/** Pairs that are perhaps one, the likeliest first: each is decided where it stands. */
export const DoublesPage = ({ here, found, page, lately, problem, done }: DoublesProps) => {
  const { t, href } = here;
  const just = told.find((one) => one === done);
  const { searched, total, pairs } = found;
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={problem ? [{ message: problem }] : []} />
      <PageHead title={t('doubles.title')} lead={t('doubles.lead')} />
      {just ? (
        <Notice kind="success" role="status">
          <p>{t(`doubles.done.${just}`, { count: total })}</p>
        </Notice>
      ) : null}
      <form class="cluster" method="post" action={href('/coordinamento/doppioni/cerca')}>
        <SubmitButton kind={searched ? 'soft' : 'main'} icon="search">
          {t('doubles.search')}
        </SubmitButton>
        <span class="muted small">
          {searched
            ? t('doubles.searched', { date: sayDate(searched.at, here), seconds: searched.milliseconds / 1000 })
            : t('doubles.never')}
        </span>
      </form>
      {pairs.length === 0 ? (
        <EmptyState drawing="keys" title={t(searched ? 'doubles.none' : 'doubles.not_yet')}>
          <p>{t(searched ? 'doubles.none_how' : 'doubles.not_yet_how')}</p>
        </EmptyState>
      ) : (
        <>
          <p>{t('doubles.count', { count: total })}</p>
          {pairs.map((pair) => (
            <Pair here={here} pair={pair} />
          ))}
        </>
      )}
      {total > pairsAPage ? (
        <Pagination
          t={t}
          page={page}
          pages={Math.ceil(total / pairsAPage)}
          href={(number) => href(`/coordinamento/doppioni?pagina=${number}`)}
        />
      ) : null}
      {lately.length > 0 ? <Lately here={here} lately={lately} /> : null}
    </div>
  );
};

const Lately = ({ here, lately }: { here: Here; lately: readonly JoinedLately[] }) => {
  const { t, href } = here;
  return (
    <Panel title={t('doubles.lately')} tone="mist">
      <p class="muted small">{t('doubles.lately_how')}</p>
      <ul class="rows">
        {lately.map((one) => (
          <li>
            <a href={href(pathOf(one.kind, one.into_id))}>{one.name}</a>
            <form method="post" action={href(`/coordinamento/doppioni/${one.id}/annulla`)}>
              <Buttons>
                <SubmitButton kind="plain" small label={t('doubles.undo_of', { name: one.name })}>
                  {t('doubles.undo')}
                </SubmitButton>
              </Buttons>
            </form>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
