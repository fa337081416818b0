import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { Refusal } from '#platform/database/index.ts';
import { type HsdsTable, isHsdsTable } from '../model/model.ts';
import { stored } from '../model/own.ts';
import type { Row } from '../reading/load.ts';
import { sections } from './sections.ts';
import { isRow } from './unfold.ts';

/** One object of a file, and the table that it is of; null where it looks like none. */
export interface Entry {
  table: string | null;
  object: Row;
  place: string;
}

/** As much as is read whole, of files that are not written line by line. */
const mostWhole = 256 * 1024 * 1024;

/**
 * Reads HSDS JSON: our own export and newline-delimited files line by line, anything else (a page of an API, a list, a
 * single object) whole. Throws a `Refusal` when it is no JSON, or ends before its end.
 */
export async function* readJson(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const lines = createInterface({ input: Readable.from(bytes), crlfDelay: Number.POSITIVE_INFINITY });
  const iterator = lines[Symbol.asyncIterator]();
  const first = await nextFilled(iterator);
  if (first === undefined) throw new Refusal('hsds.import.empty');
  if (/^\{"hsds":"[\d.]+",$/.test(first)) {
    yield* ourLines(iterator);
    return;
  }
  const second = await nextFilled(iterator);
  const alone = parse(first);
  if (isRow(alone) && second !== undefined) {
    yield* plainLines([alone, lineObject(second, 2)], iterator);
    return;
  }
  let text = `${first}\n${second ?? ''}`;
  for (let line = await iterator.next(); !line.done; line = await iterator.next()) {
    text += `\n${line.value}`;
    if (text.length > mostWhole) throw new Refusal('hsds.import.too_large');
  }
  yield* whole(second === undefined ? alone : parse(text));
}

async function nextFilled(lines: AsyncIterator<string>): Promise<string | undefined> {
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    const text = line.value.replace(/^\uFEFF/, '').trim();
    if (text !== '') return text;
  }
  return undefined;
}

async function* ourLines(lines: AsyncIterator<string>): AsyncGenerator<Entry> {
  let list: string | undefined;
  let ended = false;
  let number = 1;
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    number++;
    const text = line.value;
    if (text.startsWith('{')) {
      const object = lineObject(text.replace(/,$/, ''), number);
      const table = list === undefined ? undefined : (sections[list] ?? list);
      yield {
        table: table !== undefined && stored.has(table) ? table : null,
        object,
        place: `${list ?? '?'}, line ${number}`,
      };
    }
    const opened = /^"([\w-]+)":\[(?:\],?)?$/.exec(text);
    if (opened) list = opened[1];
    ended = text === '}}';
  }
  if (!ended) throw new Refusal('hsds.import.truncated', undefined, { line: number });
}

async function* plainLines(first: readonly Row[], lines: AsyncIterator<string>): AsyncGenerator<Entry> {
  let number = 0;
  for (const object of first) yield entry(object, `line ${++number}`);
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    number++;
    if (line.value.trim() !== '') yield entry(lineObject(line.value, number), `line ${number}`);
  }
}

function lineObject(text: string, line: number): Row {
  const object = parse(text);
  if (!isRow(object)) throw new Refusal('hsds.import.broken_line', undefined, { line });
  return object;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function* whole(value: unknown): Generator<Entry> {
  if (Array.isArray(value)) yield* listed(value, '');
  else if (!isRow(value)) throw new Refusal('hsds.import.no_json');
  else if (Array.isArray(value.contents)) yield* listed(value.contents, 'contents');
  else if (isPackage(value)) yield* packaged(value);
  else yield entry(value, '1');
}

const isPackage = (value: Row): boolean =>
  Object.keys(sections).some((name) => Array.isArray(value[name])) && value.id === undefined
    ? true
    : isRow(value['x-comunanza']);

function* packaged(value: Row): Generator<Entry> {
  for (const [name, table] of Object.entries(sections)) yield* listed(value[name], name, table);
  const ours = value['x-comunanza'];
  if (isRow(ours))
    for (const [name, list] of Object.entries(ours)) yield* listed(list, name, stored.has(name) ? name : null);
}

function* listed(list: unknown, name: string, table?: string | null): Generator<Entry> {
  if (!Array.isArray(list)) return;
  for (const [at, object] of list.entries()) {
    if (!isRow(object)) throw new Refusal('hsds.import.no_object', undefined, { place: `${name}[${at}]` });
    yield table === undefined ? entry(object, `${name}[${at}]`) : { table, object, place: `${name}[${at}]` };
  }
}

const entry = (object: Row, place: string): Entry => ({ table: tableOf(object), object, place });

/** The table of an object that does not say it, by the fields that no other table has. */
function tableOf(object: Row): HsdsTable | null {
  const has = (...names: string[]) => names.some((name) => object[name] !== undefined);
  if (has('service', 'service_id') && has('location', 'location_id')) return 'service_at_location';
  if (has('location_type')) return 'location';
  if (has('status', 'service_at_locations')) return 'service';
  if (has('taxonomy_id', 'taxonomy_detail', 'parent_id', 'term_uri')) return 'taxonomy_term';
  if (has('version')) return 'taxonomy';
  const table = has('name') && has('description') ? 'organization' : null;
  return table !== null && isHsdsTable(table) ? table : null;
}
