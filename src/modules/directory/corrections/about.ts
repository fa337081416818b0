import { type Db, NotFound } from '#platform/database/index.ts';
import type { Here } from '#platform/http/index.ts';
import { readAsset } from '../entry/asset.ts';
import { holidaysOf, hoursShown } from '../entry/hours.ts';
import { readPlace } from '../entry/place.ts';
import { sayAccess, sayAges, sayCost } from '../entry/say.ts';
import { readService } from '../entry/service.ts';
import { mayBeSeen } from '../entry/version.ts';
import { readKept } from '../keeping/entry.ts';
import { type Fact, factOf, isKeptKind, type KeptKind } from '../keeping/facts.ts';
import { saysItOtherwise } from './rules.ts';

/** What an entry says of one fact, or of itself where none is chosen yet. */
export interface About {
  kind: KeptKind;
  id: string;
  name: string;
  fact: Fact | null;
  /** The fact as it is kept. */
  says: string | null;
  /** The same as its page says it: from ages, prices and marks where nothing is written. */
  shows: string | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads 'service:ID' and a fact's name as they stand in an address. Only what anyone may see can be corrected by anyone:
 * throws `NotFound` for the rest.
 */
export async function readAbout(here: Here, entry: string, factName: string): Promise<About> {
  const [kind = '', id = ''] = entry.split(':');
  if (!isKeptKind(kind) || !uuid.test(id) || !(await mayBeSeen(here.db, kind, id))) throw new NotFound();
  const kept = await readKept(here.db, kind, id);
  const fact = factName === '' ? null : factOf(kind, factName);
  if (fact === undefined) throw new NotFound();
  const says = fact === null ? null : fact.input === 'hours' ? await hoursOf(here, kind, id) : kept.says[fact.name];
  const shows = says ?? (fact === null ? null : await otherwise(here, kind, id, fact.name));
  return { kind, id, name: kept.name, fact, says: says ?? null, shows };
}

/** What a service's page says where the fact itself is empty. */
async function otherwise(here: Here, kind: KeptKind, id: string, fact: string): Promise<string | null> {
  const service = kind === 'service' && saysItOtherwise(fact, null) ? await readService(here.db, id, here.lang) : null;
  if (service === null) return null;
  if (fact === 'eligibility_description') return sayAges(service.minimum_age, service.maximum_age, here);
  const sentences =
    fact === 'application_process'
      ? sayAccess(service.own.marks, here).join(' ')
      : sayCost(service, here)
          .facts.map(({ text }) => text)
          .join(' · ');
  return sentences === '' ? null : sentences;
}

/** The hours as the page says them: "martedì 15–18; primo giovedì del mese 9:30–12". */
export async function hoursOf(here: Here, kind: KeptKind, id: string): Promise<string | null> {
  const { db, commons, now, lang, t } = here;
  const own = await schedulesOf(db, kind, id, lang);
  return hoursShown(own, holidaysOf(commons), now, lang, t)?.regular ?? null;
}

async function schedulesOf(db: Db, kind: KeptKind, id: string, lang: Here['lang']) {
  if (kind === 'place') return (await readPlace(db, id, lang))?.own.schedules ?? [];
  if (kind === 'asset') return (await readAsset(db, id, lang))?.own.schedules ?? [];
  const service = kind === 'service' ? await readService(db, id, lang) : null;
  const places = service?.places.flatMap((place) => [place.here.schedules, place.own.schedules]) ?? [];
  return [service?.own.schedules ?? [], ...places].find((schedules) => schedules.length > 0) ?? [];
}

/** The name of an entry, whether or not it may be seen; null where it is gone. */
export async function nameOf(db: Db, kind: string, id: string): Promise<string | null> {
  if (!isKeptKind(kind)) return null;
  try {
    return (await readKept(db, kind, id)).name;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
