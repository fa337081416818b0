import { addUser } from '#modules/people/command-line.ts';
import { openInstallation } from '#platform/database/index.ts';
import { atMost, type Found, rounded } from '../figure.ts';
import { type Program, type Rig, root, secret } from '../rig.ts';
import { serviceIds, type Town } from '../town/make.ts';

const connections = 6;
const seconds = 2;
const rounds = 4;
/** More than are kept, so that each has left before it is asked again. */
const ever = 6_000;
const who = { email: 'redazione@borgovivo.example', name: 'Redazione', password: 'measured by nobody at all' };

/** (h) The page of a service for somebody signed in, against the same for a visitor, both rendered anew. */
export async function measureSignedIn(rig: Rig, town: Town): Promise<Found> {
  await seat(rig, town);
  const program = await rig.startProgram(town.database);
  const cookie = await signIn(program);
  const ids = await serviceIds(town.connection, ever);
  const paths = ids.map((id) => `/servizi/${id}`);
  const times = { anonymous: 0, signedIn: 0 };
  const drive = async (from: number, headers: Record<string, string>) => {
    const asked = [...paths.slice(from), ...paths.slice(0, from)];
    const driven = await rig.driveHttp({ port: program.port, paths: asked, connections, seconds, headers });
    if (driven.failures > 0) throw new Error(`${driven.failures} failures on the page of a service`);
    return driven.seconds / driven.requests / rounds;
  };
  await drive(0, {});
  await drive(0, { Cookie: cookie });
  for (let round = 0; round < rounds; round++) {
    times.anonymous += await drive((round * 1_500) % ever, {});
    times.signedIn += await drive((round * 1_500) % ever, { Cookie: cookie });
  }
  await program.stop();
  const a = (time: number) => rounded(time * 1000);
  return {
    title: 'A page for somebody signed in',
    figures: [
      atMost('h', 'what it costs, of what the same page costs a visitor', times.signedIn / times.anonymous, 1.5),
    ],
    how: `The page of a service, ${ever.toLocaleString('en')} of them, rendered anew each time; ${connections} connections, in turns of ${seconds} s; the session is a real one, of an editor who signed in with a password: ${a(times.anonymous)} ms a page for a visitor, ${a(times.signedIn)} ms signed in.`,
  };
}

async function seat(rig: Rig, town: Town): Promise<void> {
  const installation = openInstallation({ url: rig.urlOf(town.database), root, secret });
  const [commons] = await installation.listCommons();
  if (!commons) throw new Error('there is no town');
  await addUser(installation.open(commons), { ...who, grant: { role: 'editor', scope: 'commons' } });
  await installation.close();
}

/** Comes in by the door that people use. Returns the cookie that the session is known by. */
async function signIn({ port }: Program): Promise<string> {
  const origin = `http://localhost:${port}`;
  const answer = await fetch(`${origin}/accedi`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams({ email: who.email, password: who.password }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const page = await fetch(`${origin}/io`, { redirect: 'manual', headers: { cookie } });
  if (page.status !== 200) throw new Error(`signing in: ${answer.status}, then ${page.status}`);
  return cookie;
}
