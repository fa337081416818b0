import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atLeast, type Found, rounded } from '../figure.ts';
import { type Rig, root, secret } from '../rig.ts';
import { bodiesCsv } from '../town/bodies.ts';
import { chance } from '../town/chance.ts';
import { layGround, newInstallation } from '../town/make.ts';

const many = 20_000;

/** (f) `comunanza import` of a table of bodies, from the command to its end. */
export async function measureImport(rig: Rig): Promise<Found> {
  const database = 'imported';
  const installation = await newInstallation(rig, database);
  await layGround(installation);
  const file = join(rig.folder, 'bodies.csv');
  writeFileSync(file, bodiesCsv(chance(5), many));
  const began = performance.now();
  const said = await run(rig, database, ['import', file, '--mapping', '5x1000', '--yes', '--lang', 'en']);
  const seconds = (performance.now() - began) / 1000;
  const { rows } = await installation.owner.query<{ n: string }>(
    `select count(*) as n from commons_borgovivo.search_entry where kind = 'organization'`,
  );
  await installation.close();
  const findable = Number(rows[0]?.n);
  if (findable !== many) throw new Error(`${findable} of ${many} bodies can be found:\n${said}`);
  return {
    title: 'Import',
    figures: [atLeast('f', 'rows imported and findable', many / seconds, 2_000, ' a second')],
    how: `\`comunanza import\` of ${many.toLocaleString('en')} generated rows in the columns of the 5×1000 into an empty town, from the start of the process to its end: ${rounded(seconds)} s.`,
  };
}

async function run(rig: Rig, database: string, args: string[]): Promise<string> {
  const child = spawn(process.execPath, ['dist/server/main.js', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATABASE_URL: rig.urlOf(database),
      COMUNANZA_SECRET: secret,
      DATA_DIR: join(rig.folder, `data-${database}`),
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (words: string) => {
      said = (said + words).slice(-4_000);
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the import ended with ${code}:\n${said}`);
  return said;
}
