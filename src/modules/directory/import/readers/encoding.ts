/** The ways in which Italian offices save a text: today's, Excel's "Unicode text", and what Excel calls CSV. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** How the bytes read as text, and how many bytes at the start only say so (the byte order mark). */
export type GuessedEncoding = { encoding: Encoding; skip: number };

const PIECE = 64 * 1024;
const SAMPLE = 4096;

/**
 * Tells how a text was saved. A byte order mark decides; else the place of the zero bytes (in UTF-16 every second byte of
 * an Italian text is zero); else valid UTF-8; else Windows-1252. A long UTF-8 text with a few bad bytes stays UTF-8: only
 * its broken rows will be refused.
 */
export function guessEncoding(bytes: Uint8Array): GuessedEncoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', skip: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', skip: 2 };
  const zeros = [0, 0];
  const sample = bytes.subarray(0, SAMPLE);
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 2 / 2;
  if (odd > many && even === 0) return { encoding: 'utf-16le', skip: 0 };
  if (even > many && odd === 0) return { encoding: 'utf-16be', skip: 0 };
  return { encoding: mostlyUtf8(bytes) ? 'utf-8' : 'windows-1252', skip: 0 };
}

/** Counts the accented letters that are good UTF-8 and the bytes that are not: a few bad ones do not change the whole. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const length =
      byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0;
    if (length > 0 && continues(bytes, at, length)) {
      good++;
      at += length;
      continue;
    }
    bad++;
  }
  return bad === 0 || good > bad * 10;
}

function continues(bytes: Uint8Array, at: number, length: number): boolean {
  for (let next = at + 1; next <= at + length; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return false;
  return true;
}

/** Reads the bytes as text piece by piece, so that a large file is never held twice. A byte that cannot be read becomes `\uFFFD`. */
export function* decode(bytes: Uint8Array, { encoding, skip }: GuessedEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for (let at = skip; at < bytes.length; at += PIECE)
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
  yield decoder.decode();
}
