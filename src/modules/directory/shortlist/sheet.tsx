import type { Here } from '#platform/http/index.ts';
import { PageHead, PrintButton, PrintFoot } from '#platform/ui/index.ts';
import { sayDate } from '../entry/say.ts';
import { SheetOf } from '../paper/sheet.tsx';
import type { Listed } from './read.ts';

interface PaperPageProps {
  here: Here;
  list: readonly Listed[];
  kind: 'sheet' | 'pocket';
}

/** A list as paper: a sheet in large type, or a small booklet that fits a pocket. */
export const PaperPage = ({ here, list, kind }: PaperPageProps) => {
  const { t, href } = here;
  return (
    <div class="stack">
      <div class="no-print stack">
        <PageHead title={t(`shortlist.${kind}_title`)} lead={t(`shortlist.${kind}_lead`)} />
        <PrintButton label={t('paper.print')} help={t('paper.print_help')} />
        <p>
          <a href={href('/lista')}>{t('shortlist.to_list')}</a>
        </p>
      </div>
      <ListPaper here={here} list={list} kind={kind} />
    </div>
  );
};

/** The paper itself: one entry after the other, with the date at its foot. */
export const ListPaper = ({ here, list, kind }: PaperPageProps) => {
  const { t } = here;
  return (
    <div class={kind === 'pocket' ? 'paper paper-pocket' : 'paper paper-large'}>
      <p class="paper-head">
        {here.commons.title} · {sayDate(here.now, here)}
      </p>
      {list.map(({ sheet, note }, at) =>
        sheet ? (
          <SheetOf here={here} sheet={sheet} number={at + 1} note={note} errand />
        ) : (
          <article class="sheet">
            <p>
              <b>{at + 1}.</b> {t('shortlist.withdrawn')}
            </p>
          </article>
        ),
      )}
      <PrintFoot
        printed={t('entry.printed', { date: sayDate(here.now, here) })}
        address={here.config.origin.replace(/^https?:\/\//, '')}
      />
    </div>
  );
};
