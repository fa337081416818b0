import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseItalianHours } from './italian.ts';
import { parseSchedule } from './parse.ts';

/** "MO,TU 09:00–12:00" for each schedule. */
const read = (text: string): string | null =>
  parseItalianHours(text)
    ?.map(({ byday, opens_at, closes_at, description, open_on_holidays }) =>
      [`${byday} ${opens_at}–${closes_at}`, description, open_on_holidays && 'holidays'].filter(Boolean).join(' '),
    )
    .join('; ') ?? null;

test.each([
  [
    'Lun-Ven 9.00-12.30 / 15.00-18.00; sab 9-12',
    'MO,TU,WE,TH,FR 09:00–12:30; MO,TU,WE,TH,FR 15:00–18:00; SA 09:00–12:00',
  ],
  ['dal lunedì al venerdì dalle 9 alle 12', 'MO,TU,WE,TH,FR 09:00–12:00'],
  ['martedì e giovedì 14:30-17', 'TU,TH 14:30–17:00'],
  ['primo lunedì del mese 15-17', '1MO 15:00–17:00'],
  ['24 ore su 24', 'MO,TU,WE,TH,FR,SA,SU 00:00–23:59'],
  ['H24', 'MO,TU,WE,TH,FR,SA,SU 00:00–23:59'],
  ['24/24, 7/7', 'MO,TU,WE,TH,FR,SA,SU 00:00–23:59'],
  ['24h su 24, 7 giorni su 7', 'MO,TU,WE,TH,FR,SA,SU 00:00–23:59'],
  ['Aperto tutti i giorni 24 ore su 24', 'MO,TU,WE,TH,FR,SA,SU 00:00–23:59'],
  ['LUNEDI’ 8.30 – 12.30', 'MO 08:30–12:30'],
  ["lunedi' e mercoledi' 9:00-13:00", 'MO,WE 09:00–13:00'],
  ['Lunedì: 9–12; Martedì: 15–18', 'MO 09:00–12:00; TU 15:00–18:00'],
  ['lunedì 9-12 mercoledì 15-18', 'MO 09:00–12:00; WE 15:00–18:00'],
  ['mar 15.30-18.30 - gio 9.30-12.30', 'TU 15:30–18:30; TH 09:30–12:30'],
  ['Lun. Mer. Ven. 9.30-12', 'MO,WE,FR 09:30–12:00'],
  ['lun/mer/ven 9-12', 'MO,WE,FR 09:00–12:00'],
  ['lunedì, mercoledì e venerdì ore 9-12', 'MO,WE,FR 09:00–12:00'],
  ['da martedì a giovedì 10-12', 'TU,WE,TH 10:00–12:00'],
  ['sab-dom 10-18', 'SA,SU 10:00–18:00'],
  ['dal venerdì alla domenica, 10-18', 'FR,SA,SU 10:00–18:00'],
  ['Tutti i giorni 8-20', 'MO,TU,WE,TH,FR,SA,SU 08:00–20:00'],
  ['ogni giorno dalle ore 8:00 alle ore 20:00', 'MO,TU,WE,TH,FR,SA,SU 08:00–20:00'],
  ['tutti i giorni tranne il lunedì 9-12', 'TU,WE,TH,FR,SA,SU 09:00–12:00'],
  ['tutti i giorni, esclusa la domenica, 9-12', 'MO,TU,WE,TH,FR,SA 09:00–12:00'],
  ['ogni lunedì dalle 15 alle 17', 'MO 15:00–17:00'],
  ['tutti i mercoledì, 15.00-17.00', 'WE 15:00–17:00'],
  ['lunedì mattina 9-12, giovedì pomeriggio 15-18', 'MO 09:00–12:00; TH 15:00–18:00'],
  ['lunedì dalle 9 alle 12 e dalle 15 alle 18', 'MO 09:00–12:00; MO 15:00–18:00'],
  ['dalle 9 alle 12 dal lunedì al venerdì', 'MO,TU,WE,TH,FR 09:00–12:00'],
  ['9-12 lunedì e giovedì, 15-18 martedì', 'MO,TH 09:00–12:00; TU 15:00–18:00'],
  ['lun-ven 9,30-12,30', 'MO,TU,WE,TH,FR 09:30–12:30'],
  ['lun-ven 9-12,15-18', 'MO,TU,WE,TH,FR 09:00–12:00; MO,TU,WE,TH,FR 15:00–18:00'],
  ['lun-ven 9.00/12.30 - 15.00/18.00', 'MO,TU,WE,TH,FR 09:00–12:30; MO,TU,WE,TH,FR 15:00–18:00'],
  ['lunedì h 9-12', 'MO 09:00–12:00'],
  ['lunedì dalle h. 9.00 alle h. 12.00', 'MO 09:00–12:00'],
  ['Orario di apertura: lun-sab 8.30-19.30 orario continuato', 'MO,TU,WE,TH,FR,SA 08:30–19:30'],
  ['lun-sab 9-12, domenica chiuso', 'MO,TU,WE,TH,FR,SA 09:00–12:00'],
  ['lun-ven 9-12; chiuso sabato, domenica e festivi', 'MO,TU,WE,TH,FR 09:00–12:00'],
  ['lun-ven 9-12 (festivi esclusi)', 'MO,TU,WE,TH,FR 09:00–12:00'],
  ['tutti i giorni 9-19, anche festivi', 'MO,TU,WE,TH,FR,SA,SU 09:00–19:00 holidays'],
  ['sabato 20-24', 'SA 20:00–23:59'],
  ['sabato dalle 20 a mezzanotte', 'SA 20:00–23:59'],
  ['venerdì dalle 22 alle 2', 'FR 22:00–02:00'],
  ['lunedì dalle 9 a mezzogiorno', 'MO 09:00–12:00'],
  ['1° e 3° martedì del mese 15-17', '1TU,3TU 15:00–17:00'],
  ['ultimo venerdì di ogni mese, dalle 17 alle 19', '-1FR 17:00–19:00'],
  ['il primo e il terzo sabato del mese dalle 9 alle 12', '1SA,3SA 09:00–12:00'],
  ['prima domenica del mese 10-12', '1SU 10:00–12:00'],
  ['martedì 15-18 su appuntamento', 'TU 15:00–18:00 Su appuntamento'],
  ['Lunedì 9-12\nMartedì 15-18', 'MO 09:00–12:00; TU 15:00–18:00'],
])('"%s" is %s', (text, hours) => {
  expect(read(text)).toBe(hours);
});

