import type { Here } from '#platform/http/index.ts';
import { Buttons, ErrorSummary, PageHead, Panel, Radios, SubmitButton } from '#platform/ui/index.ts';
import { Paragraphs } from '../../entry/text.tsx';
import type { Conflict } from '../../keeping/change.ts';

interface ChooseProps {
  here: Here;
  name: string;
  conflicts: readonly Conflict[];
  /** Where the choice goes. */
  action: string;
  /** What goes with it. */
  hidden?: Readonly<Record<string, string>>;
  /** What the choice is between: what I wrote, or what it was before. */
  mine: 'mine' | 'before';
  missing: boolean;
}

/** Two people changed the same: both values, field by field, and nothing is written before one is chosen. */
export const ChoosePage = ({ here, name, conflicts, action, hidden = {}, mine, missing }: ChooseProps) => {
  const { t, href } = here;
  const errors = missing
    ? conflicts.map(({ fact }) => ({
        field: `choose.${fact}`,
        message: t('editing.choose.missing', { fact: t(`editing.fact.${fact}`) }),
      }))
    : [];
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={errors} />
      <PageHead title={t('editing.choose.title')} lead={name} />
      <p>{t('editing.choose.text')}</p>
      <form class="stack" method="post" action={href(action)}>
        {Object.entries(hidden).map(([field, value]) => (
          <input type="hidden" name={field} value={value} />
        ))}
        {conflicts.map(({ fact, to, now }) => (
          <Panel>
            <input type="hidden" name={`now.${fact}`} value={now ?? ''} />
            <Radios
              t={t}
              name={`choose.${fact}`}
              legend={t(`editing.fact.${fact}`)}
              error={missing ? t('editing.choose.missing', { fact: t(`editing.fact.${fact}`) }) : undefined}
              options={[
                { value: 'theirs', label: t('editing.choose.theirs'), help: <Said here={here} text={now} /> },
                { value: 'mine', label: t(`editing.choose.${mine}`), help: <Said here={here} text={to} /> },
              ]}
            />
          </Panel>
        ))}
        <Buttons>
          <SubmitButton>{t('editing.choose.save')}</SubmitButton>
        </Buttons>
      </form>
    </div>
  );
};

/** A text of an entry, or that nothing is said. */
export const Said = ({ here: { t }, text }: { here: Here; text: string | null }) =>
  text ? <Paragraphs of={{ text, lang: 'it' }} /> : <span class="muted">{t('editing.nothing_said')}</span>;
