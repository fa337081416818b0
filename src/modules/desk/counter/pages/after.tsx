import { type NamedEntry, pathOf } from '#modules/directory/index.ts';
import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, Notice, PageHead, Panel, SubmitButton } from '#platform/ui/index.ts';
import type { DeskPoint, Kept } from '../queries.ts';

interface AfterProps {
  here: Here;
  point: DeskPoint;
  contact: Kept;
  /** What was answered, as it is called now. */
  answers: readonly NamedEntry[];
  /** Whoever wrote it down may still take it back. */
  mayUndo: boolean;
}

/** It is written down. The next step is the next person; for this one there is a sheet to take along. */
export const DonePage = ({ here, point, contact, answers, mayUndo }: AfterProps) => {
  const { t, href } = here;
  const base = `/sportello/${point.id}`;
  const next = contact.paper_day ? `${base}/contatto?foglio=${contact.paper_day}` : `${base}/contatto`;
  return (
    <>
      <PageHead title={t('desk.done.title')} />
      <Written here={here} base={base} contact={contact} mayUndo={mayUndo} />
      <comunanza-desk>
        <Buttons>
          <ButtonLink icon="plus" href={href(next)}>
            {t(contact.paper_day ? 'desk.done.next_sheet' : 'desk.done.next')}
          </ButtonLink>
          <ButtonLink kind="plain" href={href(base)}>
            {t('desk.done.home')}
          </ButtonLink>
        </Buttons>
      </comunanza-desk>
      {answers.length > 0 ? <TakeAlong here={here} base={base} contact={contact} answers={answers} /> : null}
      {contact.outcome === 'to_follow' ? (
        <p>
          <a href={href(`${base}/seguito?contatto=${contact.id}`)}>{t('desk.done.to_follow')}</a>
        </p>
      ) : null}
    </>
  );
};

type WrittenProps = Pick<AfterProps, 'here' | 'contact' | 'mayUndo'> & { base: string };

/** What has just happened, and the way back from it. */
const Written = ({ here: { t, href }, base, contact, mayUndo }: WrittenProps) => (
  <Notice kind="success" role="status">
    <p>{t('desk.written')}</p>
    {mayUndo ? (
      <form method="post" action={href(`${base}/annulla`)}>
        <input type="hidden" name="contatto" value={contact.id} />
        <SubmitButton kind="quiet" small>
          {t('desk.undo.press')}
        </SubmitButton>
      </form>
    ) : null}
  </Notice>
);

/** What was answered, to print or to send: a list of its own, begun anew for this person. */
const TakeAlong = ({ here, base, contact, answers }: Omit<AfterProps, 'point' | 'mayUndo'> & { base: string }) => {
  const { t, href, lang } = here;
  return (
    <Panel title={t('desk.done.take_along')} tone="mist">
      <form method="post" action={href('/lista/metti')} class="stack">
        <input type="hidden" name="nuova" value="1" />
        <input type="hidden" name="da" value={`${href(`${base}/fatto`)}?contatto=${contact.id}`} />
        <ul>
          {answers.map(({ kind, id, title, title_en }) => (
            <li>
              <input type="hidden" name="scheda" value={`${kind}/${id}`} />
              <a href={href(pathOf(kind, id))} target="_blank" rel="noopener">
                {lang === 'en' ? (title_en ?? title) : title}
              </a>
              {kind === 'procedure' ? ` · ${t('desk.done.guide')}` : null}
            </li>
          ))}
        </ul>
        <Buttons>
          <SubmitButton kind="plain" icon="print">
            {t('desk.done.print')}
          </SubmitButton>
        </Buttons>
        <p class="small muted">{t('desk.done.new_list')}</p>
      </form>
    </Panel>
  );
};

/** Something has to come after: which way. Nothing else is asked here. */
export const FollowPage = ({ here, point, contact, mayUndo }: Omit<AfterProps, 'answers'>) => {
  const { t, href } = here;
  const base = `/sportello/${point.id}`;
  const steps = [
    ['invii/nuovo', 'call'],
    ['promemoria/nuovo', 'reminder'],
  ] as const;
  return (
    <>
      <PageHead title={t('desk.then.title')} lead={t('desk.then.lead')} />
      <nav aria-label={t('desk.then.title')}>
        <ul class="entries">
          {steps.map(([path, key]) => (
            <li class="entry">
              <h2 class="entry-title">
                <a href={`${href(`${base}/${path}`)}?contatto=${contact.id}`}>{t(`desk.then.${key}`)}</a>
              </h2>
              <p class="entry-summary">{t(`desk.then.${key}_about`)}</p>
            </li>
          ))}
        </ul>
      </nav>
      <Written here={here} base={base} contact={contact} mayUndo={mayUndo} />
      <p>
        <a href={href(`${base}/fatto?contatto=${contact.id}`)}>{t('desk.then.later')}</a>
      </p>
    </>
  );
};
