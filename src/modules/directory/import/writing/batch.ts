import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '#platform/database/index.ts';
import type { Touched } from '../../indexing/index.ts';
import type { Draft, RefusedRow } from '../mapping/draft.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { refuse } from '../said.ts';
import { type Current, type Difference, difference, saysTheSame } from './difference.ts';
import { findDuplicates } from './doubts.ts';
import {
  bodiesByCode,
  bodiesByName,
  type Coded,
  forgiveKeys,
  type KnownRow,
  knownRows,
  rowsAsTheyAre,
  slotsTaken,
} from './lookup.ts';
import {
  ENTITIES,
  giverKey,
  type KnownIds,
  plannedAsset,
  plannedGiver,
  plannedLocation,
  plannedOrganization,
  plannedService,
  type Thing,
} from './planned.ts';
import { remember, writeDifferences } from './write.ts';

/** What became of one row. */
export type Outcome = { line: number; key: string; outcome: Difference['outcome']; kept: Difference['kept'] };

/** What a person decided of a row that resembled something: that thing's id, or null for a new one. `nearest`: whatever it resembled. */
export type Decisions = ReadonlyMap<string, string | null | 'nearest'>;

export type Written = { outcomes: Outcome[]; refused: RefusedRow[]; touched: Touched };

/**
 * Writes the rows of one batch within the transaction that the caller opened: all of them or none. Rows that the source
 * said in the same words before cost one look-up. What resembles a body that is there already waits for a person.
 */
export async function writeBatch(
  tx: Tx,
  mapping: Mapping,
  drafts: readonly Draft[],
  decisions: Decisions,
  now: Date,
): Promise<Written> {
  const source = mapping.source.name;
  const givers = new Map(
    drafts.flatMap((draft) => (draft.texts.organization ? [[giverKey(draft.texts.organization), draft] as const] : [])),
  );
  await forgiveKeys(tx, source, drafts);
  const known = await knownRows(tx, source, [...drafts.map(({ key }) => key), ...givers.keys()]);
  const codes = await bodiesByCode(
    tx,
    source,
    drafts.flatMap(({ fiscalCode, organizationFiscalCode }) => [fiscalCode ?? [], organizationFiscalCode ?? []].flat()),
  );
  const { welcome, refused, sameAs } = await sift(tx, mapping, drafts, known, codes, decisions);
  const found = await idsAlreadyThere(tx, mapping, welcome, givers, known, codes, sameAs);
  const idsOf = (key: string): KnownIds => ({ ...found.get(key), ...idsIn(known.get(key)) });

  const bodies =
    mapping.target === 'organizations'
      ? []
      : [...givers.values()].flatMap(
          (draft) => plannedGiver(source, draft, idsOf(giverKey(draft.texts.organization ?? ''))) ?? [],
        );
  const giverIds = new Map(bodies.map((thing) => [thing.key, thing.id]));
  const things = welcome.map((draft) => ({ draft, thing: plan(mapping, draft, idsOf(draft.key), giverIds) }));

  const all = [...bodies, ...things.map(({ thing }) => thing)];
  const news = all.filter((thing) => !saysTheSame(thing, known.get(thing.key)?.given ?? {}));
  const current = await readCurrent(tx, news, known);
  const told = news.map((thing) => ({
    thing,
    difference: difference(thing, known.get(thing.key)?.given ?? {}, current),
  }));
  const touched = await writeDifferences(
    tx,
    told.map((one) => one.difference),
    mapping.source.title,
    now,
  );
  await remember(
    tx,
    source,
    told.filter(({ thing, difference: { given } }) => !isDeepStrictEqual(given, known.get(thing.key)?.given)),
    now,
  );
  const differences = new Map(told.map((one) => [one.thing.key, one.difference]));
  const outcomes = things.map(({ draft }): Outcome => {
    const made = differences.get(draft.key);
    return { line: draft.line, key: draft.key, outcome: made?.outcome ?? 'unchanged', kept: made?.kept ?? [] };
  });
  return { outcomes, refused, touched };
}

type Sifted = { welcome: Draft[]; refused: RefusedRow[]; sameAs: Map<string, string> };

