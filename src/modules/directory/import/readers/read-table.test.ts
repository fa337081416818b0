import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { isRefused } from '../said.ts';
import type { Hint, Table } from './csv.ts';
import { readTable } from './read-table.ts';
import { unzip } from './zip.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16le = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const utf16be = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());
const windows = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

async function opened(bytes: Uint8Array, hint: Hint = {}): Promise<Table> {
  const table = await readTable(bytes, hint);
  if (isRefused(table)) throw new Error(`refused: ${JSON.stringify(table.refused)}`);
  return table;
}

async function rowsOf(text: string, hint: Hint = {}) {
  return [...(await opened(utf8(text), hint)).rows];
}

async function refusal(bytes: Uint8Array, hint: Hint = {}) {
  const table = await readTable(bytes, hint);
  return isRefused(table) ? table.refused.key : 'read';
}

const TOWN = 'nome,comune\nSocietà del Pane,Forlì\n"Caffè, tè e più",Nardò\n';

describe('the same table reads the same however it was saved', () => {
  const ways: [string, Uint8Array][] = [
    ['UTF-8', utf8(TOWN)],
    ['UTF-8 with its mark', utf8(`\uFEFF${TOWN}`)],
    ['UTF-16 LE with its mark', utf16le(`\uFEFF${TOWN}`)],
    ['UTF-16 LE without', utf16le(TOWN)],
    ['UTF-16 BE with its mark', utf16be(`\uFEFF${TOWN}`)],
    ['UTF-16 BE without', utf16be(TOWN)],
    ['Windows-1252', windows(TOWN)],
    ['Windows line ends', utf8(TOWN.replaceAll('\n', '\r\n'))],
    ['old Macintosh line ends', utf8(TOWN.replaceAll('\n', '\r'))],
    ['Excel that says its delimiter', utf8(`sep=,\n${TOWN}`)],
  ];
  test.each(ways)('%s', async (_, bytes) => {
    const table = await opened(bytes);
    expect(table.columns).toEqual(['nome', 'comune']);
    expect([...table.rows].map((row) => 'values' in row && row.values)).toEqual([
      ['Società del Pane', 'Forlì'],
      ['Caffè, tè e più', 'Nardò'],
    ]);
  });
});

describe('the delimiter is guessed', () => {
  test.each([',', ';', '\t', '|'])('%j', async (delimiter) => {
    const text = [
      ['nome', 'via', 'comune'],
      ['"Casa, del; Sole"', 'via Roma 1', 'Brescia'],
      ['Il Ponte', 'via Po 2', 'Mantova'],
    ];
    const table = await opened(utf8(text.map((row) => row.join(delimiter)).join('\n')));
    expect(table.delimiter).toBe(delimiter);
    expect(table.columns).toEqual(['nome', 'via', 'comune']);
  });

  test('commas inside the cells of a semicolon table do not mislead', async () => {
    const table = await opened(utf8('nome;descrizione\nA;pane, latte, uova\nB;pane, latte, uova\nC;uno, due, tre\n'));
    expect(table.delimiter).toBe(';');
  });

  test('a wrong delimiter given by a person is refused and the right one named', async () => {
    const table = await readTable(utf8(TOWN), { delimiter: ';' });
    expect(table).toEqual({ refused: { key: 'import.file.wrongDelimiter', values: { given: ';', seems: ',' } } });
  });
});

