import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Asset } from './here.ts';

const Chunk = z.object({
  file: z.string(),
  name: z.string().optional(),
  isEntry: z.boolean().optional(),
  css: z.array(z.string()).optional(),
});

/**
 * Reads Vite's manifest once: from an entry's name ('theme', 'map') to its built file and styles, as paths from the root.
 * An entry that is not there gives an empty asset, so that pages can be rendered in tests without a build.
 */
export function readAssets(publicDir: string): (name: string) => Asset {
  const assets = new Map<string, Asset>();
  for (const chunk of readManifest(publicDir)) {
    if (!chunk.isEntry || !chunk.name) continue;
    const styles = [...(chunk.css ?? []), ...(chunk.file.endsWith('.css') ? [chunk.file] : [])].map(
      (file) => `/${file}`,
    );
    assets.set(chunk.name, { file: `/${chunk.file}`, styles });
  }
  return (name) => assets.get(name) ?? { file: '', styles: [] };
}

function readManifest(publicDir: string): z.infer<typeof Chunk>[] {
  try {
    const text = readFileSync(join(publicDir, 'manifest.json'), 'utf8');
    return Object.values(z.record(z.string(), Chunk).parse(JSON.parse(text)));
  } catch {
    return [];
  }
}
