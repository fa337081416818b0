import type { Query } from './queries.table.ts';

/** Slips of fingers and ears, and everything that is no word. */
export const slips: readonly Query[] = [
  { say: 'bolete', first: 'Sportello bollette' },
  { say: 'bollete', first: 'Sportello bollette' },
  {
    say: 'permesso sogiorno',
    among: ['Permesso di soggiorno: rilascio e rinnovo'],
    absent: ['Qualche giorno di respiro'],
  },
  {
    say: 'permeso di soggiorno',
    first: 'Permesso di soggiorno: rilascio e rinnovo',
    absent: ['Un avvocato ti ascolta, gratis'],
  },
  { say: 'vacino', first: 'Centro vaccinale', absent: ['Social street via dei Mille'] },
  { say: 'doposcula', first: 'Merenda e compiti' },
  { say: 'bibliotecca', first: 'Biblioteca comunale' },
  { say: 'corso di itagliano', first: 'Corsi di italiano A1, A2, B1' },
  { say: 'pscicologo', first: 'Uno psicologo vicino a casa' },
  { say: 'curiculum', first: 'Curriculum in un’ora' },
  { say: 'un’avvoccato', first: 'Un avvocato ti ascolta, gratis' },
  { say: 'consutorio', first: 'Consultorio familiare' },
  { say: 'infermire', first: 'Infermiera di comunità' },
  { say: 'alzaimer', first: 'Caffè della Memoria' },
  { say: 'cassa popolare', first: 'Domanda di casa popolare' },
  { say: 'cassa integrazione', among: ['Busta paga e contratto: li leggiamo insieme'] },
  { say: 'trasprto disabili', first: 'Pulmino amico: trasporto per visite, esami e spesa' },
  {
    say: 'univesita del tempo libero',
    among: ['Corsi dell’Università del tempo libero', 'Università del tempo libero di Borgovivo APS'],
  },
  { say: 'Caffe della memoria', first: 'Caffè della Memoria' },
  { say: 'CAFFÈ DELLA MEMORIA', first: 'Caffè della Memoria' },
  { say: "caffe' della memoria", first: 'Caffè della Memoria' },
  { say: 'invalidita', first: 'Invalidità civile' },
  { say: 'carta d identita', among: ['Carta d’identità elettronica'] },
  { say: 'pacco, alimentare', first: 'Pacco alimentare di emergenza' },
  { say: 'pacco...alimentare!!!', first: 'Pacco alimentare di emergenza' },
  { say: '"pacco alimentare"', first: 'Pacco alimentare di emergenza' },
  { say: `"pacco" -alimentare & | ! :* <-> (') \\`, first: 'Pacco alimentare di emergenza' },
  { say: '🍞 pacco alimentare 🥖', first: 'Pacco alimentare di emergenza' },
  { say: '\u202Eالسكن', among: ['La Lanterna: un letto per la notte'] },
  { say: `${'bollette '.repeat(60)}`, first: 'Sportello bollette' },
  { say: `pacco alimentare ${'x'.repeat(150)}`, first: 'Pacco alimentare di emergenza' },
];

/** Words while they are typed: the last may be only the beginning of one. */
export const typing: readonly Query[] = [
  { say: 'boll', rest: 'scrivendo=1', among: ['Sportello bollette'] },
  { say: 'pacco alim', rest: 'scrivendo=1', first: 'Pacco alimentare di emergenza' },
  { say: 'permesso di sog', rest: 'scrivendo=1', among: ['Permesso di soggiorno: rilascio e rinnovo'] },
  { say: 'bada', rest: 'scrivendo=1', among: ['Sportello assistenti familiari'] },
  { say: 'consult', rest: 'scrivendo=1', first: 'Consultorio familiare' },
];

/** Nothing that can be looked for: the whole town is shown. */
export const silences: readonly string[] = ['', ' ', 'a', 'e di che', 'dove posso', 'cerco', '🍞', '?!', '\u0000', '…'];

/** What is nowhere, and leads on. */
export const nowhereFound: readonly Query[] = [
  { say: 'qwertyuiop', total: 0 },
  { say: 'moschea', rest: 'dove=99010', total: 0 },
  { say: 'corso di italiano per astronauti', among: ['Corsi di italiano A1, A2, B1'], widened: ['any'] },
  { say: 'nido', rest: 'aperto=ora&gratis=1', first: 'Nido Il Girasole', widened: ['filters'] },
  { say: 'coro', rest: 'dove=Milano', first: 'Coro Tutte le Voci', widened: ['place'], group: 'everywhere' },
];
