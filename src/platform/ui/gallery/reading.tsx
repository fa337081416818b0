import {
  Breadcrumb,
  ButtonLink,
  Buttons,
  CallPanel,
  Columns,
  DateRows,
  Doors,
  Drawing,
  type DrawingName,
  EmptyState,
  FactLine,
  Facts,
  Fresh,
  Icon,
  Notice,
  OpenMark,
  Panel,
  PrintSheet,
  Table,
  Tel,
  type Translate,
  WeekTable,
} from '../index.ts';

const drawings: DrawingName[] = ['door', 'table', 'square', 'keys', 'thread', 'magnifier', 'map'];

const qr =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"%3E%3Cpath d="M0 0h2v2H0z"/%3E%3C/svg%3E';

/** An entry's page, and what else there is to read. */
export const ReadingSpecimen = ({ t }: { t: Translate }) => (
  <div class="stack">
    <Breadcrumb t={t} steps={[{ href: '#cerca', label: 'Trova' }, { label: 'Aiuto con i moduli' }]} />
    <Columns
      main={
        <>
          <Panel tone="answer">
            <FactLine facts={['350 m da te', 'Gratis', 'Senza appuntamento']}>
              <OpenMark state="open">Aperto adesso, fino alle 12</OpenMark>
            </FactLine>
            <Facts
              facts={[
                {
                  icon: 'pin',
                  term: 'Dove',
                  detail: 'Casa del Quartiere, via dei Mille 4',
                  note: 'Ingresso senza gradini, bagno accessibile',
                },
                { icon: 'file', term: 'Che cosa portare', detail: 'Documento e codice fiscale' },
                { icon: 'people', term: 'Per chi', detail: 'Tutti, dai 18 anni' },
                { icon: 'phone', term: 'Telefono', detail: <Tel number="0305550123" /> },
              ]}
            />
            <Buttons>
              <ButtonLink href="tel:+390305550123" icon="phone">
                Chiama 030 555 0123
              </ButtonLink>
              <ButtonLink href="#mappa" kind="soft" icon="pin">
                Come arrivare
              </ButtonLink>
              <ButtonLink href="#stampa" kind="plain" icon="print">
                Stampa
              </ButtonLink>
              <ButtonLink href="#via" kind="danger" small>
                Togli la scheda
              </ButtonLink>
              <ButtonLink href="#dopo" kind="quiet" small>
                Più tardi
              </ButtonLink>
            </Buttons>
          </Panel>
          <Panel title="Orari">
            <WeekTable
              t={t}
              caption="Orari dello sportello"
              rows={[
                { day: 'Oggi, lunedì', hours: '9:30–12', today: true },
                { day: 'Mercoledì', hours: '9:30–12 e 15–18' },
                { day: '7 e 8 dicembre', hours: 'chiuso (ponte dell’Immacolata)', exception: true },
              ]}
            />
          </Panel>
        </>
      }
      aside={
        <>
          <Fresh state="fresh" title="Controllato il 4 novembre">
            da chi lo gestisce. Prossimo controllo a maggio.
          </Fresh>
          <Fresh state="old" title="Controllato 14 mesi fa">
            <a href="#giusto">È ancora giusto?</a>
          </Fresh>
          <CallPanel title="Parla con qualcuno" place="Punto Comunità Centro, via dei Mille 4" number="0305550123">
            <p class="small">Aperto oggi 15–18 · poi giovedì 9–12</p>
          </CallPanel>
        </>
      }
    />
    <Notice kind="info" title="Da domani si entra dal cortile" level={3}>
      <p>Il portone di via dei Mille è in riparazione fino a venerdì.</p>
    </Notice>
    <Notice kind="success" role="status">
      <p>Grazie: la tua correzione è arrivata. Di solito rispondiamo entro 3 giorni.</p>
    </Notice>
    <Notice kind="warning">
      <p>Questa scheda non è stata controllata da più di un anno.</p>
    </Notice>
    <Notice kind="urgent" title="Oggi è chiuso per allerta meteo" level={3}>
      <p>
        Se ti serve aiuto subito chiama il <Tel number="112" />.
      </p>
    </Notice>
    <Doors
      label="Da dove cominciare"
      doors={[
        { href: '#trova', title: 'Trova', text: '412 servizi e luoghi, con gli orari di oggi.', drawing: 'magnifier' },
        { href: '#parla', title: 'Parla con noi', text: 'Non serve dire chi sei.', drawing: 'door' },
      ]}
    />
    <DateRows
      rows={[
        {
          day: '23',
          weekday: 'lun',
          datetime: '2026-11-23',
          title: 'Sportello moduli e SPID',
          href: '#23',
          detail: 'Casa del Quartiere, 9:30–12 · gratis, senza appuntamento',
        },
        { day: '26', weekday: 'gio', datetime: '2026-11-26', title: 'Tavolo sul giardino di via Fonte' },
      ]}
    />
    <EmptyState drawing="magnifier" title="Nessuna risposta entro 1 km" level={3}>
      <p>Ce ne sono 4 entro 5 km. Oppure chiedi al Punto Comunità: conosce anche quello che qui non è scritto.</p>
      <Buttons>
        <ButtonLink href="#allarga">Cerca entro 5 km</ButtonLink>
      </Buttons>
    </EmptyState>
    <Table
      id="moduli"
      caption="Richieste per argomento, novembre"
      columns={[{ label: 'Argomento' }, { label: 'Richieste', numeric: true }, { label: 'Risposte', numeric: true }]}
      rows={[
        ['Moduli e pratiche', '45', '44'],
        ['Casa e bollette', '30', '28'],
      ]}
    />
    <Panel tone="mist" title="Disegni e segni" level={3}>
      <p class="cluster">
        {drawings.map((name) => (
          <Drawing name={name} />
        ))}
      </p>
      <p class="cluster">
        <Icon name="step-free" label="Senza gradini" />
        <Icon name="clock" /> <Icon name="calendar" /> <Icon name="map" /> <Icon name="euro" /> <Icon name="speech" />
      </p>
    </Panel>
    <div class="story">
      <h3>Il tavolo di via Fonte</h3>
      <p>
        Prima era un parcheggio. Poi qualcuno ha portato un tavolo, e <a href="https://esempio.it/giardino">il resto</a>{' '}
        è venuto da sé.
      </p>
    </div>
    <PrintSheet
      printed="Stampato il 21 novembre 2026"
      address="borgovivo.esempio.it/s/moduli"
      qr={{ src: qr, alt: 'Codice QR di questa pagina' }}
    />
  </div>
);
