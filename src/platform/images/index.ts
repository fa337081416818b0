import { createHash } from 'node:crypto';
import { Refusal } from '#platform/database/index.ts';

/** A picture made anew from what someone brought: no position, no camera, no name of a device is in it. */
export interface CleanImage {
  bytes: Buffer;
  type: 'image/webp';
  /** Pixels. */
  width: number;
  height: number;
  /** SHA-256 of the bytes, in hexadecimal: an address that never says something else. */
  hash: string;
}

/** What a telephone makes weighs less; in bytes. */
export const LARGEST_IMAGE = 16 * 1024 * 1024;
/** The longest side of what is kept; in pixels. */
const LONGEST_SIDE = 1600;
/** A small file may unfold into a picture that fills the memory: beyond this it is not opened. */
const MOST_PIXELS = 80_000_000;

/**
 * Turns a photograph (JPEG, PNG, WebP; told by what is in the file, whatever its name says) upright, makes it at most 1600
 * pixels long, and writes it anew without anything but the picture.
 * @throws Refusal 'images.too_large', 'images.wrong_type', 'images.unreadable' beside `field`.
 */
export async function cleanImage(bytes: Uint8Array, field?: string): Promise<CleanImage> {
  if (bytes.byteLength > LARGEST_IMAGE) {
    throw new Refusal('images.too_large', field, { megabytes: LARGEST_IMAGE / 1024 / 1024 });
  }
  // Before any decoder sees it: the library also reads drawings that can run and documents that can ask for others.
  if (!imageType(bytes)) throw new Refusal('images.wrong_type', field);
  // Loaded with the first picture: most who run this program for an hour never bring one.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .toBuffer({ resolveWithObject: true });
    const hash = createHash('sha256').update(data).digest('hex');
    return { bytes: data, type: 'image/webp', width: info.width, height: info.height, hash };
  } catch {
    throw new Refusal('images.unreadable', field);
  }
}

/** What a picture is, told by its first bytes; null where it is none that a browser and we both read. */
export function imageType(bytes: Uint8Array): 'image/jpeg' | 'image/png' | 'image/webp' | null {
  const starts = (at: number, ...wanted: number[]) => wanted.every((byte, i) => bytes[at + i] === byte);
  if (starts(0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  // RIFF….WEBP
  if (starts(0, 0x52, 0x49, 0x46, 0x46) && starts(8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp';
  return null;
}
