import type { Child } from 'hono/jsx';
import { Count } from './count.tsx';
import { VisuallyHidden } from './hidden.tsx';
import { Icon } from './icon.tsx';
import type { Translate } from './translate.ts';

export type FacetOption = { value: string; label: string; count?: number | string; selected?: boolean };

type FacetGroupProps = {
  t: Translate;
  /** Name of the parameter in the address. */
  name: string;
  legend: string;
  options: FacetOption[];
  /** `radio` where only one makes sense (a distance). */
  type?: 'checkbox' | 'radio';
  /** Unfolded from the start. Folded, the group still says how many of its options are chosen. */
  open?: boolean;
  /** Id of the search form, where the group stands outside it. */
  form?: string;
  /** Other controls of the same group (day and hour), under the options. */
  children?: Child;
};

/** A folded group of filters with how many results each would leave; sent with the search form it belongs to. */
export const FacetGroup = ({ t, name, legend, options, type = 'checkbox', open, form, children }: FacetGroupProps) => {
  const chosen = options.filter((option) => option.selected).length;
  return (
    <details class="facet" open={open}>
      <summary>
        {legend}
        {chosen > 0 ? (
          <span class="badge">
            {chosen}
            <VisuallyHidden> {t('ui.chosen', { count: chosen })}</VisuallyHidden>
          </span>
        ) : null}
      </summary>
      <fieldset>
        <legend class="visually-hidden">{legend}</legend>
        {options.map((option, at) => (
          <div class="choice">
            <input
              type={type}
              name={name}
              value={option.value}
              id={`${name}-${at + 1}`}
              checked={option.selected}
              form={form}
            />
            <label for={`${name}-${at + 1}`}>
              {option.label}
              {option.count === undefined ? null : <Count t={t} count={option.count} />}
            </label>
          </div>
        ))}
        {children}
      </fieldset>
    </details>
  );
};

type FacetsProps = {
  title: string;
  /** How many filters are on in all the groups, told while they are folded away on a small screen. */
  chosen?: number;
  children?: Child;
};

/** The groups of filters in a row; on a small screen they fold under their title, so that the answers come first. */
export const Facets = ({ title, chosen = 0, children }: FacetsProps) => (
  <details class="filters">
    <summary>
      <Icon name="filter" />
      {title}
      {chosen > 0 ? ` (${chosen})` : null}
    </summary>
    <div class="facets">{children}</div>
  </details>
);
