import type { Child } from 'hono/jsx';
import { VisuallyHidden } from './hidden.tsx';
import { Icon } from './icon.tsx';
import type { Translate } from './translate.ts';

/** What a control must carry so that label, help and error belong to it. */
export type ControlAria = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: 'true' };

/** What every field may say about itself. `id` is the name where it is not given. */
export type FieldText = {
  t: Translate;
  name: string;
  id?: string;
  label: string;
  /** Said before the control, where it is still of use. */
  help?: Child;
  /** Said beside the control; its presence marks the field as wrong. */
  error?: string;
  /** Adds "(facoltativo)" to the label: what must be filled needs no mark. */
  optional?: boolean;
};

export const helpId = (id: string) => `${id}-help`;
export const errorId = (id: string) => `${id}-error`;

/** The attributes that tie a control with id `id` to its help and its error. */
export const controlAria = (id: string, help?: Child, error?: string): ControlAria => {
  const told = [help ? helpId(id) : '', error ? errorId(id) : ''].filter(Boolean).join(' ');
  return { id, 'aria-describedby': told || undefined, 'aria-invalid': error ? 'true' : undefined };
};

/** The help and the error of a field or of a group of choices. */
export const Help = ({ id, children }: { id: string; children?: Child }) => (
  <div class="field-help" id={helpId(id)}>
    {children}
  </div>
);

export const FieldError = ({ t, id, error }: { t: Translate; id: string; error: string }) => (
  <p class="field-error" id={errorId(id)}>
    <Icon name="warning" />
    <span>
      <VisuallyHidden>{t('ui.error_prefix')} </VisuallyHidden>
      {error}
    </span>
  </p>
);

export const Optional = ({ t }: { t: Translate }) => <span class="field-optional"> {t('ui.optional')}</span>;

/** Label above, help before, error beside, then the control that `control` draws with the attributes it is given. */
export const Field = ({
  t,
  name,
  id = name,
  label,
  help,
  error,
  optional,
  control,
}: FieldText & { control: (aria: ControlAria) => Child }) => (
  <div class={error ? 'field field-wrong' : 'field'}>
    <label for={id}>
      {label}
      {optional ? <Optional t={t} /> : null}
    </label>
    {help ? <Help id={id}>{help}</Help> : null}
    {error ? <FieldError t={t} id={id} error={error} /> : null}
    {control(controlAria(id, help, error))}
  </div>
);
