import { aboutNote } from '#modules/desk/notes/notes.ts';
import { type Db, putRows } from '#platform/database/index.ts';
import type { Vault } from '#platform/vault/index.ts';
import { idOf, SECRET, sides, type Thing, type Whose } from './sides.fixture.ts';
import type { Visitor } from './sides.people.fixture.ts';
import type { Row } from './sides.rows.fixture.ts';

/** A shift with someone who asks for a swap, what a shift left to the next, and an agreement of that half's point. */
export async function leaveShifts(db: Db, vault: Vault, whose: 'own' | 'others', keeper: string): Promise<void> {
  const id = (thing: Thing) => idOf(whose, thing);
  const quiet = whose === 'others' ? SECRET : 'cosa di casa';
  await putRows(db, 'shift', [
    { id: id('shift'), point_id: id('point'), starts_at: '2099-01-07T08:00:00Z', ends_at: '2099-01-07T10:00:00Z' },
  ]);
  await putRows(db, 'shift_place', [
    { id: id('shift_place'), shift_id: id('shift'), person_id: keeper, swap_asked_at: new Date() },
  ]);
  await putRows(db, 'shift_note', [
    {
      id: id('note'),
      point_id: id('point'),
      words: `\\x${vault.seal(quiet, aboutNote(id('note'))).toString('hex')}`,
      written_by: keeper,
    },
  ]);
  await putRows(db, 'agreement', [
    {
      id: id('agreement'),
      point_id: id('point'),
      starts_on: '2020-01-01',
      ends_on: '2098-12-31',
      municipality: quiet,
      zone: quiet,
      zone_contact: quiet,
      duties: quiet,
      controller_municipality: quiet,
      controller_association: quiet,
    },
  ]);
}

const listens = ({ name }: Visitor, whose: Whose) =>
  whose === 'own' && ['desk_volunteer', 'desk_coordinator'].includes(name);
const keepsRota = ({ name }: Visitor, whose: Whose) =>
  whose === 'own' && ['desk_coordinator', 'point_manager'].includes(name);
const onRota = (visitor: Visitor, whose: Whose) => listens(visitor, whose) || keepsRota(visitor, whose);
const keepsAgreement = ({ name }: Visitor, whose: Whose) =>
  (whose !== 'guessed' && name === 'commons_coordinator of the commons') ||
  (whose === 'own' && name === 'point_manager');

const points: Row['names'] = () => sides.map((whose) => [whose, { point: idOf(whose, 'point') }]);

/** What belongs to a point: under the point itself, and never under another. */
const inPoint = (what: Thing, name: string, opens: Row['opens'], fields?: Row['fields']): Row => ({
  names: () => [
    ...sides.map((whose): [Whose, Record<string, string>] => [
      whose,
      { point: idOf(whose, 'point'), [name]: idOf(whose, what) },
    ]),
    ['guessed', { point: idOf('own', 'point'), [name]: idOf('others', what) }],
  ],
  opens,
  ...(fields ? { fields } : {}),
});

/** What each address of shifts, notes and agreements must give. */
export const shiftRows = (davide: string): Record<string, Row> => ({
  '/sportello/:point/consegne': {
    names: points,
    opens: listens,
    fields: () => ({ id: idOf('guessed', 'claim'), words: 'Accompagnare alle 16.30' }),
  },
  '/sportello/:point/consegne/:note/fatta': inPoint('note', 'note', listens),
  '/sportello/:point/consegne/:note/riapri': inPoint('note', 'note', listens),
  '/sportello/:point/turni': { names: points, opens: onRota },
  '/sportello/:point/turni/prepara': { names: points, opens: keepsRota },
  '/sportello/:point/turni/ore': { names: points, opens: keepsRota },
  '/sportello/:point/turni/:shift': inPoint('shift', 'shift', keepsRota),
  '/sportello/:point/turni/:shift/vengo': inPoint('shift', 'shift', listens),
  '/sportello/:point/turni/:shift/non-vengo': inPoint('shift', 'shift', listens),
  '/sportello/:point/turni/:shift/cambio': inPoint('shift', 'shift', listens),
  '/sportello/:point/turni/:shift/tengo': inPoint('shift', 'shift', listens),
  '/sportello/:point/turni/:shift/annulla': inPoint('shift', 'shift', keepsRota),
  '/sportello/:point/turni/:shift/com-e-andata': inPoint('shift', 'shift', keepsRota, () => ({ open: 'no' })),
  '/sportello/:point/turni/:shift/prendo': inPoint('shift', 'shift', listens, (whose) => ({
    place: idOf(whose, 'shift_place'),
  })),
  '/sportello/:point/turni/:shift/metti': inPoint('shift', 'shift', keepsRota, () => ({ person: davide })),
  '/sportello/:point/turni/:shift/togli': inPoint('shift', 'shift', keepsRota, (whose) => ({
    place: idOf(whose, 'shift_place'),
  })),
  '/accordi/:point': {
    names: points,
    opens: (visitor, whose) =>
      keepsAgreement(visitor, whose) || (whose === 'own' && visitor.name === 'desk_coordinator'),
  },
  '/accordi/:point/nuovo': { names: points, opens: keepsAgreement },
  '/accordi/:point/:agreement': inPoint('agreement', 'agreement', keepsAgreement),
});
