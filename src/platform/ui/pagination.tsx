import { Go, type Leads } from './go.tsx';
import { VisuallyHidden } from './hidden.tsx';
import { Icon } from './icon.tsx';
import type { Translate } from './translate.ts';

/** The page numbers worth showing around `page` of `pages`; `null` stands for a gap. */
export const pageNumbers = (page: number, pages: number): (number | null)[] => {
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const shown = [...new Set(near)].sort((a, b) => a - b);
  return shown.flatMap((number, at) => {
    const before = shown[at - 1] ?? 0;
    if (number - before <= 1) return [number];
    return number - before === 2 ? [number - 1, number] : [null, number];
  });
};

type PaginationProps = { t: Translate; page: number; pages: number; href: (page: number) => Leads; label?: string };

/** Nothing when there is one page only. Pages count from 1. */
export const Pagination = ({ t, page, pages, href, label }: PaginationProps) => {
  if (pages <= 1) return null;
  return (
    <nav class="pages" aria-label={label ?? t('ui.pages')}>
      <ul>
        {page > 1 ? (
          <li>
            <Go to={href(page - 1)} rel="prev">
              <Icon name="chevron-left" />
              {t('ui.page_previous')}
            </Go>
          </li>
        ) : null}
        {pageNumbers(page, pages).map((number) =>
          number === null ? (
            <li class="gap" aria-hidden="true">
              …
            </li>
          ) : (
            <li class="number">
              <Go to={href(number)} aria-current={number === page ? 'page' : undefined}>
                <VisuallyHidden>{t('ui.page')} </VisuallyHidden>
                {number}
              </Go>
            </li>
          ),
        )}
        {page < pages ? (
          <li>
            <Go to={href(page + 1)} rel="next">
              {t('ui.page_next')}
              <Icon name="chevron-right" />
            </Go>
          </li>
        ) : null}
      </ul>
    </nav>
  );
};
