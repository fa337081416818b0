import type { Here } from '#platform/http/index.ts';
import { Button, Buttons, EmptyState, Notice, PageHead, SubmitButton, Tel, TextInput } from '#platform/ui/index.ts';
import { Words } from '../entry/text.tsx';
import { pathOf } from '../finding/saying.ts';
import { longestNote, mostItems } from './list.ts';
import type { Listed } from './read.ts';

/** The name of the field in which an entry's note is written. */
export const noteField = (name: string): string => `nota ${name}`;

interface ListPageProps {
  here: Here;
  list: readonly Listed[];
  problem?: string;
  /** What was just put there, as its button named it. */
  added?: string;
  /** Where that button was. */
  from: string | null;
}

/** What one gathered: in what order, with what noted beside it, and the ways to take it along. */
export const ListPage = ({ here, list, problem, added, from }: ListPageProps) => {
  const { t, href } = here;
  const title = list.find(({ name }) => name === added)?.sheet?.title;
  return (
    <div class="stack">
      <PageHead title={t('shortlist.title')} lead={t('shortlist.lead')} />
      {problem ? (
        <Notice kind="urgent" role="alert">
          <p>{problem}</p>
        </Notice>
      ) : null}
      {title ? (
        <Notice kind="success" role="status">
          <p>
            {t('shortlist.added')} <Words of={title} />
          </p>
          {from ? (
            <p>
              <a href={href(from)}>{t('shortlist.back')}</a>
            </p>
          ) : null}
        </Notice>
      ) : null}
      {list.length === 0 ? <Nothing here={here} /> : <Gathered here={here} list={list} />}
    </div>
  );
};

const Nothing = ({ here: { t, href } }: { here: Here }) => (
  <EmptyState drawing="thread" title={t('shortlist.empty')}>
    <p>{t('shortlist.empty_how')}</p>
    <p>
      <a href={href('/cerca')}>{t('entry.points.search')}</a>
    </p>
  </EmptyState>
);

const Gathered = ({ here, list }: { here: Here; list: readonly Listed[] }) => {
  const { t, href } = here;
  return (
    <form method="post" action={href('/lista')} class="stack">
      <ol class="shortlist">
        {list.map((one, at) => (
          <li class="panel">
            <Entry here={here} one={one} />
            <Buttons>
              {at > 0 ? <Press here={here} one={one} does="su" /> : null}
              {at < list.length - 1 ? <Press here={here} one={one} does="giu" /> : null}
              <Press here={here} one={one} does="togli" />
            </Buttons>
          </li>
        ))}
      </ol>
      <p class="small muted">{t('shortlist.room', { count: list.length, most: mostItems })}</p>
      <Buttons>
        <SubmitButton name="fai" value="stampa" icon="print">
          {t('shortlist.print')}
        </SubmitButton>
        <SubmitButton name="fai" value="manda" kind="soft" icon="share">
          {t('shortlist.send')}
        </SubmitButton>
        <SubmitButton name="fai" value="tascabile" kind="soft">
          {t('shortlist.pocket')}
        </SubmitButton>
        <SubmitButton name="fai" value="salva" kind="quiet">
          {t('shortlist.save')}
        </SubmitButton>
        <SubmitButton name="fai" value="svuota" kind="quiet">
          {t('shortlist.clear')}
        </SubmitButton>
      </Buttons>
      <p class="small muted">{t('shortlist.nowhere')}</p>
    </form>
  );
};

const Press = ({ here: { t }, one, does }: { here: Here; one: Listed; does: 'su' | 'giu' | 'togli' }) => {
  const title = one.sheet?.title.text ?? t('shortlist.withdrawn_short');
  return (
    <Button
      type="submit"
      kind="quiet"
      small
      name="fai"
      value={`${does} ${one.name}`}
      label={`${t(`shortlist.do.${does}`)}: ${title}`}
    >
      {t(`shortlist.do.${does}`)}
    </Button>
  );
};

const Entry = ({ here, one }: { here: Here; one: Listed }) => {
  const { t, href } = here;
  const { sheet, name, note } = one;
  if (!sheet) {
    return (
      <>
        <h2 class="h3">{t('shortlist.withdrawn_short')}</h2>
        <p>{t('shortlist.withdrawn')}</p>
        <input type="hidden" name={noteField(name)} value={note} />
      </>
    );
  }
  const [door] = sheet.doors;
  return (
    <>
      <h2 class="h3">
        <a href={href(pathOf(sheet.kind, sheet.id))}>
          <Words of={sheet.title} />
        </a>
      </h2>
      {door ? (
        <p class="muted">
          {[door.name, door.address, door.today ? t('paper.today', { hours: door.today }) : null]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ) : null}
      {sheet.phone ? (
        <p>
          <Tel number={sheet.phone} />
        </p>
      ) : null}
      <TextInput
        t={t}
        name={noteField(name)}
        id={`nota-${sheet.kind}-${sheet.id}`}
        label={t('shortlist.note')}
        value={note}
        maxlength={longestNote}
        autocomplete="off"
      />
    </>
  );
};
