import type { Db } from '#platform/database/index.ts';
import { operator, type RoleName, type ScopeName } from '#platform/identity/index.ts';
import { createPerson, grantRole } from './commands.ts';

/** Someone of the invented town, whose password may be shown because nobody's is behind it. */
export interface DemoPerson {
  email: string;
  name: string;
  role: RoleName;
  password: string;
}

type Seat = DemoPerson & { scope: Extract<ScopeName, 'commons' | 'point' | 'organization'> };

// A phrase and a trade: easy to read from a screen and to type, and at least 12 characters like everyone's.
const seats: readonly Seat[] = [
  seat('redazione', 'Elena Sarti', 'editor', 'commons'),
  seat('coordinamento', 'Davide Moretti', 'commons_coordinator', 'commons'),
  seat('amministrazione', 'Paola Zani', 'administrator', 'commons'),
  seat('sportello', 'Giuseppe Ferrari', 'desk_volunteer', 'point'),
  seat('casa', 'Amina Haddad', 'point_manager', 'point'),
  seat('quartiere', 'Teresa Gatti', 'neighbourhood_representative', 'commons'),
  seat('mappatura', 'Omar Diallo', 'mapper', 'commons'),
  seat('segreteria', 'Lucia Brambilla', 'editor', 'organization'),
];

function seat(desk: string, name: string, role: RoleName, scope: Seat['scope']): Seat {
  return { email: `${desk}@borgovivo.example`, name, role, scope, password: `porta aperta ${desk}` };
}

/** The sign-ins of the invented town of Borgovivo, to be shown when the program starts. */
export const demoPeople = (): readonly DemoPerson[] =>
  seats.map(({ email, name, role, password }) => ({ email, name, role, password }));

/**
 * Seats them in the invented town: roles of a point and of an organisation go to the first house of the neighbourhood
 * (else the first point) and to whoever runs it (else the first organisation); with neither there, that role is left out.
 */
export async function seatDemoPeople(db: Db): Promise<void> {
  const house = await db
    .selectFrom('point')
    .select(['id', 'organization_id'])
    .orderBy((eb) => eb('kind', '!=', 'casa_del_quartiere'))
    .orderBy('name')
    .executeTakeFirst();
  const first = await db.selectFrom('organization').select('id').orderBy('name').executeTakeFirst();
  const scopeId = { commons: null, point: house?.id, organization: house?.organization_id ?? first?.id };
  for (const { email, name, role, scope, password } of seats) {
    const id = await createPerson(db, operator, { email, name, password });
    const scope_id = scopeId[scope];
    if (scope_id !== undefined) await grantRole(db, operator, id, { role, scope, scope_id, ends_at: null });
  }
}
