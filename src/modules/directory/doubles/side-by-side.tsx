import type { Here } from '#platform/http/index.ts';
import { Buttons, Panel, Radios, SubmitButton, Table } from '#platform/ui/index.ts';
import { pathOf } from '../finding/saying.ts';
import { facts } from '../keeping/facts.ts';
import type { PairShown, Side } from './pairs.ts';

/** Two entries beside each other with what differs; which is kept, and of each fact whose value stays. */
export const Pair = ({ here, pair }: { here: Here; pair: PairShown }) => {
  const { t, href } = here;
  const { kind, one, other } = pair;
  const differing = facts[kind].filter(({ name, kept }) => kept.in !== 'hours' && one.says[name] !== other.says[name]);
  const of = `${one.id.slice(0, 8)}-${other.id.slice(0, 8)}`;
  return (
    <Panel
      title={t('doubles.pair', { one: one.name || t('doubles.unnamed'), other: other.name || t('doubles.unnamed') })}
      id={`coppia-${of}`}
    >
      <p class="muted small">
        {t(`doubles.kind.${kind}`)} · {t('doubles.likeness', { likeness: Math.round(pair.likeness * 100) })} ·{' '}
        {pair.why.map((why) => t(`doubles.why.${why}`)).join(', ')}
      </p>
      <form class="stack" method="post" action={href('/coordinamento/doppioni')}>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="one" value={one.id} />
        <input type="hidden" name="other" value={other.id} />
        <p class="small">{t('doubles.differs')}</p>
        <Table
          id={`diverso-${of}`}
          caption={t('doubles.differs')}
          captionHidden
          columns={[
            { label: t('doubles.fact') },
            { label: <Head here={here} pair={pair} side={one} letter="A" /> },
            { label: <Head here={here} pair={pair} side={other} letter="B" /> },
          ]}
          rows={[
            ...(one.code !== other.code ? [[t('doubles.code'), one.code ?? '—', other.code ?? '—']] : []),
            ...(one.town !== other.town ? [[t('doubles.town'), one.town ?? '—', other.town ?? '—']] : []),
            [
              t(kind === 'organization' ? 'doubles.services' : 'doubles.given'),
              String(one.services),
              String(other.services),
            ],
            ...differing.map(({ name }) => [
              t(`doubles.says.${name}`),
              <Value pair={pair} side={one} fact={name} of={of} />,
              <Value pair={pair} side={other} fact={name} of={of} />,
            ]),
          ]}
        />
        <Radios
          t={t}
          name="keep"
          id={`resta-${of}`}
          legend={t('doubles.keep')}
          help={t('doubles.keep_help')}
          look="tiles"
          value={pair.keep}
          options={[
            { value: one.id, label: `A: ${one.name || t('doubles.unnamed')}` },
            { value: other.id, label: `B: ${other.name || t('doubles.unnamed')}` },
          ]}
        />
        <Buttons>
          <SubmitButton kind="soft" name="verdict" value="same">
            {t('doubles.same')}
          </SubmitButton>
          <SubmitButton kind="plain" name="verdict" value="apart">
            {t('doubles.apart')}
          </SubmitButton>
        </Buttons>
      </form>
    </Panel>
  );
};

const Head = ({ here, pair, side, letter }: { here: Here; pair: PairShown; side: Side; letter: string }) => (
  <>
    {letter}: <a href={here.href(pathOf(pair.kind, side.id))}>{side.name || here.t('doubles.unnamed')}</a>
  </>
);

/** What one of them says, to be chosen where both say something; what only one says is taken over by itself. */
const Value = ({ pair, side, fact, of }: { pair: PairShown; side: Side; fact: string; of: string }) => {
  const said = side.says[fact] ?? null;
  const both = pair.one.says[fact] !== null && pair.other.says[fact] !== null;
  if (said === null) return <span>—</span>;
  if (!both) return <span class="letter">{said}</span>;
  const id = `${fact}-${of}-${side.id === pair.one.id ? 'a' : 'b'}`;
  return (
    <span class="choice">
      <input type="radio" name={`fatto_${fact}`} id={id} value={side.id} checked={pair.keep === side.id} />
      <label for={id} class="letter">
        {said}
      </label>
    </span>
  );
};
