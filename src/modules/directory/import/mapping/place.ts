import type { Match, MunicipalityMatcher } from '../municipality/match.ts';
import { type Address, splitAddress } from '../repairs/address.ts';
import { type Phone, repairPhones } from '../repairs/phone.ts';
import { repairPostcode } from '../repairs/postcode.ts';
import { isRefused, type Refused, type Said, say } from '../said.ts';
import { mend } from './cells.ts';
import type { Field, Mapping, Step } from './mapping.ts';

/** Where a row is, as far as it says. */
export type Place = {
  municipality?: Match;
  address?: Address & { postcode: string };
  position?: { lat: number; lon: number };
  phones: Phone[];
  notes: Said[];
};

type Texts = Partial<Record<Field, string>>;

/**
 * Reads where a row is: its municipality is matched or the row is refused; the address is taken apart and its CAP repaired;
 * telephone numbers get their zero back by the municipality's province. A CAP or a position that cannot be is left out and said.
 */
export function readPlace(
  mapping: Mapping,
  texts: Texts,
  match: MunicipalityMatcher,
): Place | (Refused & { near?: string[] }) {
  const whole =
    steps(mapping, 'address').includes('splitAddress') && texts.address
      ? splitAddress(texts.address, texts.municipality)
      : {};
  const said: Address = { ...whole, ...parts(texts) };
  const province = (texts.province ?? said.province)?.toUpperCase();
  const named = texts.municipality ?? said.city;
  const found =
    named || texts.istat_code
      ? match(named ?? '', { province, postcode: said.postcode?.padStart(5, '0'), istatCode: texts.istat_code })
      : undefined;
  if (found && 'refused' in found) return found;
  const notes: Said[] = found ? howMatched(found, named ?? '') : [];
  const { address, notes: told } = addressOf(mapping, texts, said, found);
  const zero = steps(mapping, 'phone').includes('phoneLeadingZero');
  const phones = repairPhones(texts.phone ?? '', { province: zero ? found?.province : undefined });
  const position = positionOf(texts);
  if (position === null)
    notes.push(say('import.position.none', { text: `${texts.latitude ?? ''} ${texts.longitude ?? ''}` }));
  return {
    municipality: found,
    address,
    position: position ?? undefined,
    phones,
    notes: [...notes, ...told, ...phones.flatMap((phone) => phone.notes)],
  };
}

function parts(texts: Texts): Address {
  const { street, number, locality, postcode, province } = texts;
  return Object.fromEntries(
    Object.entries({ street, number, locality, postcode, province }).filter(([, value]) => value),
  );
}

const steps = (mapping: Mapping, field: Field): readonly Step[] =>
  Object.values(mapping.columns).find(({ to }) => to === field)?.repair ?? [];

/** What a person should look at: a name matched by more than accents and capitals. */
const howMatched = (found: Match, named: string): Said[] =>
  ['code', 'name', 'accents'].includes(found.how)
    ? []
    : [say(`import.municipality.by.${found.how}`, { from: named, to: found.name })];

function addressOf(
  mapping: Mapping,
  texts: Texts,
  said: Address,
  found: Match | undefined,
): { address?: Address & { postcode: string }; notes: Said[] } {
  const whole = texts.address && !said.street && !said.at ? { street: texts.address } : {};
  const words: Address = { ...said, ...whole };
  if (!words.street && !words.at && !words.locality) return { notes: [] };
  const mended = Object.fromEntries(
    Object.entries(words).map(([part, text]) => [
      part,
      part === 'number' ? text : mend(text ?? '', steps(mapping, 'address')),
    ]),
  );
  const code = repairPostcode(said.postcode ?? '', found?.postcodes);
  const notes = isRefused(code) ? (said.postcode ? [code.refused] : []) : code.notes;
  const only = found?.postcodes.length === 1 ? found.postcodes[0] : undefined;
  const postcode = isRefused(code) ? (only ?? '') : code.value;
  return {
    address: { ...mended, postcode, city: found?.name ?? mended.city, province: found?.province ?? said.province },
    notes,
  };
}

/** A position in Italy or near it; null when something was written that is none. */
function positionOf(texts: Texts): { lat: number; lon: number } | null | undefined {
  if (!texts.latitude && !texts.longitude) return undefined;
  const [lat, lon] = [texts.latitude, texts.longitude].map((text) => Number((text ?? '').replace(',', '.')));
  if (lat === undefined || lon === undefined || !Number.isFinite(lat) || !Number.isFinite(lon)) return null;
  return lat >= 35 && lat <= 48 && lon >= 6 && lon <= 19 ? { lat, lon } : null;
}