describe('a broken row costs only itself', () => {
  test('too few or too many cells', async () => {
    expect(await rowsOf('a,b\n1,2\n3\n4,5,6\n7,8\n')).toEqual([
      { line: 2, values: ['1', '2'] },
      { line: 3, raw: '3', refused: { key: 'import.row.columns', values: { expected: 2, found: 1 } } },
      { line: 4, raw: '4,5,6', refused: { key: 'import.row.columns', values: { expected: 2, found: 3 } } },
      { line: 5, values: ['7', '8'] },
    ]);
  });

  test('a quote that never closes does not swallow the rest of the file', async () => {
    const rest = Array.from({ length: 5000 }, (_, at) => `Gruppo ${at},Brescia`).join('\n');
    const rows = await rowsOf(`nome,comune\n"Casa del Sole,Mantova\n${rest}\n`);
    expect(rows[0]).toEqual({ line: 2, raw: '"Casa del Sole,Mantova', refused: { key: 'import.row.openQuote' } });
    expect(rows).toHaveLength(5001);
    expect(rows.at(-1)).toEqual({ line: 5002, values: ['Gruppo 4999', 'Brescia'] });
  });

  test('two names each with a single quote stay two names', async () => {
    expect(await rowsOf('nome,comune\nBar "da Gigi,Brescia\nCircolo "Acli,Mantova\n')).toEqual([
      { line: 2, values: ['Bar "da Gigi', 'Brescia'] },
      { line: 3, values: ['Circolo "Acli', 'Mantova'] },
    ]);
  });

  test('a zero character or a letter that cannot be read', async () => {
    const good = Array.from({ length: 40 }, (_, at) => `Società ${at},Forlì`).join('\n');
    const bytes = Buffer.concat([
      utf8(`nome,comune\n${good}\nCaff`),
      Buffer.from([0xe8]),
      utf8(',Nardò\nuno\0due,tre\n'),
    ]);
    const rows = [...(await opened(bytes)).rows];
    expect(rows).toHaveLength(42);
    expect(rows.filter((row) => 'refused' in row).map((row) => row.line)).toEqual([42, 43]);
  });

  test('cells over several lines, blank lines and empty cells to the right are no breakage', async () => {
    expect(await rowsOf('nome,note\n\n"Casa","prima\nseconda ""vera"""\n\nPonte,,,\n')).toEqual([
      { line: 3, values: ['Casa', 'prima\nseconda "vera"'] },
      { line: 6, values: ['Ponte', ''] },
    ]);
  });
});

test('titles above the table are passed over and told', async () => {
  const table = await opened(utf8('ELENCO DELLE ASSOCIAZIONI;;\n;;\nNome;Comune;\nAcli;Brescia;\nAuser;Mantova;\n'));
  expect(table.columns).toEqual(['Nome', 'Comune']);
  expect(table.notes).toEqual([{ key: 'import.file.skippedLines', values: { count: 2 } }]);
});

test('every column has a name of its own', async () => {
  expect((await opened(utf8('nome,,nome\na,b,c\n'))).columns).toEqual(['nome', '#2', 'nome (2)']);
});

