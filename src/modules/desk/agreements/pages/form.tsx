import type { Shown } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { Buttons, Checkbox, ErrorSummary, PageHead, SubmitButton, TextInput } from '#platform/ui/index.ts';
import type { DeskPoint } from '../../counter/queries.ts';
import type { Agreement } from '../queries.ts';

interface FormProps {
  here: Here;
  point: DeskPoint;
  /** What is put right; null for a new one. */
  agreement: Agreement | null;
  shown: Shown;
}

/** The terms of an agreement, in the order of the paper that was signed. */
export const AgreementForm = ({ here, point, agreement, shown }: FormProps) => {
  const { t, href } = here;
  const { values, errors } = shown;
  const sent = Object.keys(values).length > 0;
  const wrong = Object.entries(errors).map(([field, message]) => ({ field, message }));
  const said = (name: keyof Agreement): string | undefined => {
    const value = sent ? values[name] : agreement?.[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const line = (name: keyof Agreement, more: Partial<Parameters<typeof TextInput>[0]> = {}) => (
    <TextInput
      t={t}
      name={name}
      label={t(`desk.agreement.${name}`)}
      error={errors[name]}
      value={said(name)}
      maxlength={200}
      {...more}
    />
  );
  const box = (name: 'allows_notes' | 'allows_attachments' | 'allows_inbox') => (
    <Checkbox
      t={t}
      name={name}
      label={t(`desk.agreement.${name}`)}
      help={t(`desk.agreement.${name}_help`)}
      checked={sent ? values[name] === 'on' : agreement?.[name] === true}
    />
  );
  const action = `/accordi/${point.id}/${agreement?.id ?? 'nuovo'}`;
  return (
    <form class="stack" method="post" action={href(action)} novalidate>
      <PageHead title={t(agreement ? 'desk.agreement.amend' : 'desk.agreement.new')} lead={point.name} />
      <ErrorSummary t={t} errors={wrong} />
      {line('starts_on', { type: 'date', width: 'short' })}
      {line('ends_on', { type: 'date', width: 'short' })}
      {line('municipality', { help: t('desk.agreement.municipality_help') })}
      {line('zone')}
      {line('zone_contact', { help: t('desk.agreement.zone_contact_help') })}
      {line('zone_phone', { type: 'tel', width: 'medium', optional: true })}
      {line('quarter_council', { optional: true })}
      {line('duties', { rows: 5, maxlength: 4_000 })}
      {line('reply_days', { type: 'number', width: 'short', min: 1, max: 60, value: said('reply_days') ?? '5' })}
      {line('insurance', { optional: true })}
      {line('controller_municipality', { help: t('desk.agreement.controller_help') })}
      {line('controller_association')}
      {box('allows_notes')}
      {box('allows_attachments')}
      {box('allows_inbox')}
      <Buttons>
        <SubmitButton icon="check">{t('desk.agreement.save')}</SubmitButton>
      </Buttons>
      <p>
        <a href={href(`/accordi/${point.id}`)}>{t('desk.agreement.back')}</a>
      </p>
    </form>
  );
};
