import { type Shown, typed, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import {
  Buttons,
  EmptyState,
  ErrorSummary,
  FileInput,
  Notice,
  PageHead,
  Panel,
  SubmitButton,
  Table,
  TextInput,
} from '#platform/ui/index.ts';
import type { NeighbourhoodsDrawn } from '../territory/quarters.ts';
import type { Quarter } from './drawn.ts';

interface DrawingProps {
  here: Here;
  quarters: readonly Quarter[];
  shown: Shown;
  /** The municipality that the form proposes. */
  proposed: string;
  /** What became of the file that was just brought. */
  what?: { drawn: NeighbourhoodsDrawn; tried: boolean };
  /** A neighbourhood was just taken away. */
  removed: boolean;
}

/** Where an editor draws the neighbourhoods anew, and sees which there are. */
export const DrawingPage = ({ here, quarters, shown, proposed, what, removed }: DrawingProps) => {
  const { t, href } = here;
  const { errors, problem } = shown;
  const comune = typed(shown, 'comune', proposed);
  return (
    <div class="stack">
      <PageHead title={t('places.drawing.title')} lead={t('places.drawing.lead')} />
      {what ? <WhatBecame here={here} {...what} /> : null}
      {removed ? (
        <Notice kind="success" role="status">
          <p>{t('places.drawing.removed')}</p>
        </Notice>
      ) : null}
      <ErrorSummary t={t} errors={wrongIn(problem ? { errors: { ...errors, file: problem } } : shown)} />
      <form class="stack" method="post" action={href('/redazione/quartieri')} enctype="multipart/form-data" novalidate>
        <FileInput
          t={t}
          name="file"
          label={t('places.drawing.file')}
          help={t('places.drawing.file_help')}
          error={errors.file ?? problem}
          accept=".geojson,.json"
          required
        />
        <TextInput
          t={t}
          name="comune"
          label={t('places.drawing.municipality')}
          help={t('places.drawing.municipality_help')}
          error={errors.comune}
          value={comune}
          width="medium"
          required
        />
        <Buttons>
          <SubmitButton name="come" value="prova" kind="soft">
            {t('places.drawing.try')}
          </SubmitButton>
          <SubmitButton name="come" value="disegna">
            {t('places.drawing.draw')}
          </SubmitButton>
        </Buttons>
      </form>
      <Notice>
        <p>{t('places.drawing.safe')}</p>
      </Notice>
      <Panel title={t('places.drawing.there_are')}>
        {quarters.length === 0 ? (
          <EmptyState drawing="map" title={t('places.drawing.none')} level={3} />
        ) : (
          <Table
            id="quarters"
            caption={t('places.drawing.there_are')}
            captionHidden
            columns={[
              { label: t('places.drawing.name') },
              { label: t('places.drawing.municipality') },
              { label: t('places.drawing.places'), numeric: true },
              { label: t('places.drawing.remove') },
            ]}
            rows={quarters.map(({ id, name, slug, municipality, places }) => [
              <a href={href(`/quartieri/${slug}`)}>{name}</a>,
              municipality,
              places,
              places > 0 ? (
                <span class="muted small">{t('places.drawing.not_empty')}</span>
              ) : (
                <form method="post" action={href(`/redazione/quartieri/${id}/togli`)}>
                  <SubmitButton kind="plain" small label={t('places.drawing.remove_of', { name })}>
                    {t('places.drawing.remove')}
                  </SubmitButton>
                </form>
              ),
            ])}
          />
        )}
      </Panel>
    </div>
  );
};

const WhatBecame = ({ here: { t }, drawn, tried }: { here: Here; drawn: NeighbourhoodsDrawn; tried: boolean }) => {
  const fates = (['created', 'redrawn', 'unchanged', 'absent'] as const).filter((fate) => drawn[fate].length > 0);
  return (
    <Notice
      kind={tried ? 'info' : 'success'}
      role="status"
      title={t(tried ? 'places.drawing.would' : 'places.drawing.done')}
    >
      <ul>
        {fates.map((fate) => (
          <li>{t(`places.drawing.${fate}`, { count: drawn[fate].length, names: drawn[fate].join(', ') })}</li>
        ))}
        <li>{t('places.drawing.moved', { count: drawn.moved.length })}</li>
      </ul>
    </Notice>
  );
};
