import { Field, type FieldText } from './field.tsx';

type TextInputProps = FieldText & {
  value?: string | number | null;
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search' | 'number' | 'date' | 'time' | 'datetime-local';
  /** Lines of a longer answer; more than one makes it a text area. */
  rows?: number;
  /** As long as what is expected, so that the box itself is a hint. */
  width?: 'short' | 'medium' | 'full';
  required?: boolean;
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | 'search';
  maxlength?: number;
  minlength?: number;
  min?: string | number;
  max?: string | number;
  step?: string | number;
  pattern?: string;
  placeholder?: string;
  spellcheck?: boolean;
  /** Language of the text to be written, where it is not the page's. */
  lang?: string;
  /** Id of a `<datalist>` with proposals. */
  list?: string;
  /** Id of the form that it belongs to, where it stands outside it. */
  form?: string;
};

/** One question, one answer in words. */
export const TextInput = ({
  t,
  name,
  id,
  label,
  help,
  error,
  optional,
  value,
  type = 'text',
  rows = 1,
  width = 'full',
  spellcheck,
  ...rest
}: TextInputProps) => (
  <Field
    t={t}
    name={name}
    id={id}
    label={label}
    help={help}
    error={error}
    optional={optional}
    control={(aria) => {
      const own = { ...aria, ...rest, name, class: `form-control width-${width}`, spellcheck };
      if (rows > 1) {
        return (
          <textarea {...own} rows={rows}>
            {value ?? ''}
          </textarea>
        );
      }
      return <input {...own} type={type} value={value ?? undefined} />;
    }}
  />
);

export type Option = { value: string; label: string; disabled?: boolean };

type SelectProps = FieldText & {
  options: Option[];
  value?: string | null;
  /** The first line, which chooses nothing ("Scegli…", "Tutti i giorni"). */
  empty?: string;
  required?: boolean;
  width?: 'short' | 'medium' | 'full';
  autocomplete?: string;
  form?: string;
};

/** One answer among many; for fewer than seven, `Radios` is kinder. */
export const Select = ({
  t,
  name,
  id,
  label,
  help,
  error,
  optional,
  options,
  value,
  empty,
  width = 'full',
  ...rest
}: SelectProps) => (
  <Field
    t={t}
    name={name}
    id={id}
    label={label}
    help={help}
    error={error}
    optional={optional}
    control={(aria) => (
      <select {...aria} {...rest} name={name} class={`form-control form-select width-${width}`}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option value={option.value} selected={option.value === value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  />
);

type FileInputProps = FieldText & { accept?: string; multiple?: boolean; required?: boolean };

/** A file from the visitor's device; the form around it must say `enctype="multipart/form-data"`. */
export const FileInput = ({ t, name, id, label, help, error, optional, ...rest }: FileInputProps) => (
  <Field
    t={t}
    name={name}
    id={id}
    label={label}
    help={help}
    error={error}
    optional={optional}
    control={(aria) => <input {...aria} {...rest} name={name} type="file" class="form-control form-file" />}
  />
);
