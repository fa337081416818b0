import { randomUUID } from 'node:crypto';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { entriesNamed, hearAtDesk, neighbourhoodsOf } from '#modules/directory/index.ts';
import { romeDate } from '#platform/calendar/index.ts';
import type { FormValues, Shown } from '#platform/forms/index.ts';
import { type Ctx, type Here, showPage } from '#platform/http/index.ts';
import { pointIn } from './here.ts';
import { ContactPage } from './pages/contact.tsx';
import { readAnswer } from './schema.ts';
import { isTopic } from './topics.ts';

/** More than this is more than one reads aloud over a counter. */
const mostAnswers = 5;

/** What the directory answers to the words of a form, with what was already ticked in it. */
export async function hear(here: Here, values: FormValues) {
  const words = typeof values.words === 'string' ? values.words.slice(0, 500) : '';
  const all = (name: string) => [values[name] ?? []].flat().filter((one) => typeof one === 'string');
  const ticked = all('answers').flatMap((said) => readAnswer(said) ?? []);
  const [heard, picked] = await Promise.all([
    hearAtDesk(here.db, words, here.now, mostAnswers),
    entriesNamed(
      here.db,
      ticked.slice(0, 12).map(({ kind, entry_id }) => ({ kind, id: entry_id })),
    ),
  ]);
  const topics = all('topics').filter(isTopic);
  return { heard, picked, topics: topics.slice(0, 5), asked: words.trim() !== '' };
}

/** The one screen of a contact, with what was typed and what answers to it. */
export async function showContact(c: Ctx, shown: Shown, status: ContentfulStatusCode): Promise<Response> {
  const { here } = c.var;
  const point = await pointIn(c);
  const [heard, neighbourhoods] = await Promise.all([hear(here, shown.values), neighbourhoodsOf(here.db)]);
  const id = typeof shown.values.id === 'string' ? shown.values.id : randomUUID();
  return showPage(
    c,
    { title: here.t('desk.contact.title'), status, unlisted: true, width: 'reading', islands: ['desk'] },
    <ContactPage
      here={here}
      point={point}
      id={id}
      shown={shown}
      neighbourhoods={neighbourhoods}
      today={romeDate(here.now)}
      {...heard}
    />,
  );
}
