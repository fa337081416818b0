import { describe, expect, test } from 'vitest';
import { drawingOf, drawnInto, fewestArrows, usesOf } from '../../script/drawing.ts';

const file = (source: string, ...imports: string[]) => ({
  source,
  dependencies: imports.map((resolved) => ({ resolved })),
});

describe('the drawing of the house', () => {
  const sources = [
    file('src/app/rooms.ts', 'src/modules/desk/index.ts', 'src/platform/http/index.ts'),
    file(
      'src/modules/desk/web.ts',
      'src/platform/http/index.ts',
      'src/modules/desk/rules.ts',
      'node_modules/pg/lib.js',
    ),
    file('src/modules/desk/rules.ts', 'src/modules/places/index.ts'),
    file('src/modules/desk/rules.test.ts', 'src/modules/diary/index.ts'),
    file('src/modules/places/index.ts', 'src/platform/database/index.ts'),
    file('src/platform/http/index.ts', 'src/platform/database/index.ts'),
    file('src/platform/database/index.ts'),
  ];

  test('a room uses what its files import: not its own files, not packages, not what its tests need', () => {
    expect([...(usesOf(sources).get('modules/desk') ?? [])]).toEqual(['modules/places', 'platform/http']);
  });

  test('an arrow that a longer way says already is left out, and no way is lost', () => {
    const arrows = fewestArrows(usesOf(sources));
    expect([...(arrows.get('app') ?? [])]).toEqual(['modules/desk']);
    expect([...(arrows.get('modules/desk') ?? [])]).toEqual(['modules/places', 'platform/http']);
  });

  test('two rooms that need each other both keep their arrow', () => {
    const circle = usesOf([
      file('src/platform/a/index.ts', 'src/platform/b/index.ts'),
      file('src/platform/b/index.ts', 'src/platform/a/index.ts'),
    ]);
    expect(fewestArrows(circle)).toEqual(circle);
  });

  test('a new room changes the drawing, so that a page drawn before is noticed', () => {
    const marks = '<!-- drawing: made by script/drawing.ts, do not edit -->\n<!-- end of the drawing -->';
    const page = drawnInto(`# House\n${marks}\nAfter`, drawingOf(usesOf(sources)));
    expect(drawnInto(page, drawingOf(usesOf(sources)))).toBe(page);
    expect(drawnInto(page, drawingOf(usesOf([...sources, file('src/modules/agenda/web.ts')])))).not.toBe(page);
    expect(page).toMatch(/^# House\n[\s\S]*modules_desk --> modules_places[\s\S]*\nAfter$/);
  });

  test('a page without the marks is refused rather than spoilt', () => {
    expect(() => drawnInto('# House', 'drawing')).toThrow(/lost the marks/);
  });
});
