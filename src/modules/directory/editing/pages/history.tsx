import type { Child } from 'hono/jsx';
import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, EmptyState, PageHead, Panel, SubmitButton, Table } from '#platform/ui/index.ts';
import { factOf } from '../../keeping/facts.ts';
import type { Batch } from '../history.ts';
import type { Opened } from '../opened.ts';
import { Said } from './choose.tsx';
import { sayMoment } from './list.tsx';

interface HistoryProps {
  here: Here;
  opened: Opened;
  batches: readonly Batch[];
  above: Child;
}

/** Who changed what, when and why, field by field; each press can be taken back. */
export const HistoryPage = ({ here, opened, batches, above }: HistoryProps) => {
  const { t, href } = here;
  const { kind, id, entry } = opened;
  const at = `/redazione/${kind}/${id}`;
  return (
    <div class="stack">
      {above}
      <PageHead title={t('editing.history.title')} lead={entry.name} />
      <Buttons>
        <ButtonLink kind="soft" href={href(`${at}/modifica`)} icon="pencil">
          {t('editing.edit')}
        </ButtonLink>
      </Buttons>
      {batches.length === 0 ? (
        <EmptyState drawing="door" title={t('editing.history.none')}>
          <p>{t('editing.history.none_text')}</p>
        </EmptyState>
      ) : (
        batches.map((batch, number) => (
          <Panel title={titleOf(here, batch)}>
            <p class="muted">{t(`editing.why.${batch.why}`)}</p>
            <Table
              id={`changes-${number}`}
              caption={`${batches.length - number}. ${titleOf(here, batch)}`}
              captionHidden
              columns={[
                { label: t('editing.history.fact') },
                { label: t('editing.history.before') },
                { label: t('editing.history.after') },
              ]}
              rows={batch.lines.map(({ fact, from, to }) => [
                nameOf(here, opened, fact),
                <Value here={here} fact={fact} text={from} />,
                <Value here={here} fact={fact} text={to} />,
              ])}
            />
            {canUndo(opened, batch) ? (
              <form method="post" action={href(`${at}/annulla`)}>
                <input type="hidden" name="batch" value={batch.batch ?? ''} />
                <SubmitButton kind="soft" small label={`${t('editing.history.undo')}: ${titleOf(here, batch)}`}>
                  {t('editing.history.undo')}
                </SubmitButton>
              </form>
            ) : null}
          </Panel>
        ))
      )}
    </div>
  );
};

const canUndo = ({ kind }: Opened, { batch, lines }: Batch): boolean =>
  batch !== null && lines.some(({ fact }) => fact === 'status' || factOf(kind, fact) !== undefined);

const titleOf = (here: Here, { who, why, at }: Batch): string =>
  here.t('editing.history.when', {
    who: who ?? here.t(why === 'import' ? 'editing.history.import' : 'editing.history.someone'),
    when: sayMoment(at, here),
  });

/** What an import calls a column that is no fact of the forms keeps its name. */
const nameOf = ({ t }: Here, { kind }: Opened, fact: string): string =>
  factOf(kind, fact) || fact === 'status' || fact === 'photo' ? t(`editing.fact.${fact}`) : fact;

const Value = ({ here, fact, text }: { here: Here; fact: string; text: string }) => {
  const known = fact === 'status' && ['active', 'inactive', 'defunct', 'temporarily closed'].includes(text);
  return <Said here={here} text={known ? here.t(`editing.status.${text.replace(' ', '_')}`) : text} />;
};
