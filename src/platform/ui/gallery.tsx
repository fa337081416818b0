import { FindingSpecimen } from './gallery/finding.tsx';
import { FormsSpecimen } from './gallery/forms.tsx';
import { ReadingSpecimen } from './gallery/reading.tsx';
import { Hero, Layout, type Translate } from './index.ts';

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
    <h2>Trovare</h2>
    <FindingSpecimen t={t} />
    <h2>Leggere</h2>
    <ReadingSpecimen t={t} />
    <h2>Compilare</h2>
    <FormsSpecimen t={t} />
  </Layout>
);
