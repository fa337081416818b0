import { sql } from 'kysely';
import type { Db } from '#platform/database/index.ts';
import type { Lang } from '#platform/messages/index.ts';
import { vocabularies } from '../vocabularies/index.ts';
import { readPoints } from './points.ts';

/** Whom to name, and under which licence their words may be used. */
export interface Named {
  title: string;
  /** Who made it, in Italian. */
  by?: string;
  url: string | null;
  licence: string;
}

/** Every list from which entries came, by name. */
export async function sourcesNamed(db: Db): Promise<Named[]> {
  const { rows } = await sql<Named>`select distinct title, url, licence from import_source order by title`.execute(db);
  return rows;
}

/** The vocabularies that come with the program, each with its source. */
export const taxonomySources = (lang: Lang): Named[] =>
  vocabularies().map(({ name, name_en, source, licence, uri }) => ({
    title: lang === 'en' ? name_en : name,
    by: source,
    url: uri ?? null,
    licence,
  }));

/** The points where somebody answers the telephone. */
export async function pointsToCall(db: Db): Promise<{ id: string; name: string; phone: string }[]> {
  const points = await readPoints(db, 12);
  return points.flatMap(({ id, name, phone }) => (phone ? [{ id, name, phone: phone.number }] : []));
}
