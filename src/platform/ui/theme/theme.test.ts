import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { compile } from 'sass';
import { beforeAll, describe, expect, test } from 'vitest';
import { themeFonts } from '../fonts.ts';
import { icons } from '../icon.tsx';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const publicFile = (address: string) => here(`../../../../public${address}`);
const kilobyte = 1024;

describe('what a first visit costs', () => {
  let css = '';
  beforeAll(() => {
    css = compile(here('theme.scss'), {
      style: 'compressed',
      loadPaths: [here('../../../../node_modules')],
      quietDeps: true,
      silenceDeprecations: ['import'],
    }).css;
  });

  test('the style weighs at most 20 KB over the wire', () => {
    expect(gzipSync(css, { level: 9 }).length).toBeLessThan(20 * kilobyte);
  });

  test('two fonts at most, 40 KB together, and the style names the very files that are preloaded', () => {
    expect(themeFonts.length).toBeLessThanOrEqual(2);
    const bytes = themeFonts.map((font) => statSync(publicFile(font)).size).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeLessThan(40 * kilobyte);
    for (const font of themeFonts) expect(css).toContain(font);
  });

  test('the style fetches nothing but our own fonts, and each is there', () => {
    const fetched = [...css.matchAll(/url\(["']?([^"')]+)/g)].map((match) => match[1] ?? '');
    expect(fetched.length).toBeGreaterThanOrEqual(3);
    for (const address of fetched) {
      expect(address).toMatch(/^\/fonts\/[a-z0-9.-]+\.woff2$/);
      expect(existsSync(publicFile(address))).toBe(true);
    }
  });
});

test('the sprite holds every icon that is named, and no other', () => {
  const held = [...readFileSync(publicFile('/icons.svg'), 'utf8').matchAll(/<symbol id="([^"]+)"/g)].map((m) => m[1]);
  expect(held.sort()).toEqual([...icons].sort());
});

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (hex: string) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string) => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

describe.each(['light', 'dark'])('in the %s scheme', (scheme) => {
  const source = readFileSync(here('_colours.scss'), 'utf8');
  const block = source.split(`@mixin ${scheme} {`)[1]?.split('}')[0] ?? '';
  const colours = new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]));
  const colour = (name: string) => {
    const found = colours.get(name);
    if (!found) throw new Error(`No colour --${name} in the ${scheme} scheme`);
    return found;
  };

  const surfaces = ['paper', 'card', 'mist', 'sun-soft', 'brick-soft'];
  const words = ['ink', 'quiet', 'wood', 'wood-deep', 'brick'];
  test.each(words.flatMap((word) => surfaces.map((surface) => [word, surface])))(
    '%s can be read on %s',
    (word, surface) => {
      expect(contrast(colour(word), colour(surface))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each([
    ['on-fill', 'fill'],
    ['on-fill', 'fill-deep'],
    ['on-deep', 'deep'],
    ['sun', 'deep'],
  ])('%s can be read on %s', (word, surface) => {
    expect(contrast(colour(word), colour(surface))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['edge', 'wood', 'focus'].flatMap((line) => ['paper', 'card', 'mist'].map((surface) => [line, surface])))(
    'the line %s is seen on %s',
    (line, surface) => {
      expect(contrast(colour(line), colour(surface))).toBeGreaterThanOrEqual(3);
    },
  );
});
