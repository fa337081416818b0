import type { Here } from '#platform/http/index.ts';
import { PageHead, Tel } from '#platform/ui/index.ts';

/** A point that one can call. */
export interface PointToCall {
  id: string;
  name: string;
  phone: string;
}

interface ReadingPageProps {
  here: Here;
  name: keyof typeof sections;
  points: readonly PointToCall[];
}

/** The sections of each page, in order; their words are in the messages. */
const sections = {
  accessibilita: ['status', 'tested', 'missing', 'feedback', 'enforcement', 'made'],
  privacy: [
    'visitors',
    'cookies',
    'search',
    'position',
    'feedback',
    'logs',
    'accounts',
    'directory',
    'others',
    'rights',
  ],
  'note-legali': ['who', 'program', 'contents', 'data', 'links', 'liability'],
  tracce: ['leave', 'search', 'window', 'history', 'careful', 'phone', 'keeps', 'talk'],
} as const;

/** Where somebody may want to talk to us about it. */
const asksToCall = new Set(['accessibilita.feedback', 'privacy.rights', 'note-legali.who', 'tracce.talk']);

/** A text with its headings, and whom to call where it says so. */
export const ReadingPage = ({ here, name, points }: ReadingPageProps) => {
  const { t } = here;
  const said = { town: here.commons.title, origin: here.config.origin };
  return (
    <>
      <PageHead title={t(`app.page.${name}.title`)} lead={t(`app.page.${name}.lead`, said)} />
      {sections[name].map((section) => (
        <section class="stack stack-tight" aria-labelledby={section}>
          <h2 class="h3" id={section}>
            {t(`app.page.${name}.${section}.title`)}
          </h2>
          {t(`app.page.${name}.${section}.text`, said)
            .split('\n\n')
            .map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          {asksToCall.has(`${name}.${section}`) ? <Call here={here} points={points} /> : null}
          {section === 'enforcement' ? (
            <p>
              <a href="https://www.agid.gov.it/it/agenzia/difensore-civico-il-digitale" rel="noreferrer">
                {t('app.page.accessibilita.enforcement.link')}
              </a>
            </p>
          ) : null}
        </section>
      ))}
    </>
  );
};

const Call = ({ here, points }: { here: Here; points: readonly PointToCall[] }) =>
  points.length === 0 ? null : (
    <ul class="ways">
      {points.map((point) => (
        <li>
          <a href={here.href(`/punti/${point.id}`)}>{point.name}</a>
          <Tel number={point.phone} />
        </li>
      ))}
    </ul>
  );
