import type { Here } from '#platform/http/index.ts';
import { ButtonLink, Buttons, type Fact, Facts, PageHead, Panel } from '#platform/ui/index.ts';
import { WithWrong, Wrong } from '../corrections/wrong.tsx';
import type { DoorNow } from '../entry/hours.ts';
import type { Listed } from '../entry/listed.ts';
import type { PointShown } from '../entry/points.ts';
import type { ProcedureShown } from '../entry/procedure.ts';
import { shortAddress, termsOf, webAddress } from '../entry/say.ts';
import { type Text, textIn, Words } from '../entry/text.tsx';
import { Cards, Checked, Help, Rows, TakeAlong, Warnings } from './beside.tsx';
import { EntryFrame, Section } from './frame.tsx';

export interface ProcedurePageProps {
  here: Here;
  procedure: ProcedureShown;
  /** Who helps with it. */
  helpers: readonly Listed[];
  point: { shown: PointShown; hours: DoorNow | null } | null;
}

/** A form or benefit explained: the papers first, as a list to tick. */
export const ProcedurePage = ({ here, procedure, helpers, point }: ProcedurePageProps) => {
  const { t, lang, href } = here;
  const { english } = procedure.own;
  const title = textIn(lang, procedure.name, english.name) ?? { text: '', lang: undefined };
  const purpose = textIn(lang, procedure.purpose, english.purpose);
  const topic = termsOf(here, procedure.own.marks, 'everyday-topics')[0];
  return (
    <EntryFrame
      here={here}
      steps={[
        { href: href('/pratiche'), label: t('entry.procedures.title') },
        ...(topic ? [{ href: href(`/cerca?tema=${topic.code}`), label: topic.label }] : []),
      ]}
      title={title}
      entry={{ kind: 'procedure', id: procedure.id }}
      lead={purpose ? <Words of={purpose} /> : null}
      warning={<Warnings here={here} status={procedure.status} />}
      main={
        <>
          <Papers here={here} id={procedure.id} papers={papersOf(here, procedure)} />
          <WhereAndBy here={here} procedure={procedure} />
        </>
      }
      aside={
        <>
          <Checked here={here} kind="procedure" of={procedure} />
          {point ? <Help here={here} point={point.shown} hours={point.hours} /> : null}
          <TakeAlong here={here} title={title.text} />
        </>
      }
      after={
        helpers.length > 0 ? (
          <Section id="chi-aiuta" title={t('entry.procedure.helpers')} lead={t('entry.procedure.helpers_lead')}>
            <Cards here={here} entries={helpers} />
          </Section>
        ) : null
      }
    />
  );
};

function papersOf(here: Here, procedure: ProcedureShown): Text[] {
  const translated = procedure.own.english.papers?.split('\n') ?? [];
  return procedure.papers.flatMap((paper, at) => textIn(here.lang, paper, translated[at]) ?? []);
}

const Papers = ({ here, id, papers }: { here: Here; id: string; papers: Text[] }) => (
  <Panel tone="answer" title={here.t('entry.procedure.papers')}>
    <WithWrong here={here} of={{ kind: 'procedure', id }} fact="papers">
      {papers.length > 0 ? (
        <ul class="papers papers-large">
          {papers.map((of) => (
            <li>
              <Words of={of} />
            </li>
          ))}
        </ul>
      ) : (
        <p>{here.t('entry.procedure.no_papers')}</p>
      )}
    </WithWrong>
  </Panel>
);

const WhereAndBy = ({ here, procedure }: { here: Here; procedure: ProcedureShown }) => {
  const { t, lang } = here;
  const { english } = procedure.own;
  const wrong = (fact: string) => <Wrong here={here} of={{ kind: 'procedure', id: procedure.id }} fact={fact} />;
  const [where, deadline, cost] = [
    textIn(lang, procedure.where_text, english.where_text),
    textIn(lang, procedure.deadline, english.deadline),
    textIn(lang, procedure.cost, english.cost),
  ];
  const facts: (Fact | null)[] = [
    where && {
      icon: 'pin',
      term: t('entry.procedure.where'),
      detail: <Words of={where} />,
      after: wrong('where_text'),
    },
    deadline && {
      icon: 'clock',
      term: t('entry.procedure.deadline'),
      detail: <Words of={deadline} />,
      after: wrong('deadline'),
    },
    cost && { icon: 'euro', term: t('entry.cost'), detail: <Words of={cost} />, after: wrong('cost') },
  ];
  const known = facts.flatMap((fact) => fact ?? []);
  const site = webAddress(procedure.url);
  if (known.length === 0 && !site) return null;
  return (
    <Panel title={t('entry.procedure.how')}>
      <Facts facts={known} columns={1} />
      {site ? (
        <>
          <Buttons>
            <ButtonLink href={site} kind="soft" icon="external" rel="noreferrer">
              {t('entry.procedure.official', { site: shortAddress(site) })}
            </ButtonLink>
            {wrong('url')}
          </Buttons>
          <p class="print-only">{t('entry.procedure.official', { site })}</p>
        </>
      ) : null}
      <p class="small muted">{t('entry.procedure.law_changes')}</p>
    </Panel>
  );
};

/** Every guide, under the topic that people would look for. */
export const ProceduresPage = ({
  here,
  groups,
}: {
  here: Here;
  groups: readonly { label: string; code: string; entries: readonly Listed[] }[];
}) => (
  <>
    <PageHead title={here.t('entry.procedures.title')} lead={here.t('entry.procedures.lead')} />
    {groups.length === 0 ? <p>{here.t('entry.procedures.none')}</p> : null}
    <div class="topics">
      {groups.map((group) => (
        <section aria-labelledby={`tema-${group.code}`}>
          <h2 class="h3" id={`tema-${group.code}`}>
            {group.label}
          </h2>
          <Rows here={here} entries={group.entries} summary />
        </section>
      ))}
    </div>
  </>
);
