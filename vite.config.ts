import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const alias = { '#platform': here('src/platform'), '#modules': here('src/modules'), '#app': here('src/app') };

// One custom element a folder: each becomes a file of its own, loaded only by the pages that carry it.
const islands = Object.fromEntries(
  readdirSync(here('src/islands'), { withFileTypes: true })
    .filter((entry) => existsSync(here(`src/islands/${entry.name}/${entry.name}.ts`)))
    .map((entry) => [entry.name, here(`src/islands/${entry.name}/${entry.name}.ts`)]),
);

/** `vite build` makes what the browser gets; `vite build --ssr` makes the program. */
export default defineConfig(({ isSsrBuild }) => ({
  resolve: { alias },
  publicDir: isSsrBuild ? false : here('public'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  build: isSsrBuild
    ? {
        outDir: here('dist/server'),
        target: 'node24',
        sourcemap: true,
        // A program that is running still loads its parts by their old names, and an open page its scripts.
        emptyOutDir: false,
        // The maps say which line it was; the text of the sources would only lie in memory.
        rollupOptions: { input: here('src/main.ts'), output: { sourcemapExcludeSources: true } },
      }
    : {
        outDir: here('dist/public'),
        emptyOutDir: false,
        manifest: 'manifest.json',
        assetsInlineLimit: 0,
        rollupOptions: {
          input: { theme: here('src/platform/ui/theme/theme.scss'), ...islands },
          // A service worker rules the folder it is served from, and keeps its name.
          output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
        },
      },
  css: {
    preprocessorOptions: {
      scss: { quietDeps: true, silenceDeprecations: ['import'], loadPaths: [here('node_modules')] },
    },
  },
}));
