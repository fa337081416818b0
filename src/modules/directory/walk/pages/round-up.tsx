import { type Shown, typed, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import {
  EmptyState,
  ErrorSummary,
  Notice,
  PageHead,
  Panel,
  Radios,
  SubmitButton,
  TextInput,
} from '#platform/ui/index.ts';
import { sayDate } from '../../entry/say.ts';
import type { FindShown } from '../finds.ts';
import type { Near } from '../near.ts';
import { findKinds } from '../schema.ts';
import { Picture, sayNear, Where } from './parts.tsx';

/** What each walk added, what waits first. */
export const RoundUpPage = ({ here, finds }: { here: Here; finds: readonly FindShown[] }) => {
  const { t, href } = here;
  const waiting = finds.filter(({ state }) => state === 'waiting');
  const walks = [...Map.groupBy(finds, ({ walk_id }) => walk_id).values()].toSorted(
    (a, b) => Number(b.some(isWaiting)) - Number(a.some(isWaiting)),
  );
  const lacks = finds.filter(({ state }) => state === 'noted');
  return (
    <div class="stack">
      <PageHead title={t('walk.round.title')} lead={t('walk.round.lead', { count: waiting.length })} />
      {walks.length === 0 ? (
        <EmptyState drawing="map" title={t('walk.round.none')}>
          <p>{t('walk.round.none_next')}</p>
          <p>
            <a href={href('/mappatura')}>{t('walk.title')}</a>
          </p>
        </EmptyState>
      ) : null}
      {walks.map((found) => (
        <Panel title={titleOf(here, found)}>
          <p class="muted">{sums(here, found)}</p>
          <ul>
            {found.map((find) => (
              <li>
                <a href={href(`/coordinamento/mappatura/${find.id}`)}>{find.name}</a> · {t(`walk.kind.${find.kind}`)} ·{' '}
                {t(`walk.state.${find.state}`)}
              </li>
            ))}
          </ul>
        </Panel>
      ))}
      {lacks.length > 0 ? (
        <Panel title={t('walk.round.lacks')} tone="mist">
          <p>{t('walk.round.lacks_lead')}</p>
          <ul>
            {lacks.map(({ name, address, neighbourhood }) => (
              <li>{[name, address, neighbourhood].filter(Boolean).join(', ')}</li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </div>
  );
};

const isWaiting = ({ state }: FindShown) => state === 'waiting';

function titleOf(here: Here, [first]: readonly FindShown[]): string {
  const date = first ? sayDate(new Date(`${first.day}T12:00:00Z`), here) : '';
  return here.t('walk.round.walk', { who: first?.walker ?? here.t('walk.round.someone'), date });
}

/** "5 cose: 2 accettate, 3 in attesa" */
function sums({ t }: Here, found: readonly FindShown[]): string {
  const parts = [...Map.groupBy(found, ({ state }) => state)].map(([state, some]) =>
    t('walk.round.so_many', { count: some.length, state: t(`walk.state.${state}`) }),
  );
  return t('walk.round.sum', { count: found.length, parts: parts.join(', ') });
}

interface DecidingProps {
  here: Here;
  find: FindShown;
  near: readonly Near[];
  shown: Shown;
}

/** One find, and the three things that can be done with it. */
export const DecidingPage = ({ here, find, near, shown }: DecidingProps) => {
  const { t, href } = here;
  const { errors } = shown;
  const at = `/coordinamento/mappatura/${find.id}`;
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={wrongIn(shown)} />
      <PageHead title={find.name} lead={`${t(`walk.kind.${find.kind}`)} · ${t(`walk.state.${find.state}`)}`} />
      <Panel tone="answer">
        {find.note ? <p>{find.note}</p> : null}
        <Where here={here} find={find} />
        {find.consent_on ? (
          <p>{t('walk.agreed', { date: sayDate(new Date(`${find.consent_on}T12:00:00Z`), here) })}</p>
        ) : null}
        <p class="muted">{titleOf(here, [find])}</p>
        <Picture here={here} find={find} />
        {find.reason ? <p>{t('walk.because', { reason: find.reason })}</p> : null}
        {find.asset_id ? <a href={href(`/risorse/${find.asset_id}`)}>{t('walk.see_entry')}</a> : null}
      </Panel>
      {find.state === 'waiting' ? (
        <>
          <Panel title={t(find.kind === 'missing' ? 'walk.round.note' : 'walk.round.accept')}>
            <form class="stack" method="post" action={href(`${at}/accetta`)} novalidate>
              <Radios
                t={t}
                name="kind"
                legend={t('walk.kind')}
                error={errors.kind}
                value={typed(shown, 'kind', find.kind)}
                options={findKinds.map((value) => ({ value, label: t(`walk.kind.${value}`) }))}
              />
              <TextInput
                t={t}
                name="name"
                label={t('walk.name')}
                error={errors.name}
                value={typed(shown, 'name', find.name)}
                maxlength={120}
              />
              <TextInput
                t={t}
                name="note"
                label={t('walk.round.description')}
                help={t('walk.round.description_help')}
                error={errors.note}
                value={typed(shown, 'note', find.note)}
                rows={4}
                maxlength={1000}
                optional
              />
              <div>
                <SubmitButton>{t('walk.round.accept_now')}</SubmitButton>
              </div>
            </form>
          </Panel>
          {near.length > 0 ? (
            <Panel title={t('walk.round.join')}>
              <form class="stack" method="post" action={href(`${at}/unisci`)} novalidate>
                <Radios
                  t={t}
                  name="with"
                  legend={t('walk.round.which')}
                  error={errors.with}
                  options={near.map((one) => ({ value: `${one.kind}:${one.id}`, label: one.name + sayNear(t, one) }))}
                />
                <div>
                  <SubmitButton kind="soft">{t('walk.round.join_now')}</SubmitButton>
                </div>
              </form>
            </Panel>
          ) : null}
          <Panel title={t('walk.round.leave_out')}>
            <form class="stack" method="post" action={href(`${at}/scarta`)} novalidate>
              <TextInput
                t={t}
                name="reason"
                label={t('walk.round.reason')}
                help={t('walk.round.reason_help')}
                error={errors.reason}
                value={typed(shown, 'reason')}
                maxlength={300}
              />
              <div>
                <SubmitButton kind="soft">{t('walk.round.leave_out_now')}</SubmitButton>
              </div>
            </form>
          </Panel>
        </>
      ) : (
        <Notice>
          <p>{t('walk.round.done')}</p>
        </Notice>
      )}
      <p>
        <a href={href('/coordinamento/mappatura')}>{t('walk.round.all')}</a>
      </p>
    </div>
  );
};
