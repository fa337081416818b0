import { atLeastOneIn, type Found, rounded } from '../figure.ts';
import type { Program, Rig } from '../rig.ts';
import { serviceIds, type Town } from '../town/make.ts';

const connections = 6;
const seconds = 2;
const rounds = 3;
/** More than are kept, so that each has left before it is asked again. */
const ever = 6_000;

/** (b) The page of a service, rendered anew and as it was kept, against a server that does nothing but send it. */
export async function measurePages(rig: Rig, town: Town): Promise<Found> {
  const program = await rig.startProgram(town.database);
  const ids = await serviceIds(town.connection, ever);
  const paths = ids.map((id) => `/servizi/${id}`);
  const [first = ''] = paths;
  const { headers, body } = await page(program, first);
  const bare = await rig.startBare(headers, body);
  const rates = { bare: 0, kept: 0, anew: 0 };
  const drive = async (port: number, asked: readonly string[]) => {
    const driven = await rig.driveHttp({ port, paths: asked, connections, seconds });
    if (driven.failures > 0) throw new Error(`${driven.failures} failures on the page of a service`);
    return driven.requests / driven.seconds / rounds;
  };
  const few = paths.slice(0, 20);
  await rig.driveHttp({ port: program.port, paths, connections, requests: 1_000 });
  await rig.driveHttp({ port: program.port, paths: few, connections, requests: 2_000 });
  let from = 1_000;
  for (let round = 0; round < rounds; round++) {
    rates.bare += await drive(bare.port, [first]);
    rates.kept += await drive(program.port, few);
    rates.anew += await drive(program.port, [...paths.slice(from), ...paths.slice(0, from)]);
    from = (from + 2_000) % ever;
  }
  bare.stop();
  await program.stop();
  return {
    title: 'The page of a service against a bare server that sends the same bytes',
    figures: [
      atLeastOneIn('b', 'rendered anew, of the bare server’s throughput', rates.anew / rates.bare, 50),
      atLeastOneIn(
        'b',
        'unchanged since it was asked for, of the bare server’s throughput',
        rates.kept / rates.bare,
        6,
      ),
    ],
    how: `${connections} connections, in turns of ${seconds} s, pages of about ${Math.round(body.length / 1024)} KB, not compressed. Anew: ${ever.toLocaleString('en')} services one after the other, more than are kept. Unchanged: 20 of them, each time asked of the database whether they are still the same.`,
    columns: ['', 'pages a second', 'of the bare server'],
    rows: [
      ['bare server', rounded(rates.bare), '1'],
      ['unchanged', rounded(rates.kept), `1/${rounded(rates.bare / rates.kept)}`],
      ['rendered anew', rounded(rates.anew), `1/${rounded(rates.bare / rates.anew)}`],
    ],
  };
}

async function page({ port }: Program, path: string): Promise<{ headers: Record<string, string>; body: Buffer }> {
  const answer = await fetch(`http://localhost:${port}${path}`, { headers: { 'accept-encoding': 'identity' } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const skipped = new Set(['connection', 'keep-alive', 'date', 'content-length', 'transfer-encoding']);
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !skipped.has(name)));
  return { headers, body: Buffer.from(await answer.arrayBuffer()) };
}
