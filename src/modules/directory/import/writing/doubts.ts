import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/index.ts';
import { similarityOf, THRESHOLD, wordsOfPlace } from '../duplicates/similarity.ts';
import { type Parts, partsOf } from '../duplicates/words.ts';
import type { Draft } from '../mapping/draft.ts';

/** A body that is there already and looks like the row's; a person says whether it is. */
export type Doubt = { id: string; name: string; similarity: number };

type Candidate = { id: string; name: string; municipality_code: string; coded: boolean };

/** Milliseconds: whoever is searching meanwhile waits so long for this at most. */
const TURN = 20;

/**
 * For each row, the body of the same municipality whose name is most like its own, where the likeness is worth a person's
 * look. Two codici fiscali that differ are two bodies; two rows of one source are two as well, since the source lists both.
 * All bodies of the municipalities concerned are compared: initials (`AVIS`) share no letters with what they stand for, so
 * that no index on letters could choose among them.
 */
export async function findDuplicates(tx: Tx, source: string, drafts: readonly Draft[]): Promise<Map<string, Doubt>> {
  const codes = [...new Set(drafts.flatMap((draft) => draft.municipality?.istat_code ?? []))];
  const doubts = new Map<string, Doubt>();
  if (codes.length === 0) return doubts;
  const { rows } = await sql<Candidate>`
    select o.id, o.name, o.municipality_code,
      exists (select from organization_identifier i where i.organization_id = o.id and i.identifier_type = 'IT-CF') as coded
    from organization o
    where o.municipality_code = any(${codes}::text[])
      and not exists (select from import_row r where r.entity_id = o.id and r.source = ${source})`.execute(tx);
  const bodies = rows.map((row) => ({ ...row, parts: partsOf(row.name) }));
  const towns = Map.groupBy(bodies, (body) => body.municipality_code);
  let since = performance.now();
  for (const draft of drafts) {
    const there = towns.get(draft.municipality?.istat_code ?? '') ?? [];
    const best = mostAlike(
      draft,
      there.filter((one) => !(draft.fiscalCode && one.coded)),
    );
    if (best && best.similarity >= THRESHOLD) doubts.set(draft.key, best);
    if (performance.now() - since < TURN) continue;
    await setImmediate();
    since = performance.now();
  }
  return doubts;
}

function mostAlike(draft: Draft, bodies: readonly (Candidate & { parts: Parts })[]): Doubt | undefined {
  const parts = partsOf(draft.name);
  const place = wordsOfPlace(draft.municipality?.name ?? '');
  return bodies
    .map(({ id, name, parts: others }) => ({ id, name, similarity: similarityOf(parts, others, place) }))
    .reduce<Doubt | undefined>((most, one) => (one.similarity > (most?.similarity ?? 0) ? one : most), undefined);
}
