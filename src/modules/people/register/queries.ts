import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#platform/database/index.ts';
import { lastSeenOn, roleNames, scopeNames } from '#platform/identity/index.ts';

/** People on one page of the register. */
export const PEOPLE_A_PAGE = 50;

/** What the register is asked. What cannot be read is not asked. */
export const RegisterQuestion = z.object({
  q: z.string().trim().max(200).catch(''),
  ruolo: z.enum(roleNames).nullable().catch(null),
  dove: z.enum(scopeNames).nullable().catch(null),
  pagina: z.coerce.number().int().min(1).max(1000).catch(1),
});
export type RegisterQuestion = z.output<typeof RegisterQuestion>;

const Held = z.array(
  z.object({
    id: z.string(),
    role: z.enum(roleNames),
    scope: z.enum(scopeNames),
    scope_id: z.string().nullable(),
    scope_name: z.string().nullable(),
    granted_at: z.coerce.date(),
    granted_by_name: z.string().nullable(),
    ends_at: z.coerce.date().nullable(),
  }),
);

export interface RegisteredPerson {
  id: string;
  name: string;
  email: string;
  created_at: Date;
  /** The day on which they were last here, 'YYYY-MM-DD'. */
  seen_on: string | null;
  roles: z.output<typeof Held>;
}

/** Who has an account and which roles, who gave them, since when and until when, by name: one query. */
export async function registerOf(
  db: Db,
  { q, ruolo, dove, pagina }: RegisterQuestion,
): Promise<{ people: RegisteredPerson[]; total: number }> {
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<Omit<RegisteredPerson, 'roles'> & { roles: unknown; total: number }>`
    select person.id, person.name, person.email, person.created_at, ${lastSeenOn} as seen_on,
      coalesce(held.roles, '[]') as roles, count(*) over ()::int as total
    from person left join lateral (
      select json_agg(json_build_object('id', g.id, 'role', g.role, 'scope', g.scope, 'scope_id', g.scope_id,
          'scope_name', coalesce(o.name, p.name, n.name), 'granted_at', g.granted_at, 'ends_at', g.ends_at,
          'granted_by_name', granter.name) order by g.scope <> 'commons', g.role, g.granted_at) as roles,
        string_agg(coalesce(o.name, p.name, n.name), ' ') as places,
        bool_or(g.role = ${ruolo ?? ''}) as has_role, bool_or(g.scope = ${dove ?? ''}) as has_scope,
        bool_or(g.role = ${ruolo ?? ''} and g.scope = ${dove ?? ''}) as has_both
      from role_grant g
        left join organization o on o.id = g.scope_id and g.scope = 'organization'
        left join point p on p.id = g.scope_id and g.scope = 'point'
        left join neighbourhood n on n.id = g.scope_id and g.scope = 'neighbourhood'
        left join person granter on granter.id = g.granted_by
      where g.person_id = person.id and (g.ends_at is null or g.ends_at > now())
    ) held on true
    where (${q} = '' or person.name ilike ${like} or person.email ilike ${like} or held.places ilike ${like})
      and (${ruolo ?? ''} = '' or held.has_role) and (${dove ?? ''} = '' or held.has_scope)
      and (${ruolo ?? ''} = '' or ${dove ?? ''} = '' or held.has_both)
    order by lower(person.name), person.id
    limit ${PEOPLE_A_PAGE} offset ${(pagina - 1) * PEOPLE_A_PAGE}`.execute(db);
  const people = rows.map(({ total: _total, roles, ...person }) => ({ ...person, roles: Held.parse(roles) }));
  return { people, total: rows[0]?.total ?? 0 };
}
