import { VisuallyHidden } from './hidden.tsx';
import type { Translate } from './translate.ts';

/** How many results a filter would leave; a string where the count stops early ("1 000+"). */
export const Count = ({ t, count }: { t: Translate; count: number | string }) => (
  <span class="count">
    {' '}
    {count}
    <VisuallyHidden> {t('ui.results', { count: typeof count === 'number' ? count : 1000 })}</VisuallyHidden>
  </span>
);
