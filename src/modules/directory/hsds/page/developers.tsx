import type { Child } from 'hono/jsx';
import { z } from 'zod';
import type { T } from '#platform/messages/index.ts';
import { Facts, PageHead, Table } from '#platform/ui/index.ts';
import { dataLicence, openapi, type Publisher } from '../api/openapi.ts';
import { hsdsVersion } from '../model/model.ts';

/** As much of the description as people read. */
const Described = z.object({
  paths: z.record(
    z.string(),
    z.object({
      get: z.object({
        summary: z.string(),
        tags: z.array(z.string()).optional(),
        parameters: z
          .array(
            z.object({
              name: z.string(),
              in: z.string(),
              description: z.string(),
              example: z.union([z.string(), z.number(), z.boolean()]).optional(),
              schema: z.object({
                type: z.string(),
                format: z.string().optional(),
                enum: z.array(z.string()).optional(),
              }),
            }),
          )
          .optional(),
      }),
    }),
  ),
});
type Endpoint = z.infer<typeof Described>['paths'][string]['get'];
type Parameter = NonNullable<Endpoint['parameters']>[number];

/** What a developer needs to begin, and every question that the API answers: made from the description that programs read. */
export const DevelopersPage = ({ publisher }: { publisher: Publisher }) => {
  const { t, title: town, absolute } = publisher;
  const { paths } = Described.parse(openapi(publisher));
  const lists = Object.entries(paths).filter(([path, { get }]) => get.tags && !path.includes('{'));
  const base = absolute('/hsds');
  return (
    <div class="stack">
      <PageHead title={t('hsds.page.title')} lead={t('hsds.page.lead', { town })} />
      <section class="stack" aria-labelledby="start">
        <h2 id="start">{t('hsds.page.start')}</h2>
        <Facts columns={2} facts={beginning(publisher)} />
      </section>
      <section class="stack" aria-labelledby="good-to-know">
        <h2 id="good-to-know">{t('hsds.page.good_to_know')}</h2>
        <ul>
          {['pages', 'copy', 'again', 'post', 'errors'].map((name) => (
            <li>{t(`hsds.page.${name}`)}</li>
          ))}
        </ul>
      </section>
      <section class="stack" aria-labelledby="endpoints">
        <h2 id="endpoints">{t('hsds.page.endpoints')}</h2>
        <FreshnessSheet publisher={publisher} />
        {lists.map(([path, { get }]) => (
          <EndpointSheet path={path} base={base} endpoint={get} t={t} />
        ))}
      </section>
    </div>
  );
};

function beginning({ t, title: town, absolute }: Publisher): { term: string; detail: Child }[] {
  const licence = dataLicence.name;
  const address = absolute('/hsds');
  const description = absolute('/hsds/openapi.json');
  return [
    { term: t('hsds.page.address'), detail: <Code href={address}>{address}</Code> },
    { term: t('hsds.page.description'), detail: <Code href={description}>openapi.json</Code> },
    { term: t('hsds.page.format'), detail: t('hsds.page.format_text', { version: hsdsVersion }) },
    { term: t('hsds.page.key'), detail: t('hsds.page.key_text') },
    { term: t('hsds.page.licence'), detail: t('hsds.page.licence_text', { licence }) },
    { term: t('hsds.page.cite'), detail: t('hsds.page.cite_text', { town, licence, address: absolute('/') }) },
    { term: t('hsds.page.private'), detail: t('hsds.page.private_text') },
  ];
}

const EndpointSheet = ({ path, base, endpoint, t }: { path: string; base: string; endpoint: Endpoint; t: T }) => {
  const id = path.slice(1).replaceAll('_', '-');
  const parameters = endpoint.parameters ?? [];
  return (
    <section class="stack" aria-labelledby={id}>
      <h3 id={id}>
        <code>{path}</code>
      </h3>
      <p>{endpoint.summary}</p>
      <p>
        {t('hsds.page.try')} <Code href={`${base}${path}?per_page=5`}>{`${path}?per_page=5`}</Code>
        <br />
        {t('hsds.page.one')} <code>{`${path}/{id}`}</code>
      </p>
      <Table
        id={`${id}-parameters`}
        caption={t('hsds.page.parameters_of', { path })}
        columns={['parameter', 'what', 'kind', 'example'].map((name) => ({ label: t(`hsds.page.${name}`) }))}
        rows={parameters.map((parameter) => [
          <code>{parameter.name}</code>,
          parameter.description,
          kindOf(parameter, t),
          parameter.example === undefined ? '' : <code>{`${parameter.name}=${parameter.example}`}</code>,
        ])}
      />
    </section>
  );
};

/** How well the directory is kept: one question without parameters, beside HSDS. */
const FreshnessSheet = ({ publisher: { t, absolute } }: { publisher: Publisher }) => (
  <section class="stack" aria-labelledby="freshness">
    <h3 id="freshness">
      <code>/api/freshness</code>
    </h3>
    <p>{t('hsds.page.freshness')}</p>
    <p>
      {t('hsds.page.try')} <Code href={absolute('/api/freshness')}>/api/freshness</Code>
    </p>
  </section>
);

function kindOf({ schema }: Parameter, t: T): string {
  if (schema.enum) return schema.enum.join(', ');
  return t(`hsds.page.kind_${schema.format ?? schema.type}`);
}

const Code = ({ href, children }: { href: string; children: string }) => (
  <a href={href}>
    <code>{children}</code>
  </a>
);
