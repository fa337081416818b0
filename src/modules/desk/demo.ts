import { randomUUID } from 'node:crypto';
import { pointHours } from '#modules/directory/index.ts';
import { grantRole, openAccount } from '#modules/people/index.ts';
import { type HolidayCalendar, openingsOf, romeDate } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { operator } from '#platform/identity/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { aboutNote } from './notes/notes.ts';
import { LONGEST_HOURS, minutesOf, type Turn, turnsOf } from './shifts/rules.ts';

interface DemoDesk {
  now: Date;
  calendar: HolidayCalendar;
  vault: Vault;
}

const DAY = 24 * 60 * 60_000;
const WEEKS = 4;
const left = ['Accompagnare alle 16.30', 'Ricaricare la stampante: la carta è nell’armadio grigio'];

/**
 * The desk of the invented town at which its volunteer sits: four weeks of turns behind it and four before it, some bare, one
 * looking for a change, one to confirm; two things left by the last shift; an agreement. Nothing where there is no such desk.
 */
export async function furnishDemoDesk(tx: Tx, { now, calendar, vault }: DemoDesk): Promise<void> {
  const seat = await tx
    .selectFrom('role_grant')
    .select(['person_id', 'scope_id'])
    .where('role', '=', 'desk_volunteer')
    .where('scope', '=', 'point')
    .executeTakeFirst();
  if (!seat?.scope_id) return;
  const point = seat.scope_id;
  const people = [seat.person_id, ...(await colleagues(tx, point))];
  const from = romeDate(new Date(now.getTime() - WEEKS * 7 * DAY));
  const turns = turnsOf(openingsOf(await pointHours(tx, point), calendar, from, WEEKS * 14), LONGEST_HOURS);
  const past = turns.filter(({ ends_at }) => ends_at <= now);
  const coming = turns.filter(({ ends_at }) => ends_at > now);
  for (const [at, turn] of past.entries()) await pastTurn(tx, point, turn, { at, last: past.length - 1, people });
  for (const [at, turn] of coming.entries()) await comingTurn(tx, point, turn, { at, now, people });
  for (const words of left) {
    const id = randomUUID();
    await tx
      .insertInto('shift_note')
      .values({
        id,
        point_id: point,
        words: vault.seal(words, aboutNote(id)),
        written_at: now,
        written_by: people[1] ?? null,
      })
      .execute();
  }
  await agreement(tx, point, now);
}

/** Who shares the turns: invented people who never sign in. */
async function colleagues(tx: Tx, point: string): Promise<string[]> {
  const ids: string[] = [];
  for (const [name, role] of [
    ['Rosa Bonetti', 'desk_volunteer'],
    ['Marco Riva', 'desk_volunteer'],
    ['Nadia Conti', 'desk_coordinator'],
  ] as const) {
    const id = await openAccount(tx, { name, email: `${name.toLowerCase().replace(' ', '.')}@borgovivo.example` });
    await grantRole(tx, operator, id, { role, scope: 'point', scope_id: point, ends_at: null });
    ids.push(id);
  }
  return ids;
}

const pick = (people: readonly string[], at: number): string[] => [people[at % people.length] ?? ''].filter(Boolean);

/** The last of them waits to be confirmed; every twentieth the door stayed shut. */
async function pastTurn(
  tx: Tx,
  point: string,
  turn: Turn,
  { at, last, people }: { at: number; last: number; people: readonly string[] },
): Promise<void> {
  const said = at < last;
  const open = said && at % 20 !== 7;
  const { id } = await tx
    .insertInto('shift')
    .values({
      point_id: point,
      ...turn,
      confirmed_at: said ? turn.ends_at : null,
      kept_from: open ? turn.starts_at : null,
      kept_to: open ? turn.ends_at : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const person_id of [...pick(people, at), ...pick(people, at + 1)]) {
    await tx
      .insertInto('shift_place')
      .values({ shift_id: id, person_id, was_there: said ? open : null, minutes: open ? minutesOf(turn) : null })
      .execute();
  }
}

/** Every fifth is bare, the third looks for a change, the others have one or two people. */
async function comingTurn(
  tx: Tx,
  point: string,
  turn: Turn,
  { at, now, people }: { at: number; now: Date; people: readonly string[] },
): Promise<void> {
  const { id } = await tx
    .insertInto('shift')
    .values({ point_id: point, ...turn })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (at % 5 === 4) return;
  const who = at % 3 === 0 ? [...pick(people, at), ...pick(people, at + 1)] : pick(people, at);
  for (const [nth, person_id] of who.entries()) {
    const swap = at === 2 && nth === 0 ? now : null;
    await tx.insertInto('shift_place').values({ shift_id: id, person_id, swap_asked_at: swap }).execute();
  }
}

async function agreement(tx: Tx, point: string, now: Date): Promise<void> {
  const day = (days: number) => romeDate(new Date(now.getTime() + days * DAY));
  await tx
    .insertInto('agreement')
    .values({
      point_id: point,
      starts_on: day(-200),
      ends_on: day(165),
      municipality: 'Comune di Borgovivo, Settore Servizi sociali',
      zone: 'Zona Centro',
      zone_contact: 'Marta Rinaldi, assistente sociale',
      zone_phone: '+39 0999 000 130',
      quarter_council: 'Consiglio di Quartiere Centro',
      duties:
        'Aprire negli orari pubblicati. Ascoltare, orientare, aiutare con i moduli, accompagnare.\nNon prendere in carico: questo resta al servizio sociale.',
      insurance: 'Responsabilità civile e infortuni dei volontari, a carico dell’associazione capofila',
      controller_municipality: 'Comune di Borgovivo, per gli invii al servizio sociale',
      controller_association: 'Porte Aperte, per ciò che si scrive allo sportello',
      reply_days: 5,
      allows_notes: true,
      allows_attachments: false,
      allows_inbox: true,
    })
    .execute();
}
