import type { Here } from '#platform/http/index.ts';
import { PageHead, Table } from '#platform/ui/index.ts';

interface Source {
  title: string;
  by?: string;
  url: string | null;
  licence: string;
}

interface OpenDataProps {
  here: Here;
  /** Lists that entries came from. */
  sources: readonly Source[];
  /** Vocabularies that entries are sorted by. */
  taxonomies: readonly Source[];
}

/** The addresses from which everything can be taken, and what each gives. */
const ways = [
  { path: '/hsds/services?full=true&format=ndjson', key: 'services' },
  { path: '/hsds/organizations?full=true&format=ndjson', key: 'organizations' },
  { path: '/hsds/service_at_locations?full=true&format=ndjson', key: 'places' },
  { path: '/hsds/taxonomy_terms?format=ndjson', key: 'terms' },
  { path: '/hsds/openapi.json', key: 'openapi' },
  { path: '/api/search', key: 'search' },
  { path: '/territorio/confini.geojson', key: 'borders' },
] as const;

/** What is open, under which licence, where to take it, and whom it comes from. */
export const OpenDataPage = ({ here, sources, taxonomies }: OpenDataProps) => {
  const { t, href, config, commons } = here;
  const said = { town: commons.title, origin: config.origin };
  return (
    <>
      <PageHead title={t('app.page.dati-aperti.title')} lead={t('app.page.dati-aperti.lead', said)} />
      <section class="stack stack-tight" aria-labelledby="licenza">
        <h2 class="h3" id="licenza">
          {t('app.page.dati-aperti.licence.title')}
        </h2>
        <p>{t('app.page.dati-aperti.licence.text', said)}</p>
        <p>{t('app.page.dati-aperti.persons.text')}</p>
      </section>
      <Table
        id="indirizzi"
        caption={t('app.page.dati-aperti.ways.title')}
        columns={[{ label: t('app.page.dati-aperti.ways.what') }, { label: t('app.page.dati-aperti.ways.where') }]}
        rows={ways.map(({ path, key }) => [
          t(`app.page.dati-aperti.ways.${key}`),
          <a href={path}>
            <code>{path}</code>
          </a>,
        ])}
      />
      <p>
        <a href={href('/sviluppatori')}>{t('app.page.dati-aperti.developers')}</a>
      </p>
      {sources.length > 0 ? (
        <SourceTable here={here} id="fonti" caption={t('app.page.dati-aperti.sources.title')} sources={sources} />
      ) : null}
      <SourceTable
        here={here}
        id="vocabolari"
        caption={t('app.page.dati-aperti.taxonomies.title')}
        sources={taxonomies}
      />
    </>
  );
};

const SourceTable = ({
  here,
  id,
  caption,
  sources,
}: {
  here: Here;
  id: string;
  caption: string;
  sources: readonly Source[];
}) => (
  <Table
    id={id}
    caption={caption}
    columns={[
      { label: here.t('app.page.dati-aperti.sources.name') },
      { label: here.t('app.page.dati-aperti.sources.licence') },
    ]}
    rows={sources.map((source) => [
      <>
        {source.url ? (
          <a href={source.url} rel="noreferrer">
            {source.title}
          </a>
        ) : (
          source.title
        )}
        {source.by ? (
          <>
            {' · '}
            <span lang="it">{source.by}</span>
          </>
        ) : null}
      </>,
      source.licence,
    ])}
  />
);