describe('a file that is no table is refused with what it seems to be', () => {
  const noise = new Uint8Array(4000).map((_, at) => (at * 7919 + (at >> 3) * 31) % 256);
  const files: [string, Uint8Array, string][] = [
    ['empty', new Uint8Array(), 'import.file.empty'],
    ['blank', utf8('\n \n'), 'import.file.noTable'],
    ['PDF', utf8('%PDF-1.7\n1 0 obj,<<a,b>>'), 'import.file.pdf'],
    ['PNG', windows('\x89PNG\r\n\x1a\n'), 'import.file.image'],
    ['JPEG', windows('\xff\xd8\xff\xe0'), 'import.file.image'],
    ['old Excel', windows('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'import.file.oldOffice'],
    ['gzip', gzipSync(utf8(TOWN)), 'import.file.compressed'],
    ['web page', utf8('<!DOCTYPE html><html><body>a,b,c'), 'import.file.webPage'],
    ['XML', utf8('<?xml version="1.0"?><a/>'), 'import.file.xml'],
    ['JSON', utf8('{"a": 1}'), 'import.file.json'],
    ['an HSDS package', zipSync({ 'datapackage.json': strToU8('{}') }), 'import.file.hsdsPackage'],
    ['another zip', zipSync({ 'a.txt': strToU8('ciao') }), 'import.file.otherZip'],
    ['a zip cut short', zipSync({ 'xl/a.xml': strToU8('ciao'.repeat(9999)) }).subarray(0, 60), 'import.file.zipBroken'],
    ['noise', noise, 'import.file.noTable'],
    ['zeros', new Uint8Array(1000), 'import.file.noTable'],
    ['one endless line', utf8('a'.repeat(1_200_000)), 'import.file.noTable'],
    [
      'prose',
      utf8('Cara Maria, ti scrivo per dirti che oggi, finalmente, abbiamo aperto.\nA presto.\nGigi\n'.repeat(3)),
      'import.file.oneColumn',
    ],
    ['a list of one column', utf8('nome\nAcli\nAuser\n'), 'import.file.oneColumn'],
  ];
  test.each(files)('%s', async (_, bytes, key) => {
    expect(await refusal(bytes)).toBe(key);
  });

  test('whatever the bytes, it is read or refused, never thrown', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 300, unit: 'binary' }).map(utf8)),
        async (bytes) => {
          const table = await readTable(bytes);
          if (!isRefused(table)) for (const row of table.rows) expect(row.line).toBeGreaterThan(0);
        },
      ),
    );
  });

  test('whatever the cells, a quoted table gives them back', async () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ' '));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), async (cells) => {
        const quote = (row: string[]) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
        const rows = await rowsOf(`nome,via,comune\n${cells.map(quote).join('\n')}\n`, { delimiter: ',' });
        expect(rows.map((row) => 'values' in row && row.values)).toEqual(cells);
      }),
    );
  });
});

describe('spreadsheets', () => {
  type Cells = (string | number | null)[][];
  const sheet = async (rows: Cells, name = 'Foglio1') =>
    new Uint8Array(
      await writeExcelFile(
        rows.map((row) => row.map((value) => (value === null ? null : { value }))),
        { sheet: name },
      ).toBuffer(),
    );

  test('a sheet reads like a CSV, numbers without exponents', async () => {
    const table = await opened(
      await sheet([
        ['ELENCO', null, null],
        ['Nome', 'CF', 'Comune'],
        ['Acli', 80017670177, 'Brescia'],
        [null, null, null],
        ['Auser', 1534160203, 'Mantova'],
      ]),
    );
    expect(table.columns).toEqual(['Nome', 'CF', 'Comune']);
    expect([...table.rows]).toEqual([
      { line: 3, values: ['Acli', '80017670177', 'Brescia'] },
      { line: 5, values: ['Auser', '1534160203', 'Mantova'] },
    ]);
  });

  test('a sheet that is not there is named in the refusal', async () => {
    const bytes = await sheet([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(await refusal(bytes, { sheet: 'Altro' })).toBe('import.file.noSuchSheet');
  });

  test('a small zip that unfolds without end is left as soon as it passes what is bearable', () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(20 * 1024 * 1024) }, { level: 1 });
    expect(bomb.length).toBeLessThan(200_000);
    expect(unzip(bomb, 1024 * 1024)).toEqual({ refused: { key: 'import.file.zipTooLarge' } });
    expect(unzip(bomb)).toBeInstanceOf(Map);
  });

  test('a spreadsheet with nonsense inside is refused', async () => {
    const nonsense = zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'xl/workbook.xml': strToU8('ciao') });
    expect(await refusal(nonsense)).toBe('import.file.sheetBroken');
  });
});

test('200,000 rows are read one at a time', async () => {
  const row = '80017670177,ACLI PROVINCIALI DI BRESCIA APS,LOMBARDIA,BS,"BRESCIA, CITTA",017029\n';
  const bytes = utf8(`cf,nome,regione,pr,comune,codice\n${row.repeat(200_000)}`);
  const table = await opened(bytes);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let read = 0;
  let most = 0;
  for (const one of table.rows) {
    read += 'values' in one ? 1 : 0;
    if (read % 20_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  expect(read).toBe(200_000);
  expect(most).toBeLessThan(150 * 1024 * 1024);
}, 60_000);
