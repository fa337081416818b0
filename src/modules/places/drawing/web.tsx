import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { NotFound, type Tx } from '#platform/database/index.ts';
import { blank, form, type Shown } from '#platform/forms/index.ts';
import { type Ctx, type Doors, doors, type Here, type Policy, showPage } from '#platform/http/index.ts';
import { mayDraw } from '../policy.ts';
import type { NeighbourhoodsDrawn } from '../territory/quarters.ts';
import { Drawing, draw, LARGEST_DRAWING, municipalityName, quartersDrawn, removeQuarter, tryDrawing } from './drawn.ts';
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
      const home = here.commons.municipality_code;
      if (input.come === 'prova')
        return { drawn: await tryDrawing(tx, input, home), tried: true, comune: input.comune };
      const drawn = await draw(tx, input, home);
      await settled(tx, here, drawn.moved);
      return { drawn, tried: false, comune: input.comune };
    },
    audit: ({ tried }) => ({ action: tried ? 'places.neighbourhoods_tried' : 'places.neighbourhoods_drawn' }),
    next: (_here, { comune, ...what }, c) => page(c, { values: { comune }, errors: {} }, 200, what),
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
  room.post(
    '/redazione/quartieri/:id/togli',
    editors,
    form({
      schema: z.object({}),
      page,
      command: async (tx, here, _input, c) => {
        const id = z.uuid().safeParse(c.req.param('id'));
        if (!id.success) throw new NotFound();
        await removeQuarter(tx, here.actor, id.data);
        return id.data;
      },
      audit: (id) => ({ action: 'places.neighbourhood_removed', entity: 'neighbourhood', entityId: id }),
      next: () => '/redazione/quartieri?fatto=tolto',
    }),
  );
  return room;
}

const refusedFile = (sentence: string): Shown => ({ values: {}, errors: { file: sentence } });

async function page(
  c: Ctx,
  shown: Shown,
  status: ContentfulStatusCode,
  what?: { drawn: NeighbourhoodsDrawn; tried: boolean },
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
    <DrawingPage
      here={here}
      quarters={quarters}
      shown={shown}
      proposed={proposed}
      what={what}
      removed={c.req.query('fatto') === 'tolto'}
    />,
  );
}
