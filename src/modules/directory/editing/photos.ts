import { sql } from 'kysely';
import { type Db, NotFound, Refusal, type Tx } from '#platform/database/index.ts';
import type { Actor } from '#platform/identity/index.ts';
import type { CleanImage } from '#platform/images/index.ts';
import { type When, writeHistory } from '../keeping/change.ts';
import { readKept } from '../keeping/entry.ts';
import type { KeptKind } from '../keeping/facts.ts';
import { findIt } from './saving.ts';

/** A picture as pages show it. */
export interface Photo {
  id: string;
  alt: string;
  width: number;
  height: number;
  /** Where it is, for ever: another picture has another address. */
  src: string;
}

/** More than these nobody looks at. */
const MOST_PHOTOS = 6;

const columns = {
  service: 'service_id',
  organization: 'organization_id',
  place: 'location_id',
  asset: 'asset_id',
} as const;

export type Pictured = keyof typeof columns;
/** A guide to a form is not something that one takes pictures of. */
export const hasPhotos = (kind: string): kind is Pictured => Object.hasOwn(columns, kind);

/** The pictures of an entry, in the order in which they were added. */
export async function photosOf(db: Db, kind: KeptKind, id: string): Promise<Photo[]> {
  if (!hasPhotos(kind)) return [];
  const rows = await db
    .selectFrom('photo')
    .select(['id', 'alt', 'width', 'height', 'hash'])
    .where(columns[kind], '=', id)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map(({ hash, ...photo }) => ({ ...photo, src: `/foto/${hash}.webp` }));
}

/** The bytes of a picture by its hash, while an entry that anyone may see has it. */
export async function photoBytes(db: Db, hash: string): Promise<{ bytes: Buffer; type: string }> {
  const { rows } = await sql<{ bytes: Buffer; type: string }>`
    select p.bytes, p.type from photo p where p.hash = ${hash} and exists (
      select from search_entry e where e.id = coalesce(p.service_id, p.organization_id, p.location_id, p.asset_id)) limit 1`.execute(
    db,
  );
  const [found] = rows;
  if (!found) throw new NotFound();
  return found;
}

/** The same for whoever keeps its entry, be it in sight or not. */
export async function photoBytesOf(db: Db, kind: Pictured, id: string, photo: string): Promise<Buffer> {
  const row = await db
    .selectFrom('photo')
    .select('bytes')
    .where(columns[kind], '=', id)
    .where(sql<string>`id::text`, '=', photo)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row.bytes;
}

interface Entry {
  kind: Pictured;
  id: string;
}

/** Adds a picture with its words. @throws Refusal 'editing.photos.enough' where the entry has as many as it may. */
export async function addPhoto(
  tx: Tx,
  actor: Actor,
  { kind, id }: Entry,
  { image, alt }: { image: CleanImage; alt: string },
  when: When,
): Promise<void> {
  const there = await photosOf(tx, kind, id);
  if (there.length >= MOST_PHOTOS) throw new Refusal('editing.photos.enough', 'file', { most: MOST_PHOTOS });
  await tx
    .insertInto('photo')
    .values({
      service_id: null,
      organization_id: null,
      location_id: null,
      asset_id: null,
      [columns[kind]]: id,
      alt,
      hash: image.hash,
      type: image.type,
      width: image.width,
      height: image.height,
      bytes: image.bytes,
      person_id: actor.person?.id ?? null,
      added_at: when.now,
    })
    .execute();
  await remember(tx, actor, { kind, id }, { from: null, to: alt }, when);
}

/** Takes a picture away for good. Throws `NotFound` where the entry has none such. */
export async function removePhoto(tx: Tx, actor: Actor, { kind, id }: Entry, photo: string, when: When): Promise<void> {
  const gone = await tx
    .deleteFrom('photo')
    .where(columns[kind], '=', id)
    .where(sql<string>`id::text`, '=', photo)
    .returning('alt')
    .executeTakeFirst();
  if (!gone) throw new NotFound();
  await remember(tx, actor, { kind, id }, { from: gone.alt, to: null }, when);
}

async function remember(
  tx: Tx,
  actor: Actor,
  { kind, id }: Entry,
  change: { from: string | null; to: string | null },
  when: When,
): Promise<void> {
  const entry = await readKept(tx, kind, id);
  await writeHistory(tx, actor, entry, [{ fact: 'photo', ...change }], { why: 'edit' }, when.now);
  await findIt(tx, kind, id, when);
}
