import type { Shown } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import {
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
  drawn?: NeighbourhoodsDrawn;
}

/** Where an editor draws the neighbourhoods anew, and sees which there are. */
export const DrawingPage = ({ here, quarters, shown, proposed, drawn }: DrawingProps) => {
  const { t, href } = here;
  const { values, errors, problem } = shown;
  const comune = typeof values.comune === 'string' ? values.comune : proposed;
  const wrong = Object.entries(errors).map(([field, message]) => ({ field, message }));
  return (
    <div class="stack">
      <PageHead title={t('places.drawing.title')} lead={t('places.drawing.lead')} />
      {drawn ? <WhatBecame here={here} drawn={drawn} /> : null}
      <ErrorSummary t={t} errors={problem ? [...wrong, { field: 'file', message: problem }] : wrong} />
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
        <div>
          <SubmitButton>{t('places.drawing.draw')}</SubmitButton>
        </div>
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
            ]}
            rows={quarters.map(({ name, slug, municipality, places }) => [
              <a href={href(`/quartieri/${slug}`)}>{name}</a>,
              municipality,
              places,
            ])}
          />
        )}
      </Panel>
    </div>
  );
};

const WhatBecame = ({ here: { t }, drawn }: { here: Here; drawn: NeighbourhoodsDrawn }) => {
  const fates = (['created', 'redrawn', 'unchanged', 'absent'] as const).filter((fate) => drawn[fate].length > 0);
  return (
    <Notice kind="success" role="status" title={t('places.drawing.done')}>
      <ul>
        {fates.map((fate) => (
          <li>{t(`places.drawing.${fate}`, { count: drawn[fate].length, names: drawn[fate].join(', ') })}</li>
        ))}
        <li>{t('places.drawing.moved', { count: drawn.moved.length })}</li>
      </ul>
    </Notice>
  );
};
