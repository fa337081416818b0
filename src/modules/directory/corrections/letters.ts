import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/index.ts';
import type { Payload, Town } from '#platform/jobs/index.ts';
import { writeMail } from '#platform/mail/index.ts';
import type { Lang, T } from '#platform/messages/index.ts';
import { pathOf } from '../finding/saying.ts';
import { nameOf } from './about.ts';
import { ownerOf } from './inbox.ts';
import type { State } from './rules.ts';

export const correctionSettled = 'corrections.settled';

/** What a letter needs besides what is in the database. */
export interface Desk {
  origin: string;
  say: Readonly<Record<Lang, T>>;
}

/**
 * Tells whoever keeps the entries of an organisation, or without anyone there whoever coordinates, how many corrections
 * wait: nothing of what they say, which is a stranger's words. Nothing where all have been settled meanwhile.
 */
export async function tellKeepers(tx: Tx, { organization = null }: Payload, town: Town, desk: Desk): Promise<void> {
  const owner = typeof organization === 'string' ? organization : null;
  await sql`update correction_notice set queued = false, told_at = ${town.now}
    where organization_id is not distinct from ${owner}::uuid`.execute(tx);
  const count = await waitingFor(tx, owner);
  if (count === 0) return;
  const t = desk.say.it;
  for (const keeper of await keepersOf(tx, owner)) {
    await writeMail(tx, desk.origin, {
      about: 'directory.corrections_waiting',
      address: keeper.email,
      personId: keeper.id,
      subject: t('corrections.mail.waiting_subject', { count, town: town.commons.title }),
      paragraphs: [
        t('corrections.mail.waiting', { name: keeper.name, count }),
        `${desk.origin}/redazione/correzioni`,
        t('corrections.mail.waiting_why'),
      ],
    });
  }
}

async function waitingFor(db: Db, owner: string | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from correction c
    where state = 'open' and ${ownerOf} is not distinct from ${owner}::uuid`.execute(db);
  return rows[0]?.n ?? 0;
}

interface Keeper {
  id: string;
  name: string;
  email: string;
}

/** The editors of the organisation; where there is none, those of the commons and who coordinates it. */
async function keepersOf(db: Db, organization: string | null): Promise<Keeper[]> {
  const { rows } = await sql<Keeper & { own: boolean }>`
    select distinct p.id, p.name, p.email, g.scope = 'organization' as own from role_grant g join person p on p.id = g.person_id
    where (g.ends_at is null or g.ends_at > now())
      and ((g.role in ('editor', 'lead_editor') and g.scope = 'organization' and g.scope_id = ${organization}::uuid)
        or (g.role in ('editor', 'commons_coordinator') and g.scope = 'commons'))
    order by p.email`.execute(db);
  const own = rows.filter((keeper) => keeper.own);
  return own.length > 0 ? own : rows;
}

/** Tells everyone who left an address what became of a correction, or of those that were joined to it: once. */
export async function tellReporters(tx: Tx, { id }: Payload, { commons }: Town, desk: Desk): Promise<void> {
  const { rows } = await sql<Told>`
    select c.email, c.lang, head.kind, head.entry_id, head.fact, head.state, head.outcome
    from correction head join correction c on c.id = head.id or c.joined_to = head.id
    where head.id::text = ${id} and head.state in ('accepted', 'known', 'answered') and c.email is not null
    order by c.arrived_at, c.id`.execute(tx);
  const addresses = new Set<string>();
  for (const told of rows) {
    if (addresses.has(told.email)) continue;
    addresses.add(told.email);
    const t = desk.say[told.lang];
    const name = told.entry_id === null ? null : await nameOf(tx, told.kind, told.entry_id);
    const page = told.entry_id === null ? null : pathOf(told.kind, told.entry_id);
    await writeMail(tx, desk.origin, {
      about: 'directory.correction_settled',
      address: told.email,
      subject: t('corrections.mail.settled_subject', { town: commons.title }),
      paragraphs: [
        ...saidOf(told, name ?? t('corrections.entry_gone'), t),
        ...(name === null || page === null
          ? []
          : [`${desk.origin}${told.lang === 'it' ? '' : `/${told.lang}`}${page}`]),
        t('corrections.mail.settled_why'),
      ],
    });
  }
}

interface Told {
  email: string;
  lang: Lang;
  kind: string;
  entry_id: string | null;
  fact: string | null;
  state: State;
  outcome: string | null;
}

function saidOf({ fact, state, outcome }: Told, name: string, t: T): string[] {
  const what = fact === null ? 'proposal' : 'correction';
  const about = fact === null ? '' : t(`corrections.fact.${fact}`);
  const words = outcome === null ? [] : [outcome];
  return [t(`corrections.mail.${what}.${state}`, { name, fact: about }), ...words];
}
