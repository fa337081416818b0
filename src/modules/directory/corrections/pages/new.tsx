import { type Shown, typed } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import { Breadcrumb, PageHead, Panel, TextInput } from '#platform/ui/index.ts';
import { pathOf } from '../../finding/saying.ts';
import { type Fact, facts } from '../../keeping/facts.ts';
import type { About } from '../about.ts';
import { Asking } from './asking.tsx';

interface NewProps {
  here: Here;
  about: About & { fact: Fact };
  shown: Shown;
  form: string;
  yes: string | null;
}

/** How one fact should read: what the page says now, one field, and no account. */
export const NewCorrectionPage = ({ here, about, shown, form, yes }: NewProps) => {
  const { t, lang } = here;
  const { fact } = about;
  const label = t(`corrections.fact.${fact.name}`);
  const long = fact.input === 'text' || fact.input === 'list' || fact.input === 'hours';
  return (
    <div class="stack">
      <Back here={here} about={about} />
      <PageHead title={t('corrections.new.title', { fact: label })} lead={t('corrections.new.lead')} />
      <Panel tone="mist" title={t('corrections.new.now')}>
        {about.shows === null ? (
          <p class="muted">{t('corrections.new.nothing')}</p>
        ) : (
          <p
            class="as-written"
            lang={lang === 'it' || about.says !== about.shows || fact.input === 'hours' ? undefined : 'it'}
          >
            {about.shows}
          </p>
        )}
      </Panel>
      <Asking
        here={here}
        action="/correzioni/nuova"
        shown={shown}
        form={form}
        yes={yes}
        asks
        send={t('corrections.new.send')}
      >
        <input type="hidden" name="voce" value={`${about.kind}:${about.id}`} />
        <input type="hidden" name="campo" value={fact.name} />
        <TextInput
          t={t}
          name="giusto"
          label={t('corrections.new.wish')}
          help={helpFor(here, fact)}
          error={shown.errors.giusto}
          value={typed(shown, 'giusto')}
          rows={long ? 5 : 1}
          inputmode={fact.input === 'phone' ? 'tel' : fact.input === 'email' ? 'email' : undefined}
          autocomplete="off"
          maxlength={4_000}
          required
        />
        <TellMe here={here} shown={shown} />
      </Asking>
    </div>
  );
};

const helpFor = ({ t }: Here, { input }: Fact): string | undefined => {
  if (input === 'list') return t('corrections.new.help_list');
  if (input === 'hours') return t('corrections.new.help_hours');
  return t('corrections.new.help');
};

/** How one can be told what became of it: never needed, said how long it is kept. */
export const TellMe = ({ here: { t }, shown }: { here: Here; shown: Shown }) => (
  <TextInput
    t={t}
    name="email"
    type="email"
    label={t('corrections.new.email')}
    help={t('corrections.new.email_help')}
    error={shown.errors.email}
    value={typed(shown, 'email')}
    autocomplete="email"
    maxlength={254}
    width="medium"
    optional
  />
);

/** Which fact of the entry is it? With what each says now. */
export const ChooseFactPage = ({
  here,
  about,
  says,
}: {
  here: Here;
  about: About;
  says: Readonly<Record<string, string | null>>;
}) => {
  const { t, lang, href } = here;
  return (
    <div class="stack">
      <Back here={here} about={about} />
      <PageHead title={t('corrections.choose.title')} lead={t('corrections.choose.lead')} />
      <ul class="rows">
        {facts[about.kind].map((fact) => (
          <li>
            <a href={href(`/correzioni/nuova?voce=${about.kind}:${about.id}&campo=${fact.name}`)} rel="nofollow">
              {t(`corrections.fact.${fact.name}`)}
            </a>
            <span class="muted small" lang={says[fact.name] && lang !== 'it' ? 'it' : undefined}>
              {shortly(says[fact.name] ?? null) ?? t('corrections.new.nothing')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
};

const shortly = (text: string | null): string | null =>
  text !== null && text.length > 120 ? `${text.slice(0, 120).replace(/\s\S*$/u, '')}…` : text;

const Back = ({ here, about }: { here: Here; about: About }) => (
  <Breadcrumb t={here.t} steps={[{ href: here.href(pathOf(about.kind, about.id)), label: about.name }]} />
);
