import { NotFound } from '#platform/database/index.ts';
import { inTransaction } from '#platform/forms/index.ts';
import { type Ctx, type Doors, type Policy, showPage } from '#platform/http/index.ts';
import { refusedAsJson } from '../../hsds/moving/report.ts';
import { calendarOf } from '../../indexing/index.ts';
import { keepPackage, type Package, packageOf } from './kept.ts';
import { PackagePage } from './page.tsx';
import { isAtWork, setOff } from './work.ts';

/** Takes an HSDS file in, begins to try it, and leads to its page. */
export async function bringPackage(c: Ctx, file: { name: string; bytes: Uint8Array }): Promise<Response> {
  const { db, actor, href } = c.var.here;
  const id = await inTransaction(db, (tx) => keepPackage(tx, file, actor.person?.id ?? null));
  setOff(townOf(c), id, 'try');
  return c.redirect(href(`/redazione/importa/pacchetto/${id}`), 303);
}

/**
 * The pages of an HSDS file: what it would change, write, what it changed.
 * @param refuse the page on which a file is chosen, with what is wrong with this one.
 */
export function openPackageDoors(
  doors: Doors,
  editors: Policy,
  refuse: (c: Ctx, said: NonNullable<Package['refused']>) => Promise<Response>,
): void {
  const at = '/redazione/importa/pacchetto/:id';

  doors.get(at, editors, async (c) => {
    const { t, href } = c.var.here;
    const brought = await broughtIn(c);
    if (brought.refused) return refuse(c, brought.refused);
    const atWork = isAtWork(brought.id);
    c.header('Cache-Control', 'private, no-store');
    const head = atWork ? <meta http-equiv="refresh" content="2" /> : undefined;
    return showPage(
      c,
      { title: brought.file_name, head, unlisted: true },
      <PackagePage t={t} href={href} brought={brought} atWork={atWork} />,
    );
  });

  for (const [path, what] of [
    ['prova', 'try'],
    ['scrivi', 'write'],
  ] as const) {
    doors.post(`${at}/${path}`, editors, async (c) => {
      const { id } = await broughtIn(c);
      setOff(townOf(c), id, what);
      return c.redirect(c.var.here.href(`/redazione/importa/pacchetto/${id}`), 303);
    });
  }

  doors.get(`${at}/non-prese.json`, editors, async (c) => {
    const { t } = c.var.here;
    const { report } = await broughtIn(c);
    if (!report) throw new NotFound();
    return c.body(
      refusedAsJson(report, (said) => t(said.key, said.values)),
      200,
      {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': 'attachment; filename="non-prese.json"',
        'Cache-Control': 'private, no-store',
      },
    );
  });
}

async function broughtIn(c: Ctx): Promise<Package> {
  const brought = await packageOf(c.var.here.db, c.req.param('id') ?? '');
  if (!brought) throw new NotFound();
  return brought;
}

const townOf = ({ var: { here } }: Ctx) => ({ db: here.db, calendar: calendarOf(here.commons), now: here.now });