/** Sets apart the rows that cannot be written: named twice, or like something that is there already and undecided. */
async function sift(
  tx: Tx,
  mapping: Mapping,
  drafts: readonly Draft[],
  known: ReadonlyMap<string, KnownRow>,
  codes: ReadonlyMap<string, Coded>,
  decisions: Decisions,
): Promise<Sifted> {
  const refused: RefusedRow[] = [];
  const sameAs = new Map<string, string>();
  if (mapping.target !== 'organizations') return { welcome: [...drafts], refused, sameAs };
  const lines = new Map<string, number>();
  const once = drafts.filter((draft) => {
    const code = draft.fiscalCode;
    if (!code) return true;
    const earlier = lines.get(code);
    const other = codes.get(code)?.key;
    lines.set(code, earlier ?? draft.line);
    if (earlier !== undefined) refused.push({ line: draft.line, ...refuse('import.row.twice', { line: earlier }) });
    else if (other && other !== draft.key)
      refused.push({ line: draft.line, ...refuse('import.row.sameBody', { code }) });
    else return true;
    return false;
  });
  const strangers = once.filter(
    (draft) => !known.has(draft.key) && !codes.has(draft.fiscalCode ?? '') && decisions.get(draft.key) !== null,
  );
  for (const { key } of strangers) {
    const decided = decisions.get(key);
    if (decided && decided !== 'nearest') sameAs.set(key, decided);
  }
  const doubts = await findDuplicates(
    tx,
    mapping.source.name,
    strangers.filter(({ key }) => !sameAs.has(key)),
  );
  for (const { key } of strangers) {
    const doubt = doubts.get(key);
    if (!doubt || decisions.get(key) !== 'nearest') continue;
    sameAs.set(key, doubt.id);
    doubts.delete(key);
  }
  for (const { key, line } of once) {
    const doubt = doubts.get(key);
    if (!doubt) continue;
    const likeness = Math.round(doubt.similarity * 100);
    refused.push({
      line,
      ...refuse('import.row.perhapsSame', { name: doubt.name, likeness }),
      near: [doubt.id, doubt.name],
      key,
    });
  }
  return { welcome: once.filter(({ key }) => !doubts.has(key)), refused, sameAs };
}

/** Ids of rows that the things of this batch have already, by whomever they were written. */
async function idsAlreadyThere(
  tx: Tx,
  mapping: Mapping,
  drafts: readonly Draft[],
  givers: ReadonlyMap<string, Draft>,
  known: ReadonlyMap<string, KnownRow>,
  codes: ReadonlyMap<string, Coded>,
  sameAs: ReadonlyMap<string, string>,
): Promise<Map<string, KnownIds>> {
  const bodies = new Map<string, string>(sameAs);
  if (mapping.target === 'organizations') {
    for (const { key, fiscalCode } of drafts) {
      const coded = codes.get(fiscalCode ?? '');
      if (coded && !known.has(key)) bodies.set(key, coded.organization_id);
    }
  } else {
    const unknown = [...givers].filter(([key]) => !known.has(key));
    const named = await bodiesByName(
      tx,
      unknown.map(([, draft]) => draft.texts.organization ?? ''),
    );
    for (const [key, draft] of unknown) {
      const id =
        codes.get(draft.organizationFiscalCode ?? '')?.organization_id ??
        named.get((draft.texts.organization ?? '').toLowerCase());
      if (id) bodies.set(key, id);
    }
  }
  const taken = await slotsTaken(tx, [...bodies.values()]);
  return new Map([...bodies].map(([key, id]) => [key, { ...taken.get(id), organization: id }]));
}

const idsIn = (row: KnownRow | undefined): KnownIds =>
  Object.fromEntries(Object.entries(row?.given ?? {}).map(([slot, { id }]) => [slot, id]));

function plan(mapping: Mapping, draft: Draft, known: KnownIds, givers: ReadonlyMap<string, string>): Thing {
  const source = mapping.source.name;
  if (mapping.target === 'organizations') return plannedOrganization(source, draft, known);
  if (mapping.target === 'services')
    return plannedService(source, draft, givers.get(giverKey(draft.texts.organization ?? '')), known);
  return mapping.target === 'locations' ? plannedLocation(source, draft, known) : plannedAsset(source, draft, known);
}

async function readCurrent(tx: Tx, things: readonly Thing[], known: ReadonlyMap<string, KnownRow>): Promise<Current> {
  const current = new Map();
  for (const entity of ENTITIES) {
    const now = things.flatMap(({ rows }) => rows.filter((row) => row.entity === entity).map(({ id }) => id));
    const before = things.flatMap(({ key }) =>
      Object.values(known.get(key)?.given ?? {})
        .filter((row) => row.entity === entity)
        .map(({ id }) => id),
    );
    current.set(entity, await rowsAsTheyAre(tx, entity, [...new Set([...now, ...before])]));
  }
  return current;
}
