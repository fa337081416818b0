import { type Shown, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import {
  Checkboxes,
  type Choice,
  ErrorSummary,
  PageHead,
  Radios,
  Select,
  SubmitButton,
  TextInput,
} from '#platform/ui/index.ts';

interface NewProps {
  here: Here;
  shown: Shown;
  /** The organisations of whoever writes; null for who keeps all of the commons, and writes a name. */
  organizations: readonly { id: string; name: string }[] | null;
  places: readonly { id: string; name: string }[];
  topics: readonly Choice[];
}

const several = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const one = (value: unknown): string => several(value)[0] ?? '';

/** A new entry begins with what cannot be changed afterwards by its form: what it is, whose, where, about what. */
export const NewPage = ({ here, shown, organizations, places, topics }: NewProps) => {
  const { t, href } = here;
  const { values, errors } = shown;
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={wrongIn({ errors })} />
      <PageHead title={t('editing.new.title')} lead={t('editing.new.lead')} />
      <form class="form" method="post" action={href('/redazione/nuova')} novalidate>
        <Radios
          t={t}
          name="kind"
          legend={t('editing.new.kind')}
          error={errors.kind}
          value={one(values.kind)}
          required
          options={(['service', 'asset', 'place'] as const).map((kind) => ({
            value: kind,
            label: t(`editing.new.kind.${kind}`),
            help: t(`editing.new.kind_help.${kind}`),
          }))}
        />
        {organizations === null ? (
          <TextInput
            t={t}
            name="organization"
            label={t('editing.new.organization')}
            help={t('editing.new.organization_help')}
            error={errors.organization}
            value={one(values.organization)}
            optional
          />
        ) : (
          <Select
            t={t}
            name="organization"
            label={t('editing.new.organization')}
            error={errors.organization}
            value={one(values.organization) || (organizations[0]?.id ?? null)}
            options={organizations.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {places.length > 0 ? (
          <Select
            t={t}
            name="place"
            label={t('editing.new.place')}
            help={t('editing.new.place_help')}
            error={errors.place}
            value={one(values.place)}
            empty={t('editing.new.nowhere')}
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
            optional
          />
        ) : null}
        <Checkboxes
          t={t}
          name="topics"
          legend={t('editing.new.topics')}
          help={t('editing.new.topics_help')}
          error={errors.topics}
          values={several(values.topics)}
          options={[...topics]}
          optional
        />
        <div>
          <SubmitButton>{t('editing.new.begin')}</SubmitButton>
        </div>
      </form>
    </div>
  );
};
