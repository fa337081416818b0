import type { Group } from '#platform/search/index.ts';
import type { Widened } from './answer.ts';

/** What a person writes in Borgovivo, and what must come of it. */
export interface Query {
  /** The words, as they are typed. */
  say: string;
  /** The rest of the address: place and filters. */
  rest?: string;
  /** What must be the first of all. */
  first?: string;
  /** What must be among the first three. */
  among?: readonly string[];
  /** What must not be shown at all. */
  absent?: readonly string[];
  /** Pairs of which the first must stand above the second, which may be missing. */
  above?: readonly (readonly [string, string])[];
  /** In which group all this is looked at; everywhere on the page where it is not said. */
  group?: Group;
  /** What must have been loosened; nothing where it is not said. */
  widened?: readonly Widened[];
  /** How many results there must be, where that is the point. */
  total?: number;
}

/** Everyday words, as people ask at a counter, for services that call themselves otherwise. */
export const everyday: readonly Query[] = [
  { say: 'bollette', first: 'Sportello bollette', among: ['Contributi economici e fondo bollette'] },
  { say: 'bolletta', first: 'Sportello bollette' },
  { say: 'non riesco a pagare le bollette', first: 'Sportello bollette' },
  { say: 'bonus luce', first: 'Bonus luce, gas e acqua' },
  { say: 'badante', first: 'Sportello assistenti familiari', absent: ['Consultorio familiare'] },
  { say: 'badanti', first: 'Sportello assistenti familiari' },
  { say: 'spid', among: ['Sportello moduli e SPID', 'Fare lo SPID'] },
  { say: 'fare lo spid', first: 'Fare lo SPID', among: ['Sportello moduli e SPID'] },
  { say: 'speed', among: ['Sportello moduli e SPID', 'Fare lo SPID'] },
  { say: 'pacco alimentare', first: 'Pacco alimentare di emergenza', among: ['Spesa solidale'] },
  { say: 'pacchi alimentari', first: 'Pacco alimentare di emergenza', among: ['Spesa solidale'] },
  { say: 'ho fame', among: ['Pacco alimentare di emergenza', 'Spesa solidale'] },
  { say: 'mensa', first: 'Mensa La Tavola Lunga' },
  { say: 'mensa scolastica', first: 'Mensa scolastica: iscrizione e riduzioni', absent: ['Mensa La Tavola Lunga'] },
  { say: 'doposcuola', first: 'Merenda e compiti' },
  { say: 'ripetizioni', first: 'Merenda e compiti' },
  { say: 'fare l’ISEE', first: 'Fare l’ISEE', among: ['CAF: ISEE e dichiarazione dei redditi'] },
  { say: 'isee', first: 'CAF: ISEE e dichiarazione dei redditi', absent: ['Assistenza a casa'] },
  { say: '730', first: 'CAF: ISEE e dichiarazione dei redditi' },
  { say: 'permesso di soggiorno', first: 'Permesso di soggiorno: rilascio e rinnovo' },
  {
    say: 'cittadinanza',
    first: 'Sportello Ponti: permesso di soggiorno e cittadinanza',
    above: [['Permesso di soggiorno: rilascio e rinnovo', 'Comitato di quartiere Le Case Nuove']],
  },
  {
    say: 'carta d’identità',
    among: ['Carta d’identità elettronica', 'Anagrafe: carta d’identità, residenza, certificati'],
  },
  { say: 'cambio residenza', first: 'Cambio di residenza' },
  { say: 'medico di base', among: ['Scelta e cambio del medico e del pediatra', 'Scegliere o cambiare il medico'] },
  { say: 'guardia medica', first: 'Medico di notte e nei festivi' },
  { say: 'punture', first: 'Infermiera di comunità', absent: ['Casa del Quartiere', 'Sportello casa'] },
  { say: 'psicologa', first: 'Uno psicologo vicino a casa', among: ['Consultorio familiare'] },
  { say: 'incinta', among: ['Aspettando: incontri con l’ostetrica', 'Consultorio familiare'] },
  { say: 'corso di italiano', first: 'Corsi di italiano A1, A2, B1', among: ['Scuola di italiano Parole in piazza'] },
  { say: 'italiano per stranieri', first: 'Corsi di italiano A1, A2, B1' },
  { say: 'esame b1', first: 'Esame di italiano A2 e B1' },
  { say: 'casa popolare', first: 'Domanda di casa popolare', among: ['Sportello casa'], absent: ['Piazza dei Popoli'] },
  { say: 'case popolari', first: 'Domanda di casa popolare' },
  {
    say: 'senza casa',
    among: ['La Lanterna: un letto per la notte', 'Unità di strada e piano freddo'],
    absent: ['Casa del Quartiere'],
  },
  { say: 'dove dormire stanotte', among: ['La Lanterna: un letto per la notte'] },
  { say: 'vestiti', first: 'Guardaroba San Rocco' },
  { say: 'cerco lavoro', among: ['Centro per l’impiego: iscrizione e orientamento'] },
  { say: 'naspi', first: 'NASpI: l’indennità di disoccupazione' },
  {
    say: 'reddito di cittadinanza',
    first: 'Assegno di inclusione (ADI)',
    absent: ['Sportello Ponti: permesso di soggiorno e cittadinanza'],
  },
  { say: 'adi', first: 'Assegno di inclusione (ADI)' },
  {
    say: 'pensione',
    first: 'Patronato in Portineria',
    above: [['Patronato, ufficio di via Cairoli', 'Maestri del legno in pensione']],
  },
  { say: '104', first: 'Legge 104: riconoscimento e permessi' },
  {
    say: 'trasporto disabili',
    first: 'Pulmino amico: trasporto per visite, esami e spesa',
    absent: ['Contrassegno per persone con disabilità'],
  },
  { say: 'parcheggio disabili', first: 'Contrassegno disabili per il parcheggio' },
  {
    say: 'chi mi porta all’ospedale',
    first: 'Pulmino amico: trasporto per visite, esami e spesa',
    absent: ['Imprese che aprono la porta'],
  },
  {
    say: 'passeggino',
    among: ['L’armadio dei bimbi', 'Centro del riuso La Fornace'],
    absent: ['Municipio di Borgovivo'],
  },
  { say: 'cane', first: 'Area cani di via dei Platani', absent: ['Punto Comunità Centro'] },
  { say: 'alzheimer', first: 'Caffè della Memoria' },
  { say: 'telesoccorso', first: 'Telefono d’argento' },
  { say: 'lutto', among: ['Gruppo del sabato: chi ha perso una persona cara'] },
  { say: 'ludopatia', first: 'Gruppo del mercoledì: gioco d’azzardo' },
  { say: 'avvocato gratis', first: 'Un avvocato ti ascolta, gratis' },
  { say: 'trapano', first: 'Oggettoteca: trapani, tende e macchine da cucire' },
  { say: 'sala per compleanno', first: 'Sale e cucina per feste e riunioni' },
  {
    say: 'comune',
    first: 'Ufficio relazioni con il pubblico',
    above: [['Comune di Borgovivo', 'Infermiera di comunità']],
  },
  { say: 'aiuto', first: 'Punto Comunità Centro: ascolto e orientamento' },
  { say: 'aiuto bollette', among: ['Sportello bollette', 'Contributi economici e fondo bollette'] },
  { say: 'servizio infermieristico', first: 'Infermiera di comunità' },
  { say: 'centro per l’impiego', among: ['Centro per l’impiego: iscrizione e orientamento', 'Centro per l’impiego'] },
  {
    say: 'rifugiato',
    first: 'Sportello Ponti: permesso di soggiorno e cittadinanza',
    above: [['Permesso di soggiorno: rilascio e rinnovo', 'Rifugio degli animali']],
  },
  { say: 'argento vivo', first: 'Argento Vivo APS' },
  { say: 'mensa san rocco', among: ['Mensa La Tavola Lunga'] },
];

