import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameCase } from './capitals.ts';

describe('names that come all in capitals are written as people write them', () => {
  test.each([
    ['ASL N. 8 DI CAGLIARI', 'ASL n. 8 di Cagliari'],
    ["ASL N. 4 DELL'OGLIASTRA", "ASL n. 4 dell'Ogliastra"],
    ["SANT'ANTIOCO", "Sant'Antioco"],
    ["L'AQUILA", "L'Aquila"],
    ["CAPO D'ORLANDO", "Capo d'Orlando"],
    ['ACLI PROVINCIALI DI BRESCIA APS', 'ACLI Provinciali di Brescia APS'],
    [
      'UNO PER TUTTI, TUTTI PER LORO - ORGANIZZAZIONE DI VOLONTARIATO',
      'Uno per Tutti, Tutti per Loro - Organizzazione di Volontariato',
    ],
    ['LA QUERCIA - SOC.COOP.SOCIALE DI SOLIDARIETÀ ONLUS', 'La Quercia - Soc.Coop.Sociale di Solidarietà ONLUS'],
    ['IL PONTE S.R.L.', 'Il Ponte S.R.L.'],
    ['GRUPPO SPORTIVO A.S.D.', 'Gruppo Sportivo A.S.D.'],
    ['PIAZZA UMBERTO I', 'Piazza Umberto I'],
    ['CORSO UMBERTO I 447', 'Corso Umberto I 447'],
    ['VIA IERONE I N. 37', 'Via Ierone I n. 37'],
    ['VIA XX SETTEMBRE', 'Via XX Settembre'],
    ['VIA GIOVANNI XXIII', 'Via Giovanni XXIII'],
    ['VIALE IV APRILE 50', 'Viale IV Aprile 50'],
    ['AMICI DI TUTTI I GIORNI', 'Amici di Tutti i Giorni'],
    ['VIA LANCIA DI BROLO N.10 BIS', 'Via Lancia di Brolo N.10 bis'],
    ['P.ZZA S. AGOSTINO 34', 'P.zza S. Agostino 34'],
    ['FONDAZIONE "CASA DEL SOLE"', 'Fondazione "Casa del Sole"'],
    ["CONSULTORIO FAMILIARE 'LA FAMIGLIA'", "Consultorio Familiare 'La Famiglia'"],
    ['AVIS COMUNALE DI CHIARI ODV', 'AVIS Comunale di Chiari ODV'],
    ['TRENTOLA-DUCENTA', 'Trentola-Ducenta'],
    ['LANCIANO-VASTO-CHIETI', 'Lanciano-Vasto-Chieti'],
    ['CONSULTORIO C/O OSPEDALE', 'Consultorio c/o Ospedale'],
    ['CENTRO DIURNO (CDD)', 'Centro Diurno (CDD)'],
    ['Centro di Salute 3 PES di Trevi', 'Centro di Salute 3 PES di Trevi'],
    ['VIA cassia 472', 'Via cassia 472'],
    ['SOCIETÀ SAN VINCENZO DE PAOLI', 'Società San Vincenzo De Paoli'],
    ['ASSOCIAZIONE LA VALLE CON LA LUNA', 'Associazione La Valle con la Luna'],
    ['AMBULANZA VILLA CARCINA (BS)', 'Ambulanza Villa Carcina (BS)'],
    ["CAVA DE' TIRRENI", "Cava de' Tirreni"],
    ["CA' FOSCARI", "Ca' Foscari"],
    ['', ''],
  ])('%s → %s', (text, expected) => expect(nameCase(text)).toBe(expected));

  test('only capitals change: no letter is lost, and what is done once stays', () => {
    const name = fc.string({ unit: fc.constantFrom(...'ABCDEILNORSTUVX\'-./"() 12'.split('')), maxLength: 30 });
    fc.assert(
      fc.property(name, (text) => {
        const written = nameCase(text);
        const letters = (said: string) => said.toUpperCase().replace(/[^A-Z0-9]/g, '');
        expect(letters(written)).toBe(letters(text));
        expect(nameCase(written)).toBe(written);
      }),
    );
  });
});
