import { readHours } from './hours.ts';
import { demoId } from './ids.ts';
import { type DemoRows, mark } from './rows.ts';

/** What a phone, contact or schedule hangs on: HSDS has one column for each kind of thing. */
export type Owner =
  | { organization_id: string }
  | { location_id: string }
  | { service_id: string }
  | { service_at_location_id: string }
  | { asset_id: string };

const idOf = (owner: Owner): string => Object.values(owner).join('');

/** 0139 is given to no Italian district, so nobody's telephone rings. */
export const inventedPhone = (last: number): string => `0139 555${String(last).padStart(3, '0')}`;

const languageNames: Record<string, string> = {
  ar: 'Arabo',
  bn: 'Bengalese',
  en: 'Inglese',
  es: 'Spagnolo',
  fr: 'Francese',
  it: 'Italiano',
  pa: 'Punjabi',
  ro: 'Romeno',
  sq: 'Albanese',
  uk: 'Ucraino',
  ur: 'Urdu',
  zh: 'Cinese',
};

/** Languages spoken at a service or on a telephone, by ISO 639-1 code. */
export function addLanguages(
  rows: DemoRows,
  owner: { service_id: string } | { phone_id: string },
  codes: readonly string[],
): void {
  for (const code of codes) {
    rows.language.push({
      id: demoId('language', `${Object.values(owner).join('')}/${code}`),
      service_id: null,
      location_id: null,
      phone_id: null,
      ...owner,
      name: languageNames[code] ?? code,
      code,
      note: null,
    });
  }
}

/** A telephone; returns its id. */
export function addPhone(rows: DemoRows, owner: Owner, last: number, description: string | null = null): string {
  const id = demoId('phone', `${idOf(owner)}/${last}`);
  rows.phone.push({
    id,
    location_id: null,
    service_id: null,
    organization_id: null,
    contact_id: null,
    service_at_location_id: null,
    asset_id: null,
    ...owner,
    number: inventedPhone(last),
    extension: null,
    type: 'voice',
    description,
  });
  return id;
}

/** Whom to ask for: a role, never a person's name. */
export function addContact(rows: DemoRows, owner: { service_id: string }, role: string, email: string | null): void {
  rows.contact.push({
    id: demoId('contact', `${idOf(owner)}/${role}`),
    organization_id: null,
    service_at_location_id: null,
    location_id: null,
    ...owner,
    name: null,
    title: role,
    department: null,
    email,
  });
}

/** Opening hours, from the lines of the town's files. */
export function addHours(rows: DemoRows, owner: Owner, lines: readonly string[], today: string): void {
  const all = lines.flatMap((line) => readHours(line, today).map((said) => ({ line, ...said })));
  for (const [at, { line, hours, onHolidays }] of all.entries()) {
    const id = demoId('schedule', `${idOf(owner)}/${at}/${line}`);
    rows.schedule.push({
      id,
      service_id: null,
      location_id: null,
      service_at_location_id: null,
      asset_id: null,
      ...owner,
      ...hours,
      timezone: null,
      until: null,
      count: null,
      wkst: hours.freq ? 'MO' : null,
      byweekno: null,
      bymonthday: null,
      byyearday: null,
      schedule_link: null,
      attending_type: null,
      notes: null,
    });
    if (onHolidays) mark(rows, 'schedule', id, 'opening-facts', ['open-on-holidays']);
  }
}
