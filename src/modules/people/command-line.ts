import { randomInt } from 'node:crypto';
import { writeAudit } from '#platform/audit/index.ts';
import { type Db, Refusal, type Tx } from '#platform/database/index.ts';
import { operator, removeSecondFactors } from '#platform/identity/index.ts';
import { createPerson, givePassword, grantRole, revokeRole } from './commands.ts';
import { listPeople, type PersonRow, personByEmail } from './queries.ts';
import { NewPerson, RoleGrant } from './schema.ts';

/** Text of the shell, as it was typed: `role` as 'editor', `scope` as 'commons' or 'organization:ID', 'point:ID'. */
export interface RoleText {
  role: string;
  scope: string;
}

/** A line of `user list`: roles as they are written on the command line ('editor commons'). */
export interface PersonLine extends PersonRow {
  roles: string[];
}

/** `user add`: opens an account, with a role at once when one is named. Returns the person's id. Throws `Refusal`. */
export async function addUser(
  db: Db,
  wish: { email: string; name: string; password?: string | undefined; grant?: RoleText | undefined },
): Promise<string> {
  const person = read(NewPerson, { email: wish.email, name: wish.name, password: wish.password });
  const grant = wish.grant ? readGrant(wish.grant) : undefined;
  return batch(db, async (tx) => {
    const id = await createPerson(tx, operator, person);
    if (grant) await grantRole(tx, operator, id, grant);
    await noted(tx, 'people.person_created', id);
    if (grant) await notedGrant(tx, 'people.role_granted', id, grant);
    return id;
  });
}

/** `user role add`. Throws `Refusal` when the account, the role or the place is not there. */
export async function addUserRole(db: Db, email: string, text: RoleText): Promise<void> {
  const grant = readGrant(text);
  return batch(db, async (tx) => {
    const { id } = await known(tx, email);
    await grantRole(tx, operator, id, grant);
    await notedGrant(tx, 'people.role_granted', id, grant);
  });
}

/** `user role remove`. Throws `Refusal` when the person does not hold it. */
export async function removeUserRole(db: Db, email: string, text: RoleText): Promise<void> {
  const grant = readGrant(text);
  return batch(db, async (tx) => {
    const { id } = await known(tx, email);
    await revokeRole(tx, operator, id, grant);
    await notedGrant(tx, 'people.role_revoked', id, grant);
  });
}

/** `user password`: a new one in place of the old; whoever was signed in with it is out. Throws `Refusal`. */
export async function setUserPassword(db: Db, email: string, password: string): Promise<void> {
  return batch(db, async (tx) => {
    const { id } = await known(tx, email);
    await givePassword(tx, operator, id, password);
    await noted(tx, 'people.password_given', id);
  });
}

/** `user second-factor remove`: for who lost telephone, passkeys and codes, once they were recognised in person. Throws `Refusal`. */
export async function removeUserSecondFactor(db: Db, email: string): Promise<void> {
  return batch(db, async (tx) => {
    const { id } = await known(tx, email);
    await removeSecondFactors(tx, id);
    await noted(tx, 'people.second_factor_removed', id);
  });
}

/** `user list`. */
export async function listUsers(db: Db): Promise<PersonLine[]> {
  const people = await listPeople(db);
  return people.map(({ roles, ...person }) => ({
    ...person,
    roles: roles.map(({ role, scope, scope_id }) => `${role} ${scope_id ? `${scope}:${scope_id}` : scope}`),
  }));
}

// Without letters and figures that are taken for each other when read aloud or from paper: 30 signs, 16 of them, 78 bits.
const signs = 'abcdefghjkmnpqrstvwxyz23456789';

/** A password to be told once and changed later: 'h7kq-2mzd-…', four groups of four. */
export function generatePassword(): string {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}

function readGrant({ role, scope }: RoleText): RoleGrant {
  const [kind = '', id = null] = scope.split(':', 2);
  return read(RoleGrant, { role: role.replaceAll('-', '_'), scope: kind.replaceAll('-', '_'), scope_id: id });
}

/** The shell is a door like any other: what it says is parsed, and the first mistake refused with its sentence. */
function read<T>(schema: { safeParse(value: unknown): { success: true; data: T } | Failed }, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Refusal(parsed.error.issues[0]?.message ?? 'forms.invalid');
}
interface Failed {
  success: false;
  error: { issues: { message: string }[] };
}

async function known(db: Db, email: string): Promise<PersonRow> {
  const person = await personByEmail(db, email.trim().toLowerCase());
  if (!person) throw new Refusal('people.unknown', 'email', { email });
  return person;
}

const batch = <R>(db: Db, work: (tx: Tx) => Promise<R>): Promise<R> => db.transaction().execute(work);

const noted = (tx: Tx, action: string, personId: string): Promise<void> =>
  writeAudit(tx, { actor: operator, action, entity: 'person', entityId: personId, outcome: 'done', requestId: null });

/** Who, which role and where, in identifiers: a grant that is taken away leaves no row to point at. */
const notedGrant = (tx: Tx, action: string, personId: string, { role, scope, scope_id }: RoleGrant): Promise<void> =>
  writeAudit(tx, {
    actor: operator,
    action,
    entity: 'role_grant',
    entityId: [personId, role, scope, ...(scope_id ? [scope_id] : [])].join(':'),
    outcome: 'done',
    requestId: null,
  });
