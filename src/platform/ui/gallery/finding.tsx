import {
  Chip,
  Chips,
  EntryCard,
  EntryList,
  FacetGroup,
  Facets,
  Pagination,
  SearchBox,
  Select,
  SubmitButton,
  type Translate,
  Words,
} from '../index.ts';

/** The box, the filters and the answers of the search page. */
export const FindingSpecimen = ({ t }: { t: Translate }) => (
  <div class="stack">
    <SearchBox
      action="#"
      label="Cerca nel quartiere"
      what={{ name: 'q', label: 'Cerca con parole tue', placeholder: 'bollette, doposcuola, badante, una sala…' }}
      where={{ name: 'dove', label: 'Dove', value: '25121, Centro', proposals: ['Centro', 'Borgo Nuovo'] }}
      submit="Trova"
      keep={[{ name: 'gratis', value: '1' }]}
    />
    <Words
      label="Le più cercate"
      links={[
        { href: '#moduli', label: 'Aiuto con i moduli' },
        { href: '#spesa', label: 'Spesa e pasti' },
        { href: '#compiti', label: 'Compiti e doposcuola' },
      ]}
    />
    <Chips label="Filtri">
      <Chip t={t} href="#meno-aperto" label="Aperto adesso" on />
      <Chip t={t} href="#gratis" label="Gratis" count={7} />
      <Chip t={t} href="#senza-gradini" label="Senza gradini" count="1 000+" />
    </Chips>
    <Facets title="Altri filtri" chosen={1}>
      <FacetGroup
        t={t}
        name="per"
        legend="Per chi"
        form="search"
        open
        options={[
          { value: 'carer', label: 'Assisto un familiare', count: 12, selected: true },
          { value: 'new', label: 'Sono arrivato da poco', count: 4 },
          { value: 'family', label: 'Ho figli piccoli', count: 1 },
        ]}
      >
        <SubmitButton form="search" kind="soft" small>
          Applica
        </SubmitButton>
      </FacetGroup>
      <FacetGroup
        t={t}
        name="entro"
        legend="Distanza"
        type="radio"
        form="search"
        options={[
          { value: '1000', label: 'Entro 1 km', count: 6, selected: true },
          { value: '5000', label: 'Entro 5 km', count: 31 },
        ]}
      />
      <FacetGroup t={t} name="lingua" legend="Lingua" form="search" options={[{ value: 'ar', label: 'Arabo' }]}>
        <Select t={t} name="ordine" form="search" label="In ordine di" options={[{ value: 'd', label: 'distanza' }]} />
      </FacetGroup>
    </Facets>
    <h3 class="group-title">
      Vicino a te <span class="count">6</span>
    </h3>
    <EntryList>
      <EntryCard
        level={4}
        href="#sportello"
        title="Sportello moduli e SPID"
        kind="Servizio"
        pin={1}
        summary="Due volontari ti aiutano a compilare domande, ISEE e accesso ai servizi in rete."
        open={{ state: 'open', text: 'Aperto fino alle 12' }}
        facts={['350 m · Casa del Quartiere', 'Gratis']}
        why={
          <>
            Lo vedi perché risponde a <b>moduli</b> ed è <b>a 350 m</b>
          </>
        }
        checked="controllato il 4 novembre"
      />
      <EntryCard
        level={4}
        href="#patronato"
        title="Patronato, ufficio di via Cairoli"
        summary="Pratiche di pensione, invalidità e assegni familiari, su appuntamento."
        open={{ state: 'soon', text: 'Chiude alle 12:30, tra un quarto d’ora' }}
        facts={['600 m', 'Gratis']}
      />
      <EntryCard
        level={4}
        href="#scuola"
        title="Scuola di italiano “Parole in piazza”"
        summary="Anche lettura di lettere e moduli, dopo la lezione."
        open={{ state: 'shut', text: 'Apre oggi alle 17' }}
        facts={['800 m', null, 'Gratis']}
        why={
          <>
            Lo vedi perché nella descrizione c’è <b>moduli</b>
          </>
        }
        checked={
          <>
            controllato 14 mesi fa, <a href="#giusto">è ancora giusto?</a>
          </>
        }
      />
      <EntryCard
        level={4}
        href="#circolo"
        title="Circolo di lettura"
        open={{ state: 'unknown', text: 'Orari da chiedere' }}
      />
    </EntryList>
    <Pagination t={t} page={4} pages={12} href={(page) => `#pagina-${page}`} />
  </div>
);
