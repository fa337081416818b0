import { demoId } from '#modules/directory/demo/ids.ts';
import { type DemoRows, noRows } from '#modules/directory/demo/rows.ts';
import { addTerritory, territory } from '#modules/directory/demo/territory.ts';
import { termId } from '#modules/directory/vocabularies/index.ts';
import { containsPoint, type Geometry, METRES_PER_DEGREE, type Position } from '#platform/geo/index.ts';
import { type Chance, chance } from './chance.ts';
import { hours } from './hours.ts';
import { type Kind, kinds } from './kinds.ts';
import { capital, rare, sentence } from './words.ts';

export type Rows = Pick<
  DemoRows,
  | 'organization'
  | 'location'
  | 'address'
  | 'service'
  | 'service_at_location'
  | 'phone'
  | 'schedule'
  | 'cost_option'
  | 'language'
  | 'service_area'
  | 'attribute'
>;
export type TableName = keyof Rows;

/** The municipality and the day for which the towns of the bench are made. */
export const home = '999001';
export const today = '2026-11-21';

/** The id of a neighbourhood by its key, as `quartiere` in an address names it. */
export const neighbourhoodId = (key: string): string => demoId('neighbourhood', key);

/** The drawn territory of the demonstration: a municipality with five neighbourhoods, the same for every size. */
export function ground(): DemoRows {
  const rows = noRows();
  addTerritory(rows);
  return rows;
}

/**
 * A town of `many` services within the same six kilometres, however many: denser, never wider. The same number gives the
 * same town. It comes in parts, so that a large one need not be held whole.
 */
export function* generate(many: number, part = 2_000): Generator<Rows> {
  const random = chance(20_261_121);
  const place = placer(random);
  const organizations: string[] = [];
  const locations: string[] = [];
  for (let at = 0; at < many; at += part) {
    const rows = empty();
    for (let i = at; i < Math.min(many, at + part); i++) {
      // One organisation for eight services, one place for five.
      if (i % 8 === 0) organizations.push(addOrganization(rows, random));
      if (i % 5 === 0) locations.push(addLocation(rows, random, place, random.one(organizations)));
      addService(rows, random, random.often(organizations), random.one(locations));
    }
    yield rows;
  }
}

const empty = (): Rows => ({
  organization: [],
  location: [],
  address: [],
  service: [],
  service_at_location: [],
  phone: [],
  schedule: [],
  cost_option: [],
  language: [],
  service_area: [],
  attribute: [],
});

const saints = [
  'San Rocco',
  'San Martino',
  'Santa Maria',
  'San Giovanni',
  'Sant’Anna',
  'San Francesco',
  'Santa Lucia',
  'San Paolo',
];
const bodies = [
  'Associazione',
  'Cooperativa',
  'Parrocchia',
  'Circolo',
  'Comitato',
  'Fondazione',
  'Gruppo',
  'Società sportiva',
];
const streets = territory.streets.map((street) => street.name);
const languages = ['it', 'en', 'fr', 'ar', 'ro', 'sq', 'uk', 'es', 'zh', 'ur', 'bn'];
const facts = ['step-free', 'accessible-toilet', 'lift', 'disabled-parking', 'ramp', 'pram-friendly', 'hearing-loop'];

function addOrganization(rows: Rows, random: Chance): string {
  const id = random.uuid();
  const name = random.is(0.3)
    ? `${random.often(bodies)} ${random.one(saints)} ${capital(random.often(rare))}`
    : `${random.often(bodies)} ${capital(random.one(rare))} ${capital(random.often(rare))}`;
  rows.organization.push({
    id,
    name,
    description: sentence(random, 14),
    municipality_code: home,
    assured_date: checked(random),
  });
  mark(rows, random, 'organization', id, 'actor-kinds', random.often(['civil-society', 'citizens', 'public-bodies']));
  return id;
}

type Placer = () => { position: Position; neighbourhood: (DemoRows['neighbourhood'][number] & { id?: string }) | null };

/** Around a few dozen crossings, as towns are, all within the municipality. */
function placer(random: Chance): Placer {
  const { neighbourhood, municipality } = ground();
  const border = municipality.map((one) => geometryOf(one.boundary))[0];
  if (!border) throw new Error('no municipality');
  const { lon, lat } = territory.centre;
  const perLon = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const crossings = Array.from({ length: 40 }, () => [random.whole(5_200) - 2_600, random.whole(3_800) - 1_900]);
  const spread = () => (random.next() + random.next() + random.next() - 1.5) * 600;
  return () => {
    for (;;) {
      const [east = 0, north = 0] = random.often(crossings);
      const position = {
        lon: Math.round((lon + (east + spread()) / perLon) * 1e6) / 1e6,
        lat: Math.round((lat + (north + spread()) / METRES_PER_DEGREE) * 1e6) / 1e6,
      };
      if (!containsPoint(border, position)) continue;
      const within = neighbourhood.find((one) => containsPoint(geometryOf(one.boundary), position));
      return { position, neighbourhood: within ?? null };
    }
  };
}

