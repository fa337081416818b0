import { randomUUID } from 'node:crypto';
import type { Db } from '#platform/database/index.ts';
import { operator, type Role } from '#platform/identity/index.ts';
import { createPerson, grantRole } from './commands.ts';

export interface MadePerson {
  id: string;
  name: string;
  email: string;
  password: string | undefined;
}

/** Someone with an account, with what matters to the test said and all else invented. Without a password they cannot sign in. */
export async function aPerson(
  db: Db,
  wish: { name?: string; email?: string; password?: string; roles?: readonly Role[] } = {},
): Promise<MadePerson> {
  const email = wish.email ?? `${randomUUID()}@borgovivo.example`;
  const name = wish.name ?? 'Rosa Bianchi';
  const id = await createPerson(db, operator, { email, name, password: wish.password });
  for (const role of wish.roles ?? []) await grantRole(db, operator, id, { ...role, ends_at: null });
  return { id, name, email, password: wish.password };
}
