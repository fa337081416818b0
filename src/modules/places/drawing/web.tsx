import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Tx } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { type Ctx, type Doors, doors, type Here, type Policy, showPage } from '#platform/http/index.ts';
import { mayDraw } from '../policy.ts';
import type { NeighbourhoodsDrawn } from '../territory/quarters.ts';
import { Drawing, draw, LARGEST_DRAWING, municipalityName, quartersDrawn } from './drawn.ts';
import { DrawingPage } from './page.tsx';

/** Told, in the transaction that drew, which locations now lie elsewhere: whoever keeps an index of them writes it again. */
export type Settled = (tx: Tx, here: Here, moved: readonly string[]) => Promise<void>;

const editors: Policy = { name: 'who draws neighbourhoods', allows: mayDraw };

/** The page on which an editor draws the neighbourhoods. */
export function drawingWeb(settled: Settled): Doors {
  const room = doors();
  room.get('/redazione/quartieri', editors, (c) => page(c, blank, 200));

  const drawn = form({
    schema: Drawing,
    page,
    command: async (tx, here, input) => {
      const made = await draw(tx, input, here.commons.municipality_code);
      await settled(tx, here, made.moved);
      return made;
    },
    audit: () => ({ action: 'places.neighbourhoods_drawn' }),
    next: (_here, made, c) => page(c, blank, 200, made),
  });
  room.post('/redazione/quartieri', editors, async (c, next) => {
    const megabytes = LARGEST_DRAWING / 1024 / 1024;
    const tooLarge = () => page(c, refusedFile(c.var.here.t('places.drawing.too_large', { megabytes })), 422);
    let answer: Response | undefined;
    const refused = await bodyLimit({ maxSize: LARGEST_DRAWING + 64 * 1024, onError: tooLarge })(c, async () => {
      answer = (await drawn(c, next)) ?? undefined;
    });
    return refused ?? answer ?? tooLarge();
  });
  return room;
}

const refusedFile = (sentence: string): Shown => ({ values: {}, errors: { file: sentence } });

async function page(
  c: Ctx,
  shown: Shown,
  status: ContentfulStatusCode,
  drawn?: NeighbourhoodsDrawn,
): Promise<Response> {
  const { here } = c.var;
  const [quarters, proposed] = await Promise.all([
    quartersDrawn(here.db),
    municipalityName(here.db, here.commons.municipality_code),
  ]);
  c.header('Cache-Control', 'private, no-store');
  return showPage(
    c,
    { title: here.t('places.drawing.title'), status, unlisted: true },
    <DrawingPage here={here} quarters={quarters} shown={shown} proposed={proposed} drawn={drawn} />,
  );
}