test.each([
  [''],
  ['su appuntamento'],
  ['orari variabili'],
  ['lunedì'],
  ['9-12'],
  ['lunedì dalle 9'],
  ['lunedì 9'],
  ['lunedì 25-26'],
  ['lunedì 9.75-12'],
  ['lunedì 12-9'],
  ['lunedì 3-6'],
  ['lunedì pomeriggio 3-6'],
  ['lunedì 9-1'],
  ['lunedì mattina'],
  ['lunedì mattina 15-18'],
  ['mar-gio 15-17'],
  ['lun ven 9-12'],
  ['lun-mer-ven 9-12'],
  ['lunedì 9/12'],
  ['giorni feriali 9-12'],
  ['lunedì 9-12, da settembre a giugno'],
  ['lun-ven 9-12 (luglio e agosto chiuso)'],
  ['lun-ven 9-12; ven 9-11'],
  ['lun-sab 9-12; sabato chiuso'],
  ['chiuso lunedì 9-12'],
  ['chiuso la domenica'],
  ['primo lunedì 15-17'],
  ['lunedì del mese 15-17'],
  ['primo lunedì e martedì del mese 15-17'],
  ['a settimane alterne il lunedì 9-12'],
  ['ogni due lunedì 9-12'],
  ['dalle 9 alle 12 il lunedì e il martedì dalle 15 alle 18'],
  ['lun 9-12, mar 15-18 su appuntamento'],
  ['domenica e festivi 10-12'],
  ['lunedì 9-12 ma solo in inverno'],
  ['lunedì 9-12 tel. 030 5550123'],
  ['lun-sab 9-12, escluso mercoledì pomeriggio'],
  ['lunedì 9-12 circa'],
  ['Monday 9-12'],
  ['lunedì 9-12-15'],
])('"%s" is left to a person', (text) => {
  expect(read(text)).toBeNull();
});

test('whatever a person types, it is left alone or becomes schedules that can be', () => {
  const words = [
    'lunedì',
    'lun',
    'mar',
    'al',
    'dal',
    'e',
    '-',
    '/',
    ',',
    ';',
    '9',
    '12.30',
    '15',
    '18:00',
    '9,30',
    'chiuso',
    'primo',
    '3°',
    'del mese',
    'ogni giorno',
    'h24',
    'festivi',
    'esclusi',
    'mattina',
    'pomeriggio',
    '(',
    ')',
    'tranne',
    'anche',
    'su appuntamento',
    '99',
    '’',
  ];
  const text = fc.oneof(
    fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((parts) => parts.join(' ')),
    fc.string(),
  );
  fc.assert(
    fc.property(text, (typed) => {
      for (const schedule of parseItalianHours(typed) ?? []) expect(parseSchedule(schedule)).toEqual({ schedule });
    }),
    { numRuns: 5_000 },
  );
});
