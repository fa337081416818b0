import { randomUUID } from 'node:crypto';
import { codeOf, hashOf } from '#modules/desk/handoffs/codes.ts';
import { sealOffice } from '#modules/desk/handoffs/sealed.ts';
import { type Db, putRows } from '#platform/database/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { idOf, SECRET, sides, type Whose } from './sides.fixture.ts';

/** The hand-off of that side; what is `guessed` does not exist. */
const handoffOf = (whose: Whose): string => `00000000-0000-4000-9000-00000000000${sides.indexOf(whose) + 1}`;

/** Whom the point of that side has called for someone. */
export async function leaveHandoff(db: Db, vault: Vault, whose: 'own' | 'others'): Promise<void> {
  const id = handoffOf(whose);
  const office = sealOffice(vault, id, whose === 'others' ? SECRET : 'cosa di casa');
  const day = '2026-11-20';
  const at = new Date(`${day}T10:00:00Z`);
  const hex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`;
  await db.transaction().execute(async (tx) => {
    await putRows(tx, 'handoff', [
      {
        id,
        point_id: idOf(whose, 'point'),
        way: 'call',
        office: hex(office),
        code_hash: hex(hashOf(vault, codeOf(vault, id))),
        news_on: day,
        opened_at: at,
      },
    ]);
    const event = {
      id: randomUUID(),
      handoff_id: id,
      number: 1,
      act: 'agree',
      from_state: 'draft',
      to_state: 'accepted',
    };
    await putRows(tx, 'handoff_event', [{ ...event, party: 'volunteer', recorded_at: at, day, channel: 'telephone' }]);
    await tx.updateTable('handoff').set({ state: 'accepted', last_event: 1 }).where('id', '=', id).execute();
  });
}

type Names = Record<string, string>;

const listens = ({ name }: { name: string }, whose: Whose) =>
  whose === 'own' && ['desk_volunteer', 'desk_coordinator'].includes(name);
const ofPoint = (whose: Whose, handoff: Whose = whose): [Whose, Names] => [
  whose === handoff ? whose : 'guessed',
  { point: idOf(whose, 'point'), id: handoffOf(handoff) },
];
const one = (fields: Names = {}) => ({
  names: () => [...sides.map((whose) => ofPoint(whose)), ofPoint('own', 'others'), ofPoint('others', 'own')],
  opens: listens,
  fields: () => fields,
});
const point = (fields: Names = {}) => ({
  names: () => sides.map((whose): [Whose, Names] => [whose, { point: idOf(whose, 'point') }]),
  opens: listens,
  fields: () => fields,
});

/** What each address of hand-offs must give: a point's are its own. */
export const handoffRows = {
  '/sportello/:point/invii': point(),
  '/sportello/:point/invii/nuovo': point({
    id: idOf('guessed', 'claim'),
    office: 'Patronato',
    answer: 'refuse',
    reason: 'full',
  }),
  '/sportello/:point/invii/:id': one({ id: idOf('guessed', 'claim'), act: 'arrive', seen: '1' }),
  '/sportello/:point/invii/:id/guardato': one(),
  '/sportello/:point/invii/:id/foglio': one(),
};
