// What dependency-cruiser reads in src/: every file, what it imports, and which walls that breaks.
import { spawnSync } from 'node:child_process';
import { z } from 'zod';

const Report = z.object({
  modules: z.array(z.object({ source: z.string(), dependencies: z.array(z.object({ resolved: z.string() })) })),
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string() }),
        cycle: z.array(z.object({ name: z.string() })).optional(),
      }),
    ),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string() })) }),
  }),
});

/** A file of ours or of a package, and the files that it imports, types included. */
export type Source = z.infer<typeof Report>['modules'][number];

/** Reads the sources from the project's folder. Throws when the reader says nothing. */
export const readSources = (): z.infer<typeof Report> => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', 'src', '--output-type', 'json'],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (!stdout) throw new Error(`dependency-cruiser said nothing: ${stderr}`);
  return Report.parse(JSON.parse(stdout));
};
