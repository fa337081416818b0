import { type Shown, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { EmptyState, ErrorSummary, Notice, PageHead, Panel, SubmitButton } from '#platform/ui/index.ts';
import { sayDate } from '../../entry/say.ts';
import type { FindShown } from '../finds.ts';
import type { Near } from '../near.ts';
import { FindForm } from './form.tsx';
import { NearList, Picture, Where } from './parts.tsx';

interface WalkProps {
  here: Here;
  shown: Shown;
  mine: readonly FindShown[];
  /** A find that was kept just now. */
  kept: FindShown | undefined;
}

/** Where someone who walks records what she finds, and sees what became of it. */
export const WalkPage = ({ here, shown, mine, kept }: WalkProps) => {
  const { t, href } = here;
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={wrongIn(shown)} />
      <PageHead title={t('walk.title')} lead={t('walk.lead')} />
      {kept ? (
        <Notice kind="success" role="status" title={t('walk.kept', { name: kept.name })}>
          <p>{t('walk.kept_next')}</p>
        </Notice>
      ) : null}
      <FindForm here={here} shown={shown} person={here.actor.person?.id ?? null} />
      <Panel title={t('walk.mine')} tone="mist">
        {mine.length === 0 ? (
          <EmptyState drawing="map" title={t('walk.mine_none')} level={3} />
        ) : (
          <ul>
            {mine.map((find) => (
              <li>
                <a href={href(`/mappatura/${find.id}`)}>{find.name}</a> · {sayDate(find.found_at, here)} ·{' '}
                {t(`walk.state.${find.state}`)}
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
};

/** The same form when there is no network: whose it is, the phone knows. */
export const ShellPage = ({ here, shown }: { here: Here; shown: Shown }) => (
  <div class="stack">
    <PageHead title={here.t('walk.title')} lead={here.t('walk.shell_lead')} />
    <FindForm here={here} shown={shown} person={null} />
    <p>
      <a href={here.href('/offline')}>{here.t('offline.title')}</a>
    </p>
  </div>
);

interface OwnFindProps {
  here: Here;
  find: FindShown;
  near: readonly Near[];
  problem?: string;
}

/** One's own find: is it one of these? And what became of it. */
export const OwnFindPage = ({ here, find, near, problem }: OwnFindProps) => {
  const { t, href } = here;
  const undecided = find.state === 'unsure' || find.state === 'waiting';
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={problem ? [{ message: problem }] : []} />
      <PageHead title={find.name} lead={t(`walk.state.${find.state}`)} />
      {find.state === 'unsure' ? (
        <Panel title={t('walk.is_it_one')} tone="answer">
          <p>{t('walk.is_it_one_lead')}</p>
          <NearList here={here} near={near} />
          <div class="buttons">
            <form method="post" action={href(`/mappatura/${find.id}/tieni`)}>
              <SubmitButton>{t('walk.another')}</SubmitButton>
            </form>
            <form method="post" action={href(`/mappatura/${find.id}/togli`)}>
              <SubmitButton kind="soft">{t('walk.the_same')}</SubmitButton>
            </form>
          </div>
        </Panel>
      ) : null}
      <Panel title={t('walk.what_you_said')}>
        <p>{t(`walk.kind.${find.kind}`)}</p>
        {find.note ? <p>{find.note}</p> : null}
        <Where here={here} find={find} />
        <Picture here={here} find={find} />
        {find.reason ? <p>{t('walk.because', { reason: find.reason })}</p> : null}
        {find.asset_id ? (
          <p>
            <a href={href(`/risorse/${find.asset_id}`)}>{t('walk.see_entry')}</a>
          </p>
        ) : null}
        {undecided && find.state !== 'unsure' ? (
          <form method="post" action={href(`/mappatura/${find.id}/togli`)}>
            <SubmitButton kind="plain">{t('walk.take_back')}</SubmitButton>
          </form>
        ) : null}
      </Panel>
      <p>
        <a href={href('/mappatura')}>{t('walk.go_on')}</a>
      </p>
    </div>
  );
};
