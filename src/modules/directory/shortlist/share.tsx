import { type Shown, typed, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import {
  ButtonLink,
  Buttons,
  Checkbox,
  EmptyState,
  ErrorSummary,
  PageHead,
  Panel,
  PrintButton,
  Radios,
  SubmitButton,
} from '#platform/ui/index.ts';
import { sayDate } from '../entry/say.ts';
import { linkDays } from './kept.ts';
import type { Listed } from './read.ts';
import { ListPaper } from './sheet.tsx';

interface SharePageProps {
  here: Here;
  shown: Shown;
  link: { address: string; until: Date; picture: string } | null;
}

/** For how long the link shall hold, and then the link: to send, to copy, or to hold a telephone to. */
export const SharePage = ({ here, shown, link }: SharePageProps) => {
  const { t, href } = here;
  return (
    <div class="stack">
      <PageHead title={t('shortlist.share_title')} lead={t('shortlist.share_lead')} />
      {link ? <Link here={here} {...link} /> : null}
      <ErrorSummary t={t} errors={shown.problem ? [{ field: 'giorni', message: shown.problem }] : wrongIn(shown)} />
      <form method="post" action={href('/lista/manda')} class="form" novalidate>
        <Radios
          t={t}
          name="giorni"
          legend={t('shortlist.days')}
          error={shown.errors.giorni}
          value={typed(shown, 'giorni', '7')}
          options={linkDays.map((days) => ({ value: String(days), label: t('shortlist.days_many', { days }) }))}
        />
        <Checkbox
          t={t}
          name="note"
          value="1"
          label={t('shortlist.with_notes')}
          help={t('shortlist.with_notes_help')}
          checked={shown.values.note === '1'}
        />
        <Buttons>
          <SubmitButton kind={link ? 'soft' : 'main'}>{t('shortlist.make_link')}</SubmitButton>
          <ButtonLink href={href('/lista')} kind="quiet">
            {t('shortlist.to_list')}
          </ButtonLink>
        </Buttons>
      </form>
    </div>
  );
};

const Link = ({ here, address, until, picture }: { here: Here } & NonNullable<SharePageProps['link']>) => {
  const { t } = here;
  const title = t('shortlist.linked_title');
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${address}`)}`;
  return (
    <Panel tone="mist" title={t('shortlist.link_ready')}>
      <p>{t('shortlist.link_until', { date: sayDate(until, here) })}</p>
      <img class="qr-large" src={picture} alt={t('shortlist.link_qr')} width="260" height="260" />
      <p class="copy">
        <code>{address}</code>
      </p>
      <Buttons>
        <ButtonLink href={mail} icon="mail">
          {t('entry.share_mail')}
        </ButtonLink>
      </Buttons>
    </Panel>
  );
};

/** What somebody put together for whoever got the link. */
export const LinkedPage = ({ here, list, until }: { here: Here; list: readonly Listed[]; until: Date }) => {
  const { t, href, path } = here;
  return (
    <div class="stack">
      <div class="no-print stack">
        <PageHead
          title={t('shortlist.linked_title')}
          lead={t('shortlist.linked_lead', { date: sayDate(until, here) })}
        />
        <form method="post" action={href(path)}>
          <Buttons>
            <SubmitButton icon="list">{t('shortlist.take')}</SubmitButton>
          </Buttons>
        </form>
        <PrintButton label={t('paper.print')} help={t('paper.print_help')} />
      </div>
      <ListPaper here={here} list={list} kind="sheet" />
    </div>
  );
};

/** The time of a link is over, or somebody lost a piece of it on the way. */
export const LinkOverPage = ({ here: { t, href } }: { here: Here }) => (
  <EmptyState drawing="thread" title={t('shortlist.over')} level={1}>
    <p>{t('shortlist.over_how')}</p>
    <p>
      <a href={href('/cerca')}>{t('entry.points.search')}</a> · <a href={href('/punti')}>{t('entry.talk')}</a>
    </p>
  </EmptyState>
);
