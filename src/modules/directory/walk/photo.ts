import sharp from 'sharp';
import { Refusal } from '#platform/database/index.ts';

/** The largest photograph taken in, in bytes: what a phone's camera makes. */
export const LARGEST_PHOTO = 12 * 1024 * 1024;

const side = 1280;
const known = new Set(['jpeg', 'png', 'webp']);

/**
 * A photograph made anew: upright, at most 1280 pixels a side, a JPEG without anything that the camera wrote into it (where,
 * when, with which phone). What is no photograph is refused, whatever it calls itself.
 * @throws Refusal 'walk.photo_unreadable' or 'walk.photo_too_large', field 'photo'.
 */
export async function cleanPhoto(file: Blob): Promise<Uint8Array> {
  if (file.size > LARGEST_PHOTO)
    throw new Refusal('walk.photo_too_large', 'photo', { megabytes: LARGEST_PHOTO / 1048576 });
  try {
    const read = sharp(await file.arrayBuffer(), { limitInputPixels: 64_000_000, failOn: 'error' });
    const { format } = await read.metadata();
    if (!known.has(format ?? '')) throw new Error('no photograph');
    return await read
      .autoOrient()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 76, mozjpeg: true })
      .toBuffer();
  } catch {
    throw new Refusal('walk.photo_unreadable', 'photo');
  }
}
