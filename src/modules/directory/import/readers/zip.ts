import { Unzip, UnzipInflate, unzipSync } from 'fflate';
import { type Refused, refuse } from '../said.ts';

/** No table or package that a town exchanges is larger than this when opened, in bytes. */
export const MOST_UNZIPPED = 96 * 1024 * 1024;
const MOST_FILES = 500;
const PIECE = 16 * 1024;

/**
 * Opens a zip while counting what comes out of it, whatever the zip says of itself: a small file that unfolds into
 * gigabytes is refused as soon as it passes {@link MOST_UNZIPPED}.
 */
export function unzip(bytes: Uint8Array, most = MOST_UNZIPPED): Map<string, Uint8Array> | Refused {
  const files = new Map<string, Uint8Array[]>();
  let size = 0;
  let refused: Refused | undefined;
  const opener = new Unzip((file) => {
    if (files.size >= MOST_FILES) refused ??= refuse('import.file.zipTooLarge');
    if (refused) return;
    const pieces: Uint8Array[] = [];
    files.set(file.name, pieces);
    file.ondata = (error, piece) => {
      if (error) refused ??= refuse('import.file.zipBroken');
      size += piece?.length ?? 0;
      if (size > most) refused ??= refuse('import.file.zipTooLarge');
      if (!refused) pieces.push(piece);
    };
    file.start();
  });
  opener.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && !refused; at += PIECE) {
      opener.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    }
  } catch {
    refused ??= refuse('import.file.zipBroken');
  }
  if (refused) return refused;
  return new Map([...files].map(([name, pieces]) => [name, Buffer.concat(pieces)]));
}

/** The names in a zip, without opening what they name; none where it is broken. */
export function namesIn(bytes: Uint8Array): string[] {
  const names: string[] = [];
  try {
    unzipSync(bytes, { filter: ({ name }) => names.push(name) < 0 });
  } catch {
    return [];
  }
  return names;
}

/** Whether these are the names of a spreadsheet of today's Excel. */
export const holdsSpreadsheet = (names: readonly string[]): boolean =>
  names.includes('[Content_Types].xml') && names.some((name) => name.startsWith('xl/'));
