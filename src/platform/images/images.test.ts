import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#platform/database/index.ts';
import { cleanImage } from './index.ts';

const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 30, g: 120, b: 90 } } });
const refusal = (bytes: Uint8Array) =>
  cleanImage(bytes, 'file').then(
    () => 'taken',
    (error) => (error instanceof Refusal ? `${error.code} ${error.field}` : String(error)),
  );

describe('a photograph that someone brings', () => {
  test('is made smaller and upright, and tells nothing of who made it and where', async () => {
    const brought = await photo(3000, 2000)
      .withExif({ IFD0: { Make: 'Telefono di Rosa' }, IFD3: { GPSLatitude: '45/1 32/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(brought).metadata()).exif).toBeDefined();
    const clean = await cleanImage(brought);
    const { exif, icc, xmp, iptc, format } = await sharp(clean.bytes).metadata();
    expect({ exif, icc, xmp, iptc, format }).toEqual({ format: 'webp' });
    expect(clean.bytes.includes('Rosa')).toBe(false);
    expect([clean.width, clean.height]).toEqual([1067, 1600]);
    expect(clean.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('a small one is not blown up', async () => {
    const { width, height } = await cleanImage(await photo(200, 100).png().toBuffer());
    expect([width, height]).toEqual([200, 100]);
  });

  test.each([
    ['a drawing that can run', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a document', '%PDF-1.7 …'],
    ['nothing', ''],
  ])('%s is refused, whatever its name', async (_name, text) => {
    expect(await refusal(Buffer.from(text))).toBe('images.wrong_type file');
  });

  test('one that is cut short is refused, and so is one that is too heavy', async () => {
    const whole = await photo(800, 800).jpeg().toBuffer();
    expect(await refusal(whole.subarray(0, 300))).toBe('images.unreadable file');
    expect(await refusal(new Uint8Array(17 * 1024 * 1024))).toBe('images.too_large file');
  });
});
