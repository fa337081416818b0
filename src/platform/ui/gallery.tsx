import type { Child } from 'hono/jsx';
import { FindingSpecimen } from './gallery/finding.tsx';
import { FormsSpecimen } from './gallery/forms.tsx';
import { ReadingSpecimen } from './gallery/reading.tsx';
import { Hero, Layout, type Translate } from './index.ts';

const Part = ({ title, children }: { title: string; children?: Child }) => (
  <section class="stack">
    <h2>{title}</h2>
    {children}
  </section>
);

/** Every component in its states on one page: to look at while changing the theme, and to test as a whole. */
export const Gallery = ({ t, styles = [] }: { t: Translate; styles?: string[] }) => (
  <Layout
    t={t}
    lang="it"
    href={(path) => path}
    path="/campionario"
    title="Campionario"
    description="Tutti i pezzi dell’interfaccia"
    townName="Borgovivo"
    townTagline="la comunanza del paese"
    nav={[
      { href: '#trova', label: 'Trova', current: true },
      { href: '#parla', label: 'Parla con noi' },
      { href: '#offro', label: 'Offro e cerco' },
      { href: '#partecipa', label: 'Partecipa' },
    ]}
    otherLang={{ lang: 'en', label: 'English', href: '/en/campionario' }}
    assets={{ styles, scripts: [] }}
    person={{ name: 'Anna', href: '#anna' }}
    quickExit={{ href: '#fuori', label: 'Esci in fretta' }}
    printed={{ printed: 'Stampato il 21 novembre 2026', address: 'borgovivo.esempio.it/campionario' }}
  >
    <Hero title="Campionario" lead="Tutti i pezzi con cui si fanno le pagine." />
    <div class="stack stack-wide">
      <Part title="Trovare">
        <FindingSpecimen t={t} />
      </Part>
      <Part title="Leggere">
        <ReadingSpecimen t={t} />
      </Part>
      <Part title="Compilare">
        <FormsSpecimen t={t} />
      </Part>
    </div>
  </Layout>
);
