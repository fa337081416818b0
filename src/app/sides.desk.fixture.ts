import { blindOf, codeOf } from '#modules/desk/reminders/code.ts';
import { notice } from '#modules/desk/reminders/notice.ts';
import { sealWords } from '#modules/desk/reminders/sealed.ts';
import { romeDate } from '#platform/calendar/index.ts';
import type { Db } from '#platform/database/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { idOf, SECRET, sides, type Whose } from './sides.fixture.ts';
import type { Visitor } from './sides.people.fixture.ts';
import type { Row } from './sides.rows.fixture.ts';

/** What the desk of that half has promised to someone. */
export async function leaveDeskPapers(db: Db, vault: Vault, whose: 'own' | 'others'): Promise<void> {
  const [id, point] = [idOf(whose, 'reminder'), idOf(whose, 'point')];
  const name = whose === 'others' ? SECRET : 'Fatima';
  await db
    .insertInto('reminder')
    .values({
      id,
      point_id: point,
      ...sealWords(vault, point, id, { name, phone: '+393331234567', promise: name }),
      code_blind: blindOf(vault, codeOf(vault, id)),
      due_on: '2099-01-01',
      notice: notice.version,
      notice_lang: 'it',
      basis: 'consent',
      controller: `Gruppo ${whose}`,
    })
    .execute();
}

type Names = Record<string, string>;

const listens = ({ name }: Visitor, whose: Whose) =>
  whose === 'own' && ['desk_volunteer', 'desk_coordinator'].includes(name);

/** A reminder as its form sends it. */
const written = (): Names => ({
  id: '00000000-0000-4000-8000-0000000000aa',
  notice_lang: 'it',
  agreed: 'on',
  name: 'Olga',
  phone: '333 7654321',
  promise: 'gli orari',
  due_on: romeDate(new Date()),
});

/** What each address of the desk must give. */
export function deskRows(): Record<string, Row> {
  const nothing = (): Names => ({});
  const point = (fields = nothing): Row => ({
    names: () => sides.map((whose): [Whose, Names] => [whose, { point: idOf(whose, 'point') }]),
    opens: listens,
    fields,
  });
  const reminder = (fields = nothing): Row => ({
    names: () => [
      ...sides.map((whose): [Whose, Names] => [whose, { point: idOf(whose, 'point'), id: idOf(whose, 'reminder') }]),
      ['guessed', { point: idOf('own', 'point'), id: idOf('others', 'reminder') }],
      ['guessed', { point: idOf('others', 'point'), id: idOf('own', 'reminder') }],
      ['guessed', { point: idOf('own', 'point'), id: idOf('guessed', 'reminder') }],
    ],
    opens: listens,
    fields,
  });
  return {
    '/sportello/:point': point(),
    '/sportello/:point/contatto': point(() => ({ id: idOf('guessed', 'claim'), came_for: 'chat' })),
    '/sportello/:point/risposte': point(() => ({ words: 'una bolletta' })),
    '/sportello/:point/fatto': point(),
    '/sportello/:point/seguito': point(),
    '/sportello/:point/fogli': point(),
    // A contact that is nobody's: who may take back which is told by the counter's own tests.
    '/sportello/:point/annulla': { ...point(() => ({ contatto: idOf('guessed', 'claim') })), opens: () => false },
    '/sportello/:point/promemoria': point(),
    '/sportello/:point/promemoria/nuovo': point(written),
    '/sportello/:point/promemoria/:id': reminder(written),
    '/sportello/:point/promemoria/:id/fatto': reminder(),
    '/sportello/:point/promemoria/:id/riapri': reminder(),
    '/sportello/:point/promemoria/:id/rimanda': reminder(written),
    '/sportello/:point/promemoria/:id/cancella': reminder(),
    '/sportello/:point/promemoria/:id/foglietto': reminder(),
  };
}
