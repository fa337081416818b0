import type { T } from '#platform/messages/index.ts';
import { ButtonLink, Buttons, Notice, PageHead, Panel, SubmitButton } from '#platform/ui/index.ts';
import type { RunLine } from '../uploads.ts';
import type { Kept, Refusal } from '../writing/run-record.ts';
import { CountsFacts, KeptFields, Refusals } from './report.tsx';

type RunProps = {
  t: T;
  href(path: string): string;
  run: RunLine;
  /** Whether this program is reading it now. */
  underWay: boolean;
  /** Whether someone decided of a row that this run left waiting. */
  decided: boolean;
  refusals: readonly Refusal[];
  /** Rows that resemble something that is there, and wait for a person. */
  doubts: readonly Refusal[];
  kept: readonly Kept[];
};

/** How an import goes on, and what became of it. */
export const RunPage = ({ t, href, run, underWay, decided, refusals, doubts, kept }: RunProps) => (
  <div class="stack">
    <PageHead title={run.file_name} lead={run.title} />
    <State t={t} href={href} run={run} underWay={underWay} decided={decided} />
    <Panel title={t('import.run.so_far')}>
      <CountsFacts t={t} counts={run} />
    </Panel>
    <Doubts t={t} href={href} run={run} doubts={doubts} />
    {run.refused > 0 ? (
      <Buttons>
        <ButtonLink kind="soft" href={href(`/redazione/importa/lettura/${run.id}/non-prese.csv`)} download>
          {t('import.run.download')}
        </ButtonLink>
      </Buttons>
    ) : null}
    <Refusals t={t} refusals={refusals} total={run.refused} />
    <KeptFields t={t} kept={kept} total={run.kept} />
    <p>
      <a href={href('/redazione/importa')}>{t('import.run.all')}</a>
    </p>
  </div>
);

const State = ({ t, href, run, underWay, decided }: Pick<RunProps, 't' | 'href' | 'run' | 'underWay' | 'decided'>) => {
  if (run.finished_at) {
    return (
      <Notice kind="success" role="status" title={t('import.run.done')}>
        <p>{t('import.run.searchable')}</p>
        {run.upload && decided ? (
          <form method="post" action={href(`/redazione/importa/${run.upload}/scrivi`)}>
            <SubmitButton kind="soft">{t('import.run.again')}</SubmitButton>
          </form>
        ) : null}
      </Notice>
    );
  }
  if (underWay) {
    return (
      <Notice role="status" title={t('import.run.under_way')}>
        <p>{t('import.run.refresh')}</p>
      </Notice>
    );
  }
  return (
    <Notice kind="warning" title={t('import.run.stopped')}>
      <p>{t('import.run.stopped_note')}</p>
      {run.upload ? (
        <form method="post" action={href(`/redazione/importa/${run.upload}/scrivi`)}>
          <SubmitButton>{t('import.run.go_on')}</SubmitButton>
        </form>
      ) : null}
    </Notice>
  );
};

const Doubts = ({ t, href, run, doubts }: Pick<RunProps, 't' | 'href' | 'run' | 'doubts'>) =>
  doubts.length === 0 ? null : (
    <Panel title={t('import.doubt.title', { count: doubts.length })}>
      <p>{t('import.doubt.lead')}</p>
      <ul class="stack">
        {doubts.map(({ line, near, cells }) => (
          <li>
            <p>
              {t('import.doubt.pair', {
                line,
                row: cells
                  .filter((cell) => cell.trim() !== '')
                  .join(' · ')
                  .slice(0, 160),
                name: near[1] ?? '',
              })}
            </p>
            <form method="post" action={href(`/redazione/importa/lettura/${run.id}/decisioni`)}>
              <input type="hidden" name="line" value={String(line)} />
              <Buttons>
                <SubmitButton
                  kind="soft"
                  small
                  name="decision"
                  value="same"
                  label={t('import.doubt.same_label', { line })}
                >
                  {t('import.doubt.same')}
                </SubmitButton>
                <SubmitButton
                  kind="soft"
                  small
                  name="decision"
                  value="new"
                  label={t('import.doubt.other_label', { line })}
                >
                  {t('import.doubt.other')}
                </SubmitButton>
              </Buttons>
            </form>
          </li>
        ))}
      </ul>
    </Panel>
  );
