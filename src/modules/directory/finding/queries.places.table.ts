import type { Query } from './queries.table.ts';

/** A place and filters beside the words, or without words at all. */
export const placed: readonly Query[] = [
  { say: 'consultorio', rest: 'dove=99010', first: 'Consultorio familiare', group: 'near' },
  { say: 'consultorio', rest: 'dove=99010, Borgovivo', first: 'Consultorio familiare', group: 'near' },
  { say: 'bollette', rest: 'dove=piazza dei Popoli', first: 'Sportello bollette', group: 'near' },
  { say: 'patronato', rest: 'dove=Le Case Nuove', first: 'Patronato in Portineria', group: 'near' },
  { say: 'patronato', rest: 'dove=via Cairoli 8', first: 'Patronato, ufficio di via Cairoli', group: 'near' },
  { say: 'nido', rest: 'dove=via dell’Asilo', first: 'Nido Il Girasole', group: 'near' },
  { say: 'mensa', rest: 'dove=San Rocco&raggio=500', first: 'Mensa La Tavola Lunga', group: 'serving' },
  {
    say: 'canile',
    rest: 'dove=Centro&raggio=500',
    first: 'Ciotola piena: cibo e cure per gli animali di chi fatica',
    group: 'serving',
  },
  { say: 'assistenza a casa', rest: 'dove=Borgovivo', first: 'Assistenza a casa', group: 'municipality' },
  {
    say: 'italiano',
    rest: 'dove=99011&gratis=1',
    among: ['Corsi di italiano A1, A2, B1', 'Scuola di italiano Parole in piazza'],
    absent: ['Esame di italiano A2 e B1'],
  },
  {
    say: 'biblioteca',
    rest: 'giorno=SA&ora=10:00',
    first: 'Biblioteca comunale',
    absent: ['Biblioteca della scuola, aperta alle famiglie'],
  },
  { say: 'mensa', rest: 'giorno=SU&ora=12:30', first: 'Mensa La Tavola Lunga', total: 1 },
  { say: 'spid', rest: 'lingua=ar', first: 'Sportello moduli e SPID', total: 1 },
  { say: 'carrozzina', rest: 'accesso=lift', first: 'Prestito di carrozzine, letti e deambulatori' },
  { say: 'casa', rest: 'tipo=procedure', first: 'Domanda di casa popolare', absent: ['Sportello casa'] },
  { say: 'badante', rest: 'lingua=uk&gratis=1&dove=Centro', first: 'Sportello assistenti familiari', group: 'near' },
  { say: 'musica', rest: 'fascia=14-17', first: 'Lezioni di musica a quota ridotta' },
  { say: '', rest: 'fascia=0-2&dove=Borgo Fonte', among: ['Nido Il Girasole', 'Spazio gioco zero-tre'], group: 'near' },
  {
    say: '',
    rest: 'situazione=caring-for-relative&dove=via Roma 12&raggio=1000',
    first: 'Sportello assistenti familiari',
    group: 'near',
  },
  { say: '', rest: 'tema=gambling', among: ['Gruppo del mercoledì: gioco d’azzardo', 'Servizio per le dipendenze'] },
  { say: 'infermiera', rest: 'dove=Pieve Alta', first: 'Infermiera di comunità', group: 'near' },
  { say: 'coworking', rest: 'accesso=step-free&eta=30', first: 'Coworking Officina Ventidue' },
];
