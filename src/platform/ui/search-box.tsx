import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';

type BoxField = {
  name: string;
  label: string;
  value?: string;
  placeholder?: string;
  autocomplete?: string;
  maxlength?: number;
  /** Known places or words, offered while typing. */
  proposals?: string[];
};

type SearchBoxProps = {
  action: string;
  /** Name of the landmark for who listens. */
  label: string;
  what: BoxField;
  where?: BoxField;
  submit: string;
  /** `post`: what is asked stays out of the address. */
  method?: 'get' | 'post';
  /** Words of the button that sends a `get` box as `post`, for this once. */
  unseen?: string;
  /** Filters and order to keep when the words change. */
  keep?: { name: string; value: string }[];
  /** Id by which facets outside the box join the form. */
  id?: string;
  /** Under the two fields: "usa la mia posizione", filters. */
  children?: Child;
};

const Part = ({ id, field, type }: { id: string; field: BoxField; type: string }) => (
  <div class="search-part">
    <label for={id}>{field.label}</label>
    <input
      id={id}
      type={type}
      name={field.name}
      value={field.value}
      placeholder={field.placeholder}
      autocomplete={field.autocomplete}
      maxlength={field.maxlength}
      enterkeyhint="search"
      list={field.proposals ? `${id}-list` : undefined}
    />
    {field.proposals ? (
      <datalist id={`${id}-list`}>
        {field.proposals.map((proposal) => (
          <option value={proposal} />
        ))}
      </datalist>
    ) : null}
  </div>
);

/** One box, two questions: what, and where. A plain GET form, so that every search has an address; POST where none may be left behind. */
export const SearchBox = ({
  action,
  label,
  what,
  where,
  submit,
  method = 'get',
  unseen,
  keep = [],
  id = 'search',
  children,
}: SearchBoxProps) => (
  <search>
    <form class="search-form" action={action} method={method} id={id} aria-label={label}>
      <div class={where ? 'search-box' : 'search-box search-box-single'}>
        <Part id={`${id}-what`} field={what} type="search" />
        {where ? <Part id={`${id}-where`} field={where} type="text" /> : null}
        <button type="submit" class="btn btn-main">
          <Icon name="search" />
          <span>{submit}</span>
        </button>
      </div>
      {keep.map((hidden) => (
        <input type="hidden" name={hidden.name} value={hidden.value} />
      ))}
      {unseen ? (
        <button type="submit" formmethod="post" class="btn btn-quiet btn-small search-unseen">
          {unseen}
        </button>
      ) : null}
      {children}
    </form>
  </search>
);
