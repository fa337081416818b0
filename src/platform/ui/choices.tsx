import type { Child } from 'hono/jsx';
import { controlAria, FieldError, type FieldText, Help, Optional } from './field.tsx';

export type Choice = {
  value: string;
  label: Child;
  /** One more line under the label. */
  help?: Child;
  /** The key that chooses it, shown beside it; the island that listens is not ours. */
  shortcut?: string;
  disabled?: boolean;
};

type GroupProps = Omit<FieldText, 'label'> & {
  legend: string;
  /** The legend is the page's question: drawn, and announced, as its heading. */
  heading?: boolean;
  options: Choice[];
  /** `rows`: one under the other; `tiles`: big boxes that wrap, for few short answers. */
  look?: 'rows' | 'tiles';
};

const Group = ({
  t,
  id,
  legend,
  heading,
  help,
  error,
  optional,
  look = 'rows',
  children,
}: Omit<GroupProps, 'name' | 'options' | 'id'> & { id: string; children?: Child }) => (
  <fieldset
    class={error ? 'field field-wrong' : 'field'}
    id={id}
    tabindex={error ? -1 : undefined}
    aria-describedby={controlAria(id, help, error)['aria-describedby']}
  >
    <legend>
      {heading ? <h1>{legend}</h1> : legend}
      {optional ? <Optional t={t} /> : null}
    </legend>
    {help ? <Help id={id}>{help}</Help> : null}
    {error ? <FieldError t={t} id={id} error={error} /> : null}
    <div class={`choices choices-${look}`}>{children}</div>
  </fieldset>
);

const Line = ({
  type,
  name,
  choice,
  id,
  checked,
  required,
}: {
  type: 'checkbox' | 'radio';
  name: string;
  choice: Choice;
  id: string;
  checked: boolean;
  required?: boolean;
}) => (
  <div class="choice">
    <input
      type={type}
      name={name}
      value={choice.value}
      id={id}
      checked={checked}
      disabled={choice.disabled}
      required={required}
      aria-describedby={choice.help ? `${id}-help` : undefined}
      aria-keyshortcuts={choice.shortcut}
    />
    <label for={id}>
      {choice.label}
      {choice.shortcut ? (
        <span class="key" aria-hidden="true">
          {choice.shortcut}
        </span>
      ) : null}
    </label>
    {choice.help ? (
      <div class="field-help" id={`${id}-help`}>
        {choice.help}
      </div>
    ) : null}
  </div>
);

/** Any number of answers. An error in a summary links to the first box, whose id is `id` followed by `-1`. */
export const Checkboxes = ({ name, id = name, options, values = [], ...group }: GroupProps & { values?: string[] }) => (
  <Group id={id} {...group}>
    {options.map((choice, at) => (
      <Line
        type="checkbox"
        name={name}
        choice={choice}
        id={`${id}-${at + 1}`}
        checked={values.includes(choice.value)}
      />
    ))}
  </Group>
);

/** One answer among few, all in sight. */
export const Radios = ({
  name,
  id = name,
  options,
  value,
  required,
  ...group
}: GroupProps & { value?: string | null; required?: boolean }) => (
  <Group id={id} {...group}>
    {options.map((choice, at) => (
      <Line
        type="radio"
        name={name}
        choice={choice}
        id={`${id}-${at + 1}`}
        checked={choice.value === value}
        required={required}
      />
    ))}
  </Group>
);

type CheckboxProps = Omit<FieldText, 'label'> & { label: Child; value?: string; checked?: boolean; required?: boolean };

/** A single yes. */
export const Checkbox = ({
  t,
  name,
  id = name,
  label,
  help,
  error,
  value = 'on',
  checked,
  required,
}: CheckboxProps) => (
  <div class={error ? 'field field-wrong' : 'field'}>
    {error ? <FieldError t={t} id={id} error={error} /> : null}
    <div class="choice">
      <input
        type="checkbox"
        name={name}
        value={value}
        checked={checked}
        required={required}
        {...controlAria(id, help, error)}
      />
      <label for={id}>{label}</label>
      {help ? <Help id={id}>{help}</Help> : null}
    </div>
  </div>
);