/** Whole sentences, as one would say them to somebody. */
export const sentences: readonly Query[] = [
  { say: 'come faccio lo SPID?', among: ['Fare lo SPID', 'Sportello moduli e SPID'] },
  { say: 'devo rinnovare la carta d’identità', first: 'Carta d’identità elettronica' },
  { say: 'dove trovo da mangiare gratis', among: ['Pacco alimentare di emergenza', 'Spesa solidale'] },
  {
    say: 'chi può aiutarmi con i compiti di mio figlio',
    first: 'Merenda e compiti',
    absent: ['Cambiare si può: percorso per uomini'],
  },
  { say: 'mia mamma ha l’Alzheimer', first: 'Caffè della Memoria' },
  { say: 'cerco una badante per mia madre', first: 'Sportello assistenti familiari' },
  { say: 'mio padre è caduto', first: 'Telefono d’argento' },
  { say: 'sono rimasto senza lavoro', first: 'NASpI: l’indennità di disoccupazione' },
  { say: 'ho mal di denti', first: 'Ambulatorio solidale' },
  { say: 'sono incinta e non so cosa fare', among: ['Aspettando: incontri con l’ostetrica', 'Consultorio familiare'] },
  { say: 'mio figlio è sempre al telefono', first: 'Genitori, che fatica! Sportello per mamme e papà' },
  { say: 'qualcuno con cui parlare vicino a casa', among: ['Uno psicologo vicino a casa'] },
  { say: 'vorrei prendere in prestito un trapano', first: 'Oggettoteca: trapani, tende e macchine da cucire' },
  { say: 'non capisco la busta paga', first: 'Busta paga e contratto: li leggiamo insieme' },
  { say: 'permessi per assistere mia madre', first: 'Legge 104: riconoscimento e permessi' },
  { say: 'i miei vicini fanno troppo rumore', first: 'Vicini in pace' },
];

