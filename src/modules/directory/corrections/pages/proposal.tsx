import { type Shown, typed, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import {
  Breadcrumb,
  ErrorSummary,
  Notice,
  PageHead,
  Panel,
  Radios,
  Select,
  SubmitButton,
  TextInput,
} from '#platform/ui/index.ts';
import { pathOf } from '../../finding/saying.ts';
import type { Proposed, Waiting } from '../inbox.ts';
import type { Alike } from '../propose.ts';
import { WaitsFor } from './desk.tsx';
import { EntryAsked } from './entry-asked.tsx';
import { AnswerForm } from './one.tsx';

interface ProposalProps {
  here: Here;
  wish: Waiting;
  proposed: Proposed;
  shown: Shown;
  alike: readonly Alike[];
  /** Places that may be where it happens. */
  places: readonly Alike[];
}

/** An entry that somebody misses: what they wrote, whether it is there already, and the entry that it would become. */
export const ProposalPage = ({ here, wish, proposed, shown, alike, places }: ProposalProps) => {
  const { t, href } = here;
  const over = wish.state !== 'open' && wish.state !== 'held';
  return (
    <div class="stack">
      <Breadcrumb t={t} steps={[{ href: href('/redazione/correzioni'), label: t('corrections.desk.title') }]} />
      <PageHead title={t('corrections.desk.proposal', { name: proposed.name })} />
      {shown.problem || over ? (
        <Notice kind="warning" role="alert">
          <p>{shown.problem ?? t('corrections.settled_already')}</p>
        </Notice>
      ) : null}
      <ErrorSummary t={t} errors={wrongIn({ errors: shown.errors })} />
      <Panel title={t('corrections.one.wish')}>
        {[proposed.name, proposed.description, proposed.where_text, proposed.contact].filter(Boolean).map((words) => (
          <p class="as-written">{words}</p>
        ))}
        <WaitsFor here={here} wish={wish} />
      </Panel>
      {alike.length > 0 ? <Known here={here} wish={wish} alike={alike} error={shown.errors.voce} /> : null}
      <Become here={here} wish={wish} shown={shown} places={places} />
      <AnswerForm here={here} wish={wish} shown={shown} />
    </div>
  );
};

const Known = ({
  here,
  wish,
  alike,
  error,
}: {
  here: Here;
  wish: Waiting;
  alike: readonly Alike[];
  error?: string;
}) => {
  const { t, href } = here;
  return (
    <Panel title={t('corrections.one.known')}>
      <form class="form" method="post" action={href(`/redazione/correzioni/${wish.id}/nota`)}>
        <Radios
          t={t}
          name="voce"
          legend={t('corrections.one.known_which')}
          error={error}
          options={alike.map(({ kind, id, title, place }) => ({
            value: `${kind}:${id}`,
            label: title,
            help: (
              <>
                {[t(`directory.kind.${kind}`), place].filter(Boolean).join(' · ')}{' '}
                <a href={href(pathOf(kind, id))} aria-label={t('corrections.one.see_of', { name: title })}>
                  {t('corrections.one.see')}
                </a>
              </>
            ),
          }))}
        />
        <div class="buttons">
          <SubmitButton kind="soft">{t('corrections.one.known_send')}</SubmitButton>
        </div>
      </form>
    </Panel>
  );
};

const fields = ['telefono', 'email', 'sito_web', 'via', 'comune'] as const;

const Become = ({
  here,
  wish,
  shown,
  places,
}: {
  here: Here;
  wish: Waiting;
  shown: Shown;
  places: readonly Alike[];
}) => {
  const { t, href } = here;
  const { errors } = shown;
  return (
    <Panel title={t('corrections.one.become')}>
      <form class="form" method="post" action={href(`/redazione/correzioni/${wish.id}/nuova`)} novalidate>
        <EntryAsked t={t} shown={shown} kindWords={(kind) => t(`directory.kind.${kind}`)} rows={6} longest={4_000} />
        {places.length > 0 ? (
          <Select
            t={t}
            name="luogo"
            label={t('corrections.one.place')}
            help={t('corrections.one.place_help')}
            error={errors.luogo}
            empty={t('corrections.one.no_place')}
            value={typed(shown, 'luogo')}
            options={places.map(({ id, title, place }) => ({
              value: id,
              label: [title, place].filter(Boolean).join(', '),
            }))}
            optional
          />
        ) : null}
        {fields.map((name) => (
          <TextInput
            t={t}
            name={name}
            label={t(`corrections.one.field.${name}`)}
            error={errors[name]}
            value={typed(shown, name)}
            width="medium"
            maxlength={500}
            optional
          />
        ))}
        <div class="buttons">
          <SubmitButton>{t('corrections.one.become_send')}</SubmitButton>
        </div>
      </form>
    </Panel>
  );
};
