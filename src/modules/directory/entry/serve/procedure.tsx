import type { Child } from 'hono/jsx';
import { sql } from 'kysely';
import { anyone, type Ctx, type Doors, showPage } from '#platform/http/index.ts';
import { keepingOf } from '../../editing/beside.tsx';
import { ProcedurePage, ProceduresPage } from '../../pages/procedure.tsx';
import { LinkedData, procedureData } from '../jsonld.tsx';
import { listed, related, turnsOf } from '../listed.ts';
import { readProcedure } from '../procedure.ts';
import { codesOf } from '../say.ts';
import { textIn } from '../text.tsx';
import { byTheme } from '../themes.ts';
import { type Rendered, sendEntry } from '../version.ts';
import { aWhile, earliest, entryHtml, helperFor, idIn, qrOf } from './shared.tsx';

/** Forms and benefits explained: the list by theme, each one's page, and its QR code. */
export function openProcedureDoors(doors: Doors): void {
  doors.get('/pratiche', anyone, async (c) => {
    const { here } = c.var;
    const entries = await listed(here.db, sql`e.kind = 'procedure'`, here.now, 500);
    return showPage(
      c,
      { title: here.t('entry.procedures.title'), description: here.t('entry.procedures.lead') },
      <ProceduresPage here={here} groups={byTheme(here, entries)} />,
    );
  });
  doors.get('/pratiche/:id', anyone, (c) => {
    const id = idIn(c);
    return sendEntry(c, 'procedure', id, () => renderProcedure(c, id));
  });
  doors.get('/qr/pratiche/:id{.+\\.svg}', anyone, (c) => qrOf(c, 'procedure', '/pratiche'));
}

export async function renderProcedure(c: Ctx, id: string, above?: Child): Promise<Rendered | null> {
  const { here } = c.var;
  const { db, lang, now } = here;
  const [procedure, point] = await Promise.all([readProcedure(db, id, lang), helperFor(c)]);
  if (!procedure) return null;
  const topics = codesOf(procedure.own.marks, 'everyday-topics');
  const helpers = await related(db, { id, topics, position: null }, now);
  const keeping = await keepingOf(c, { kind: 'procedure', id, organization_id: null }, above);
  const html = entryHtml(
    c,
    {
      title: textIn(lang, procedure.name, procedure.own.english.name)?.text ?? procedure.name,
      description: textIn(lang, procedure.purpose, procedure.own.english.purpose)?.text,
      data: <LinkedData data={procedureData(here, procedure)} />,
    },
    <ProcedurePage here={here} procedure={procedure} helpers={helpers} point={point} />,
    keeping,
  );
  const turns = point?.hours ? [point.hours.until] : [];
  return {
    html,
    until: earliest(now, [aWhile(now), ...turns, ...turnsOf(helpers, now)]),
    names: helpers.map((one) => one.id),
  };
}
