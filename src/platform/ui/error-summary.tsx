import { Icon } from './icon.tsx';
import type { Translate } from './translate.ts';

/** `field` is the id of the control (for a group of choices: the group's id), to which the line links. */
export type FormError = { field?: string; message: string };

/**
 * What has to be put right, at the top of the page, each line leading to its field. Takes the focus by itself when the
 * page opens. Nothing at all when there are no errors.
 */
export const ErrorSummary = ({ t, errors, title }: { t: Translate; errors: FormError[]; title?: string }) => {
  if (errors.length === 0) return null;
  return (
    <div
      class="notice notice-urgent error-summary"
      role="alert"
      tabindex={-1}
      autofocus
      aria-labelledby="error-summary"
    >
      <Icon name="warning" />
      <div>
        <h2 id="error-summary">{title ?? t('ui.errors_title', { count: errors.length })}</h2>
        <ul>
          {errors.map(({ field, message }) => (
            <li>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
          ))}
        </ul>
      </div>
    </div>
  );
};