/** Said in need: help comes first, and what frightens never stands beside it. */
export const inNeed: readonly Query[] = [
  {
    say: 'mio marito mi picchia',
    first: 'La Stanza Accanto: centro antiviolenza',
    absent: ['Cambiare si può: percorso per uomini'],
  },
  {
    say: 'ho paura',
    first: 'La Stanza Accanto: centro antiviolenza',
    absent: ['Cambiare si può: percorso per uomini'],
  },
  {
    say: 'ho paura di mio marito',
    first: 'La Stanza Accanto: centro antiviolenza',
    absent: ['Cambiare si può: percorso per uomini'],
  },
  {
    say: 'il mio compagno mi fa paura',
    first: 'La Stanza Accanto: centro antiviolenza',
    absent: ['Cambiare si può: percorso per uomini'],
  },
  { say: 'mio marito beve e mi picchia', first: 'La Stanza Accanto: centro antiviolenza' },
  {
    say: 'ho paura, dove posso dormire?',
    first: 'La Stanza Accanto: centro antiviolenza',
    among: ['La Lanterna: un letto per la notte'],
  },
  { say: 'il mio ex mi perseguita', first: 'La Stanza Accanto: centro antiviolenza' },
  { say: 'voglio morire', first: 'Centro per la salute mentale' },
  { say: 'non voglio più vivere', first: 'Centro per la salute mentale' },
  {
    say: 'non ce la faccio più',
    among: ['Centro per la salute mentale', 'Punto Comunità Centro: ascolto e orientamento'],
  },
  { say: 'domestic violence', first: 'La Stanza Accanto: centro antiviolenza' },
];

/** The languages of those who have just come. */
export const otherLanguages: readonly Query[] = [
  { say: 'doctor', among: ['Scelta e cambio del medico e del pediatra', 'Scegliere o cambiare il medico'] },
  { say: 'italian course', first: 'Corsi di italiano A1, A2, B1' },
  { say: 'food parcel', first: 'Pacco alimentare di emergenza' },
  { say: 'free food', first: 'Pacco alimentare di emergenza' },
  { say: 'lawyer', first: 'Un avvocato ti ascolta, gratis' },
  { say: 'residence permit', first: 'Permesso di soggiorno: rilascio e rinnovo' },
  { say: 'job', first: 'Centro per l’impiego: iscrizione e orientamento' },
  { say: 'playground', among: ['Spazio gioco zero-tre'] },
  { say: 'bike repair', first: 'Ciclofficina: la aggiusti con noi' },
  { say: 'volunteering', first: 'Vuoi fare volontariato?' },
  { say: 'help with rent', among: ['Agenzia Affitto Giusto', 'Sportello casa'] },
  { say: 'mâncare', among: ['Pacco alimentare di emergenza', 'Spesa solidale'] },
  { say: 'permis de ședere', first: 'Permesso di soggiorno: rilascio e rinnovo' },
  { say: 'haine', first: 'Guardaroba San Rocco' },
  { say: 'munca', first: 'Centro per l’impiego: iscrizione e orientamento' },
  { say: 'السكن', among: ['La Lanterna: un letto per la notte'] },
  { say: '住房', among: ['La Lanterna: un letto per la notte'] },
  { say: 'Житло', among: ['La Lanterna: un letto per la notte'] },
];
