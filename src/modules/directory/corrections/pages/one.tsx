import { type Shown, typed, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import {
  Breadcrumb,
  Buttons,
  ErrorSummary,
  Notice,
  PageHead,
  Panel,
  SubmitButton,
  TextInput,
} from '#platform/ui/index.ts';
import { pathOf } from '../../finding/saying.ts';
import type { Waiting, WaitingSpot } from '../inbox.ts';
import { saysItOtherwise } from '../rules.ts';
import { sightOf } from '../settle.ts';
import { AcceptHours, WaitsFor } from './desk.tsx';

interface OneProps {
  here: Here;
  wish: Waiting;
  spot: WaitingSpot;
  /** What the page says of the hours, where they are what it is about. */
  hours: string | null;
  shown: Shown;
  /** It was accepted, and could not be taken as it stands. */
  look: boolean;
}

/** One correction, with what the page says now beside it: to be written in other words, or answered. */
export const OnePage = ({ here, wish, spot, hours, shown, look }: OneProps) => {
  const { t, href } = here;
  const says = hours ?? spot.entry?.says[spot.fact?.name ?? ''] ?? null;
  return (
    <div class="stack">
      <Breadcrumb t={t} steps={[{ href: href('/redazione/correzioni'), label: t('corrections.desk.title') }]} />
      <PageHead
        title={`${spot.entry?.name ?? t('corrections.entry_gone')}: ${t(`corrections.fact.${wish.fact ?? 'name'}`)}`}
      />
      {look ? (
        <Notice kind="warning" role="status">
          <p>{t(says === wish.said ? 'corrections.one.look' : 'corrections.one.changed')}</p>
        </Notice>
      ) : null}
      {shown.problem ? (
        <Notice kind="warning" role="alert">
          <p>{shown.problem}</p>
        </Notice>
      ) : null}
      <ErrorSummary t={t} errors={wrongIn({ errors: shown.errors })} />
      <Panel title={t('corrections.one.wish')}>
        <p class="as-written">
          <strong>{wish.wish}</strong>
        </p>
        <WaitsFor here={here} wish={wish} />
        {says === wish.said ? null : (
          <p class="muted small as-written">
            {t('corrections.one.said')} {wish.said ?? t('corrections.new.nothing')}
          </p>
        )}
        <p class="muted small">{t('corrections.desk.now')}</p>
        <p class="as-written">{says ?? t('corrections.new.nothing')}</p>
        {spot.entry ? (
          <p class="small">
            <a href={href(pathOf(spot.entry.kind, spot.entry.id))}>{t('corrections.desk.page')}</a>
          </p>
        ) : null}
      </Panel>
      {wish.state !== 'open' && wish.state !== 'held' ? (
        <Notice>
          <p>{t('corrections.settled_already')}</p>
        </Notice>
      ) : null}
      {spot.entry && spot.fact ? <Write here={here} wish={wish} spot={spot} shown={shown} says={says} /> : null}
      <AnswerForm here={here} wish={wish} shown={shown} />
    </div>
  );
};

const Write = ({
  here,
  wish,
  spot,
  shown,
  says,
}: {
  here: Here;
  wish: Waiting;
  spot: WaitingSpot;
  shown: Shown;
  says: string | null;
}) => {
  const { t, href } = here;
  const { entry, fact } = spot;
  if (!entry || !fact) return null;
  const path = `/redazione/correzioni/${wish.id}`;
  if (fact.input === 'hours')
    return (
      <Panel title={t('corrections.one.hours')}>
        <p>{t('corrections.one.hours_how')}</p>
        <Buttons>
          <AcceptHours here={here} entry={entry} wish={wish} />
          <form method="post" action={href(`${path}/fatta`)}>
            <SubmitButton kind="soft">{t('corrections.one.done')}</SubmitButton>
          </form>
        </Buttons>
      </Panel>
    );
  const rows = fact.input === 'text' || fact.input === 'list' ? 6 : 1;
  return (
    <Panel title={t('corrections.one.write')}>
      {saysItOtherwise(fact.name, says) ? (
        <p>
          {t('corrections.one.otherwise')}{' '}
          <a href={href(`/redazione/${entry.kind}/${entry.id}/modifica`)}>{t('corrections.one.whole_form')}</a>
        </p>
      ) : null}
      <form class="form" method="post" action={href(`${path}/accetta`)} novalidate>
        <TextInput
          t={t}
          name="valore"
          label={t(`corrections.fact.${fact.name}`)}
          help={t('corrections.one.write_help')}
          error={shown.errors.valore}
          value={typed(shown, 'valore') || wish.wish}
          rows={rows}
          maxlength={fact.longest}
          required
        />
        <input type="hidden" name="visto" value={sightOf(says)} />
        <div class="buttons">
          <SubmitButton>{t('corrections.one.save')}</SubmitButton>
        </div>
      </form>
    </Panel>
  );
};

/** Words for whoever asked: it closes the correction, and changes nothing. */
export const AnswerForm = ({ here: { t, href }, wish, shown }: { here: Here; wish: Waiting; shown: Shown }) => (
  <Panel title={t('corrections.desk.answer')} id="rispondi">
    <form class="form" method="post" action={href(`/redazione/correzioni/${wish.id}/risposta`)} novalidate>
      <TextInput
        t={t}
        name="parole"
        label={t('corrections.one.words')}
        help={t('corrections.one.words_help')}
        error={shown.errors.parole}
        value={typed(shown, 'parole')}
        rows={4}
        maxlength={2_000}
        required
      />
      <div class="buttons">
        <SubmitButton kind="soft">{t('corrections.one.send')}</SubmitButton>
      </div>
    </form>
  </Panel>
);
