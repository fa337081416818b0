import type { Child } from 'hono/jsx';
import type { Lang, T } from '#platform/messages/index.ts';
import {
  ButtonLink,
  Buttons,
  Checkboxes,
  ErrorSummary,
  Notice,
  PageHead,
  Panel,
  Radios,
  Select,
  SubmitButton,
  Table,
  TextInput,
} from '#platform/ui/index.ts';
import type { Draft, RefusedRow } from '../mapping/draft.ts';
import type { Wrong } from '../mapping/form.ts';
import { FIELDS, type Mapping, TARGETS } from '../mapping/mapping.ts';
import type { Said } from '../said.ts';
import { addressLines } from '../writing/address-lines.ts';

export type Choice = { value: string; label: string };

type PreviewProps = {
  t: T;
  lang: Lang;
  href(path: string): string;
  upload: { id: string; file_name: string };
  columns: readonly string[];
  /** The first cells of each column. */
  sample: readonly (readonly string[])[];
  mapping: Mapping;
  /** A reading that comes with the program is used as it is. */
  fixed: boolean;
  rows: readonly (Draft | RefusedRow)[];
  notes: readonly Said[];
  kinds: { actors: readonly Choice[]; assets: readonly Choice[]; topics: readonly Choice[] };
  wrong: Wrong;
};

/** What each column is, and how the first rows would come out. */
export const PreviewPage = (props: PreviewProps) => {
  const { t, lang, href, upload, mapping, fixed, rows, notes, wrong } = props;
  const at = `/redazione/importa/${upload.id}`;
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={Object.entries(wrong).map(([field, key]) => ({ field, message: t(key) }))} />
      <PageHead title={upload.file_name} lead={t('import.preview.lead')} />
      {notes.map((note) => (
        <Notice>
          <p>{t(note.key, note.values)}</p>
        </Notice>
      ))}
      <Panel title={t('import.preview.rows')}>
        <FirstRows t={t} rows={rows} />
      </Panel>
      <Buttons>
        <ButtonLink href={href(`${at}/prova`)}>{t('import.preview.try')}</ButtonLink>
        <ButtonLink kind="soft" href={href('/redazione/importa')}>
          {t('import.preview.other_file')}
        </ButtonLink>
      </Buttons>
      <Panel title={t('import.preview.columns')}>
        {fixed ? (
          <form class="stack" method="post" action={href(`${at}/colonne`)}>
            <p>{t('import.preview.fixed', { title: mapping.title[lang] })}</p>
            <div>
              <SubmitButton kind="soft" name="guess" value="1">
                {t('import.preview.choose')}
              </SubmitButton>
            </div>
          </form>
        ) : (
          <ColumnsForm {...props} at={at} />
        )}
      </Panel>
    </div>
  );
};

const FirstRows = ({ t, rows }: { t: T; rows: PreviewProps['rows'] }) => (
  <Table
    id="first-rows"
    caption={t('import.preview.rows')}
    captionHidden
    columns={['name', 'municipality', 'address', 'phone', 'notes'].map((field) => ({
      label: t(`import.field.${field}`),
    }))}
    rows={rows.map((row) => ('refused' in row ? refusedLine(t, row) : draftLine(t, row)))}
  />
);

/** The reason stands first: on a telephone the last column is out of sight. */
const refusedLine = (t: T, row: RefusedRow): Child[] => [
  `${t('import.report.row', { line: row.line })}. ${t('import.preview.refused')} ${t(row.refused.key, row.refused.values)}`,
  '',
  '',
  '',
  '',
];

function draftLine(t: T, row: Draft): Child[] {
  const lines = row.address ? addressLines(row.address) : undefined;
  return [
    row.name,
    row.municipality ? `${row.municipality.name} (${row.municipality.province})` : '',
    lines ? [lines.address_1, lines.address_2, lines.postal_code].filter(Boolean).join(', ') : '',
    row.phones.map(({ number }) => number).join(', '),
    row.notes.map((note) => t(note.key, note.values)).join(' '),
  ];
}

const ColumnsForm = ({ t, href, at, columns, sample, mapping, kinds, wrong }: PreviewProps & { at: string }) => {
  const error = (field: string) => (wrong[field] ? t(wrong[field]) : undefined);
  const kind = mapping.terms['actor-kinds']?.[0] ?? mapping.terms['asset-kinds']?.[0] ?? '';
  return (
    <form class="stack" method="post" action={href(`${at}/colonne`)}>
      <Radios
        t={t}
        name="target"
        legend={t('import.form.target')}
        error={error('target')}
        value={mapping.target}
        options={TARGETS.map((target) => ({ value: target, label: t(`import.target.${target}`) }))}
      />
      {columns.map((column, index) => (
        <Select
          t={t}
          name={`to-${index}`}
          label={column}
          help={examples(t, sample, index)}
          error={error(`to-${index}`)}
          empty={t('import.form.leave')}
          value={mapping.columns[column]?.to}
          options={FIELDS.map((field) => ({ value: field, label: t(`import.field.${field}`) }))}
        />
      ))}
      <Checkboxes
        t={t}
        name="key"
        legend={t('import.form.key')}
        help={t('import.form.key_help')}
        error={error('key-1')}
        values={columns.flatMap((column, index) => (mapping.key.includes(column) ? [String(index)] : []))}
        options={columns.map((column, index) => ({ value: String(index), label: column }))}
      />
      <Select
        t={t}
        name="kind"
        label={t('import.form.kind')}
        optional
        empty={t('import.form.none')}
        value={kind}
        options={[...(mapping.target === 'assets' ? kinds.assets : kinds.actors)]}
      />
      <Select
        t={t}
        name="topic"
        label={t('import.form.topic')}
        optional
        empty={t('import.form.none')}
        value={mapping.terms['everyday-topics']?.[0]}
        options={[...kinds.topics]}
      />
      <TextInput
        t={t}
        name="source_title"
        label={t('import.form.source')}
        help={t('import.form.source_help')}
        error={error('source_title')}
        value={mapping.source.title}
        maxlength={200}
        required
      />
      <TextInput
        t={t}
        name="licence"
        label={t('import.form.licence')}
        help={t('import.form.licence_help')}
        error={error('licence')}
        value={mapping.source.licence === '?' ? '' : mapping.source.licence}
        maxlength={80}
        width="medium"
        required
      />
      <TextInput
        t={t}
        name="save_as"
        label={t('import.form.save_as')}
        help={t('import.form.save_as_help')}
        optional
        maxlength={60}
        width="medium"
      />
      <div>
        <SubmitButton>{t('import.form.again')}</SubmitButton>
      </div>
    </form>
  );
};

function examples(t: T, sample: PreviewProps['sample'], index: number): string {
  const cells = [...new Set(sample.map((row) => (row[index] ?? '').trim()).filter(Boolean))].slice(0, 3);
  return cells.length === 0
    ? t('import.form.empty')
    : cells
        .map((cell) => t('directory.quoted', { text: cell.length > 60 ? `${cell.slice(0, 59)}…` : cell }))
        .join(', ');
}
