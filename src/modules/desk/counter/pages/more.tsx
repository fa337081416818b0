import type { Shown } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { Checkboxes, Radios, Select } from '#platform/ui/index.ts';
import { ageBands } from '../schema.ts';

interface MoreProps {
  here: Here;
  shown: Shown;
  neighbourhoods: readonly { id: string; name: string }[];
}

/** The languages most spoken at counters here, after Italian. */
const languages = ['ro', 'ar', 'sq', 'uk', 'ur', 'bn', 'pa', 'zh', 'fr', 'es', 'en', 'ru', 'tl', 'si', 'wo'] as const;

/** Taps that nobody has to make. */
export const More = ({ here: { t, lang }, shown: { values, errors }, neighbourhoods }: MoreProps) => {
  const said = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const names = new Intl.DisplayNames([lang], { type: 'language' });
  const any = ['age_band', 'neighbourhood', 'first_time', 'again_today', 'language'].some((name) => said(name));
  return (
    <details class="more" open={any}>
      <summary>{t('desk.contact.more')}</summary>
      <div class="stack">
        <Radios
          t={t}
          name="age_band"
          legend={t('desk.contact.age')}
          look="tiles"
          value={said('age_band') ?? null}
          options={ageBands.map((value) => ({ value, label: t('desk.age', { band: value.replace('-', '–') }) }))}
        />
        <Select
          t={t}
          name="neighbourhood"
          label={t('desk.contact.neighbourhood')}
          error={errors.neighbourhood}
          value={said('neighbourhood') ?? ''}
          options={[{ value: '', label: '—' }, ...neighbourhoods.map((one) => ({ value: one.id, label: one.name }))]}
        />
        <Select
          t={t}
          name="language"
          label={t('desk.contact.language')}
          value={said('language') ?? ''}
          options={[
            { value: '', label: t('desk.contact.italian') },
            ...languages.map((code) => ({ value: code, label: names.of(code) ?? code })),
          ]}
        />
        <Radios
          t={t}
          name="first_time"
          legend={t('desk.contact.first_time')}
          look="tiles"
          value={said('first_time') ?? null}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`desk.yes_no.${value}`) }))}
        />
        <Checkboxes
          t={t}
          name="again_today"
          legend={t('desk.contact.again')}
          values={said('again_today') ? ['on'] : []}
          options={[{ value: 'on', label: t('desk.contact.again_today') }]}
        />
      </div>
    </details>
  );
};
