/** A list of that many bodies of the province of Brescia, each with a codice fiscale that checks out, as CSV. */
export function generatedList(rows: number, from = 0): string {
  const lines = Array.from({ length: rows }, (_, at) => {
    const code = closed(String(9_000_000_000 + from + at));
    return `${code},ASSOCIAZIONE NUMERO ${from + at},BS,${TOWNS[at % TOWNS.length]}`;
  });
  return ['codice_fiscale,denominazione,pr,nome_comune', ...lines, ''].join('\n');
}

const TOWNS = ['BRESCIA', 'CHIARI', "SALO'", 'BEDIZZOLE', 'LENO', 'GHEDI', 'MONTICHIARI', 'DESENZANO DEL GARDA'];

/** Ten digits closed with their check digit. */
function closed(ten: string): string {
  const sum = [...ten].map(Number).reduce((total, digit, at) => {
    const weighed = at % 2 === 0 ? digit : digit * 2;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return `${ten}${(10 - (sum % 10)) % 10}`;
}
