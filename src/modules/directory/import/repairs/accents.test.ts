import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apostropheToAccent } from './accents.ts';
import { hasBrokenCharacters, repairCharacters } from './characters.ts';

describe('an apostrophe that stands for an accent', () => {
  test.each([
    ["FORLI'", 'FORLÌ'],
    ["SOLIDARIETA' ONLUS", 'SOLIDARIETÀ ONLUS'],
    ["CITTA' DELLA PIEVE", 'CITTÀ DELLA PIEVE'],
    ["VIALE LIBERTA', 1", 'VIALE LIBERTÀ, 1'],
    ['PIAZZA S. M. DELLA PIETA` 5', 'PIAZZA S. M. DELLA PIETÀ 5'],
    ["E' PER TE", 'È PER TE'],
    ["PERCHE' NO", 'PERCHÉ NO'],
    ["CAFFE' SOSPESO", 'CAFFÈ SOSPESO'],
    ["Societa' cooperativa", 'Società cooperativa'],
    ["GESU'", 'GESÙ'],
    ["NARDO'", 'NARDÒ'],
    ["VIALE GIUSEPPE DESSI'", 'VIALE GIUSEPPE DESSÌ'],
    ["VIA DELLA SANITA'N. 2", 'VIA DELLA SANITÀ N. 2'],
    ['LOCALITA`CHIAPPITTO', 'LOCALITÀ CHIAPPITTO'],
  ])('%s → %s', (text, expected) => expect(apostropheToAccent(text)).toBe(expected));

  test.each([
    "CENTRO DELL'ANZIANO",
    "UN PO' DI TEMPO",
    "SANT'AGATA DE' GOTI",
    "SAN DEMETRIO NE' VESTINI",
    "CAVA DE' TIRRENI",
    "CA' FOSCARI",
    "SANT'ANTIOCO",
    "SERRA DE'CONTI",
    "CAPO D'ORLANDO",
    "CASTELL'UMBERTO",
    "CONSULTORIO FAMILIARE 'CASSIA'",
    "CONS. FAM. 'LA FAMIGLIA'",
    "CONSULTORIO FAMILIARE'CONDOTTIERI' D5",
    "CONSULT. FAMILIARE ' ERICE '",
    "CONSUL.FAM. 'C/MMARE DEL GOLFO",
    "D'ALTOPASSO",
  ])('%s keeps its apostrophe', (text) => expect(apostropheToAccent(text)).toBe(text));

  test('what is repaired once stays repaired', () => {
    const letters = fc.string({ unit: fc.constantFrom(..."ABEITOSLN' .,-aei".split('')), maxLength: 24 });
    fc.assert(
      fc.property(letters, (text) => {
        expect(apostropheToAccent(apostropheToAccent(text))).toBe(apostropheToAccent(text));
      }),
    );
  });
});

describe('letters spoilt on the way', () => {
  test.each([
    ['SENORBÇO', 'SENORBÌ'],
    ['TORTOLÇO', 'TORTOLÌ'],
    ["TRINITÇ? D'AUGULTU E VIGNOLA", "TRINITÀ D'AUGULTU E VIGNOLA"],
    ['PaternÇý', 'Paternò'],
    ['S. Agata LÇª Battiati', 'S. Agata Lì Battiati'],
    ['Via Roma, 1 LocalitÇ  Marmore', 'Via Roma, 1 Località Marmore'],
    ['Casa della ComunitÇ  di Trevi', 'Casa della Comunità di Trevi'],
    ['VIA DON PAGANI N¶¨2', 'VIA DON PAGANI N°2'],
    ['VIA ADRIANO I¶ø, 23', 'VIA ADRIANO I°, 23'],
    ['UNIT¶¨ OPERATIVA', 'UNITÀ OPERATIVA'],
    ['SocietÃ\u00a0 cooperativa', 'Società cooperativa'],
    ['CaffÃ¨', 'Caffè'],
    ['Perugia', 'Perugia'],
    ['Çeşme', 'Çeşme'],
  ])('%s → %s', (text, expected) => expect(repairCharacters(text)).toBe(expected));

  test('what is still broken is noticed', () => {
    expect(hasBrokenCharacters('Citt\ufffd di Castello')).toBe(true);
    expect(hasBrokenCharacters('Città di Castello')).toBe(false);
  });
});
