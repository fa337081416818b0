import { type Shown, typed } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { Notice, PageHead, TextInput } from '#platform/ui/index.ts';
import { pathOf } from '../../finding/saying.ts';
import type { Alike } from '../propose.ts';
import { Asking } from './asking.tsx';
import { EntryAsked } from './entry-asked.tsx';
import { TellMe } from './new.tsx';

interface ProposeProps {
  here: Here;
  shown: Shown;
  form: string;
  yes: string | null;
  /** Entries that may be the one that is missed. */
  alike: readonly Alike[];
}

/** Something is missing: what it is, in plain words. */
export const ProposePage = ({ here, shown, form, yes, alike }: ProposeProps) => {
  const { t } = here;
  const { errors } = shown;
  const name = typed(shown, 'nome');
  const labels = JSON.stringify({ title: t('corrections.propose.alike_typing'), none: '' });
  return (
    <div class="stack">
      <PageHead title={t('corrections.propose.title')} lead={t('corrections.propose.lead')} />
      {alike.length > 0 ? <AlikeNotice here={here} alike={alike} /> : null}
      <Asking
        here={here}
        action="/proponi"
        shown={shown}
        form={form}
        yes={yes}
        asks={alike.length === 0}
        send={t(alike.length > 0 ? 'corrections.propose.none_of_these' : 'corrections.propose.send')}
      >
        <EntryAsked
          t={t}
          shown={shown}
          kindWords={(kind) => t(`corrections.propose.kind.${kind}`)}
          help={t('corrections.propose.what_help')}
          rows={4}
          longest={2_000}
          underName={
            <comunanza-alike
              data-field="nome"
              data-path={here.lang === 'it' ? '' : `/${here.lang}`}
              data-labels={labels}
            ></comunanza-alike>
          }
        />
        <TextInput
          t={t}
          name="dove"
          label={t('corrections.propose.where')}
          help={t('corrections.propose.where_help')}
          error={errors.dove}
          value={typed(shown, 'dove')}
          maxlength={300}
          optional
        />
        <TextInput
          t={t}
          name="contatto"
          label={t('corrections.propose.contact')}
          help={t('corrections.propose.contact_help')}
          error={errors.contatto}
          value={typed(shown, 'contatto')}
          maxlength={300}
          autocomplete="off"
          optional
        />
        <TellMe here={here} shown={shown} />
        {alike.length > 0 || yes !== null ? <input type="hidden" name="visto" value={name} /> : null}
      </Asking>
    </div>
  );
};

const AlikeNotice = ({ here, alike }: { here: Here; alike: readonly Alike[] }) => {
  const { t, lang, href } = here;
  const italian = lang === 'it' ? undefined : 'it';
  return (
    <Notice role="alert" title={t('corrections.propose.alike')}>
      <ul class="rows">
        {alike.map(({ kind, id, title, summary, place }) => (
          <li>
            <a href={href(pathOf(kind, id))} lang={italian}>
              {title}
            </a>
            <span class="muted small">{[t(`directory.kind.${kind}`), place].filter(Boolean).join(' · ')}</span>
            {summary ? (
              <span class="small" lang={italian}>
                {summary}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <p>{t('corrections.propose.alike_how')}</p>
      <p>
        <a href="#domanda">{t('corrections.propose.alike_go_on')}</a>
      </p>
    </Notice>
  );
};