// What is drawn is kept as plain JSON.
const geometryOf = (boundary: unknown): Geometry => JSON.parse(JSON.stringify(boundary));

function addLocation(rows: Rows, random: Chance, place: Placer, organization_id: string): string {
  const id = random.uuid();
  const { position, neighbourhood } = place();
  rows.location.push({
    id,
    location_type: 'physical',
    organization_id,
    name: random.is(0.5)
      ? `${random.one(['Casa', 'Sala', 'Centro', 'Spazio', 'Oratorio'])} ${capital(random.often(rare))}`
      : null,
    latitude: position.lat,
    longitude: position.lon,
    municipality_code: home,
    neighbourhood_id: neighbourhood?.id ?? null,
    assured_date: checked(random),
  });
  rows.address.push({
    id: random.uuid(),
    location_id: id,
    address_1: `${capital(random.often(streets))} ${1 + random.whole(120)}`,
    city: 'Borgovivo',
    state_province: 'VQ',
    postal_code: random.is(0.6) ? '99010' : '99011',
  });
  for (const fact of facts.filter(() => random.is(0.22)))
    mark(rows, random, 'location', id, 'accessibility-facts', fact);
  return id;
}

function addService(rows: Rows, random: Chance, organization_id: string, location_id: string): void {
  const id = random.uuid();
  const kind = random.often(kinds);
  rows.service.push({
    id,
    organization_id,
    name: nameOf(random, kind),
    description: [
      kind.says,
      ...Array.from({ length: 1 + random.whole(3) }, () => sentence(random, 7 + random.whole(9))),
    ].join(' '),
    email: `info@${random.one(rare)}.example`,
    status: random.is(0.97) ? 'active' : 'inactive',
    application_process: random.is(0.5) ? sentence(random, 10) : null,
    minimum_age: kind.ages?.[0] ?? null,
    maximum_age: kind.ages?.[1] ?? null,
    assured_date: checked(random),
  });
  for (const topic of kind.topics) mark(rows, random, 'service', id, 'everyday-topics', topic);
  for (const situation of kind.situations) mark(rows, random, 'service', id, 'life-situations', situation);
  if (random.is(0.3))
    mark(rows, random, 'service', id, 'opening-facts', random.one(['walk-in', 'by-appointment', 'online']));
  const free = random.is(0.6);
  mark(rows, random, 'service', id, 'cost-facts', free ? 'free' : 'paid');
  if (!free) {
    rows.cost_option.push({
      id: random.uuid(),
      service_id: id,
      currency: 'EUR',
      amount: 1 + random.whole(40),
      amount_description: 'a persona',
    });
  }
  if (random.is(0.7))
    rows.phone.push({ id: random.uuid(), service_id: id, number: `0999 ${100_000 + random.whole(899_999)}` });
  for (const code of languages.filter((one) => random.is(one === 'it' ? 0.5 : 0.06))) {
    rows.language.push({ id: random.uuid(), service_id: id, code, name: code });
  }
  if (random.is(0.15)) addArea(rows, random, id);
  const at = random.uuid();
  // Some are known only by their municipality.
  const placed = random.is(0.9);
  if (placed) rows.service_at_location.push({ id: at, service_id: id, location_id });
  if (!random.is(0.8)) return;
  const owner = placed ? { service_at_location_id: at } : { service_id: id };
  for (const row of hours(random)) rows.schedule.push({ id: random.uuid(), ...owner, ...row });
}

function nameOf(random: Chance, kind: Kind): string {
  const called = random.whole(4);
  if (called === 0) return `${kind.name} ${random.one(saints)}`;
  if (called === 1) return `${kind.name} di ${capital(random.often(streets))}`;
  if (called === 2) return `${kind.name} «${capital(random.often(rare))}»`;
  return `${kind.name} ${capital(random.one(rare))}`;
}

function addArea(rows: Rows, random: Chance, service_id: string): void {
  rows.service_area.push({
    id: random.uuid(),
    service_id,
    name: 'Tutta Borgovivo',
    extent: random.is(0.8) ? home : '999002',
    extent_type: 'municipality',
  });
}

function mark(rows: Rows, random: Chance, link_entity: string, link_id: string, taxonomy: string, code: string): void {
  rows.attribute.push({ id: random.uuid(), link_id, link_entity, taxonomy_term_id: termId(taxonomy, code) });
}

/** Most were checked within the year, some before, some never. */
function checked(random: Chance): string | null {
  if (random.is(0.12)) return null;
  const days = random.is(0.8) ? random.whole(360) : 366 + random.whole(700);
  return new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
}
