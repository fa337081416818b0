import { resources } from '../../hsds/moving/datapackage.ts';
import { type Refused, refuse } from '../said.ts';
import { holdsSpreadsheet, namesIn } from './zip.ts';

/** What a file is by its first bytes, whatever its name says. */
export type FileKind = 'text' | 'zip' | 'json';

const ascii = (bytes: Uint8Array, length: number) => String.fromCharCode(...bytes.subarray(0, length));

const SIGNATURES: [string, string][] = [
  ['%PDF', 'import.file.pdf'],
  ['\x89PNG', 'import.file.image'],
  ['\xff\xd8\xff', 'import.file.image'],
  ['GIF8', 'import.file.image'],
  ['II*\0', 'import.file.image'],
  ['MM\0*', 'import.file.image'],
  ['\xd0\xcf\x11\xe0', 'import.file.oldOffice'],
  ['{\\rtf', 'import.file.document'],
  ['\x1f\x8b', 'import.file.compressed'],
  ['7z\xbc\xaf', 'import.file.compressed'],
  ['Rar!', 'import.file.compressed'],
  ['SQLite format 3', 'import.file.noTable'],
  ['\x7fELF', 'import.file.noTable'],
];

/** Tells what the file is, or refuses with the sentence that says what it is instead of a table. */
export function fileKind(bytes: Uint8Array): FileKind | Refused {
  if (bytes.length === 0) return refuse('import.file.empty');
  const start = ascii(bytes, 16);
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (known) return refuse(known[1]);
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'zip';
  const text = ascii(bytes, 512)
    .replaceAll('\0', '')
    .replace(/^(ï»¿|ÿþ|þÿ)/, '')
    .trimStart()
    .toLowerCase();
  if (/^(<!doctype html|<html|<head|<body|<table)/.test(text)) return refuse('import.file.webPage');
  if (text.startsWith('<')) return refuse('import.file.xml');
  if (/^[{[]\s*["{[\]}]/.test(text)) return 'json';
  return 'text';
}

/** Whether the file is HSDS, JSON or a tabular package, rather than a table: those are read whole, without a mapping. */
export function isPackage(bytes: Uint8Array): boolean {
  const kind = fileKind(bytes);
  if (kind === 'json') return true;
  if (kind !== 'zip') return false;
  const names = namesIn(bytes);
  const files = names.map((name) => name.slice(name.lastIndexOf('/') + 1));
  return !holdsSpreadsheet(names) && files.some((name) => name === 'datapackage.json' || packaged.has(name));
}

const packaged = new Set(resources.map(({ path }) => path));
