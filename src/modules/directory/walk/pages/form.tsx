import { randomUUID } from 'node:crypto';
import type { Shown } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { Checkbox, FileInput, Radios, SubmitButton, TextInput } from '#platform/ui/index.ts';
import { findKinds } from '../schema.ts';
import { phoneTexts } from './phone-texts.ts';

interface FindFormProps {
  here: Here;
  shown: Shown;
  /** Whose finds the phone keeps; null on the page for when there is no network, which is the same for everyone. */
  person: string | null;
}

/** One find: what, its name, where, a photograph. The island keeps it on the phone while there is no network. */
export const FindForm = ({ here: { t, href }, shown: { values, errors }, person }: FindFormProps) => {
  const said = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return (
    <comunanza-walk
      data-person={person ?? ''}
      data-shell={person === null ? 'yes' : undefined}
      data-labels={JSON.stringify(phoneTexts(t))}
      data-sign-in={`${href('/accedi')}?next=${encodeURIComponent(href('/mappatura'))}`}
      data-page={href('/mappatura')}
      class="stack"
    >
      <form class="stack" method="post" action={href('/mappatura')} enctype="multipart/form-data" novalidate id="find">
        <input type="hidden" name="id" value={said('id') ?? (person === null ? '' : randomUUID())} />
        <input type="hidden" name="lat" value={said('lat') ?? ''} />
        <input type="hidden" name="lon" value={said('lon') ?? ''} />
        <Radios
          t={t}
          name="kind"
          legend={t('walk.kind')}
          error={errors.kind}
          value={said('kind')}
          options={findKinds.map((value) => ({ value, label: t(`walk.kind.${value}`) }))}
        />
        <TextInput
          t={t}
          name="name"
          label={t('walk.name')}
          help={t('walk.name_help')}
          error={errors.name}
          value={said('name')}
          maxlength={120}
        />
        <TextInput
          t={t}
          name="note"
          label={t('walk.note')}
          help={t('walk.note_help')}
          error={errors.note}
          value={said('note')}
          rows={3}
          maxlength={1000}
          optional
        />
        <TextInput
          t={t}
          name="address"
          label={t('walk.address')}
          help={t('walk.address_help')}
          error={errors.address ?? errors.lat ?? errors.lon}
          value={said('address')}
          maxlength={200}
        />
        <Checkbox
          t={t}
          name="consent"
          label={t('walk.consent')}
          help={t('walk.consent_help')}
          error={errors.consent}
          checked={said('consent') === 'on'}
        />
        <FileInput
          t={t}
          name="photo"
          label={t('walk.photo')}
          help={t('walk.photo_help')}
          error={errors.photo}
          accept="image/jpeg,image/png,image/webp"
          optional
        />
        <TextInput
          t={t}
          name="alt"
          label={t('walk.alt')}
          help={t('walk.alt_help')}
          error={errors.alt}
          value={said('alt')}
          maxlength={300}
          optional
        />
        <div class="buttons">
          <SubmitButton>{t('walk.keep')}</SubmitButton>
        </div>
      </form>
    </comunanza-walk>
  );
};
