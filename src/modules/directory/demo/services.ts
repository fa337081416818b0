import { z } from 'zod';
import { addContact, addHours, addLanguages, addPhone } from './attached.ts';
import { daysAfter } from './dates.ts';
import { demoId } from './ids.ts';
import { emailOf } from './organizations.ts';
import { placeId } from './places.ts';
import { type DemoRows, mark, translate } from './rows.ts';
import childrenYouthItalian from './services/children-youth-italian.json' with { type: 'json' };
import deskPapers from './services/desk-papers.json' with { type: 'json' };
import foodHomeMoney from './services/food-home-money.json' with { type: 'json' };
import togetherSafe from './services/together-safe.json' with { type: 'json' };
import workHealthCare from './services/work-health-care.json' with { type: 'json' };
import { territory } from './territory.ts';

const codes = z.array(z.string()).default([]);
const Service = z.strictObject({
  key: z.string(),
  org: z.string(),
  name: z.string(),
  en: z.string(),
  description: z.string(),
  description_en: z.string(),
  at: z.array(z.strictObject({ place: z.string(), hours: codes })).default([]),
  hours: codes,
  phone: z.number().optional(),
  phone_languages: codes,
  contact: z.string().optional(),
  topics: codes,
  for: codes,
  cost: codes,
  cost_text: z.string().optional(),
  /** Euro, and what for. */
  amounts: z.array(z.tuple([z.number(), z.string()])).default([]),
  opening: codes,
  languages: codes,
  bring: codes,
  ages: z.tuple([z.number(), z.number().nullable()]).optional(),
  who: z.string().optional(),
  how: z.string().optional(),
  wait: z.string().optional(),
  /** Municipality codes, or `n:` and a neighbourhood. */
  area: codes,
  themes: codes,
  status: z.enum(['active', 'temporarily closed']).default('active'),
  alert: z.string().optional(),
  checked: z.number().nullable(),
});
type Service = z.infer<typeof Service>;

const services = z
  .array(Service)
  .parse([...deskPapers, ...foodHomeMoney, ...workHealthCare, ...childrenYouthItalian, ...togetherSafe]);

/** Services, with all that hangs on them. */
export function addServices(rows: DemoRows, today: string): void {
  for (const service of services) addService(rows, service, today);
}

function addService(rows: DemoRows, one: Service, today: string): void {
  const id = demoId('service', one.key);
  rows.service.push({
    id,
    organization_id: demoId('organization', one.org),
    name: one.name,
    description: one.description,
    email: emailOf(one.org),
    status: one.status,
    application_process: one.how ?? null,
    fees_description: one.cost_text ?? null,
    wait_time: one.wait ?? null,
    eligibility_description: one.who ?? null,
    minimum_age: one.ages?.[0] ?? null,
    maximum_age: one.ages?.[1] ?? null,
    assured_date: one.checked === null ? null : daysAfter(today, -one.checked),
    assurer_email: one.checked === null ? null : emailOf(one.org),
    alert: one.alert ?? null,
  });
  translate(rows, 'service', id, { name: one.en, description: one.description_en });
  addWhereAndWhen(rows, id, one, today);
  addReach(rows, id, one);
  addCosts(rows, id, one);
  for (const document of one.bring) {
    rows.required_document.push({
      id: demoId('required_document', `${one.key}/${document}`),
      service_id: id,
      document,
      uri: null,
    });
  }
  mark(rows, 'service', id, 'everyday-topics', one.topics);
  mark(rows, 'service', id, 'life-situations', one.for);
  mark(rows, 'service', id, 'cost-facts', one.cost);
  mark(rows, 'service', id, 'opening-facts', one.opening);
  mark(rows, 'service', id, 'ontopia-themes', one.themes);
}

function addWhereAndWhen(rows: DemoRows, id: string, one: Service, today: string): void {
  for (const { place, hours } of one.at) {
    const there = demoId('service_at_location', `${one.key}/${place}`);
    rows.service_at_location.push({ id: there, service_id: id, location_id: placeId(place), description: null });
    addHours(rows, { service_at_location_id: there }, hours, today);
  }
  addHours(rows, { service_id: id }, one.hours, today);
  if (one.phone !== undefined) {
    addLanguages(rows, { phone_id: addPhone(rows, { service_id: id }, one.phone) }, one.phone_languages);
  }
  if (one.contact) addContact(rows, { service_id: id }, one.contact, emailOf(one.org));
  addLanguages(rows, { service_id: id }, one.languages);
}

function addReach(rows: DemoRows, id: string, one: Service): void {
  for (const where of one.area) {
    const quarter = territory.neighbourhoods.find((each) => `n:${each.key}` === where);
    const town = territory.municipalities.find((each) => each.code === where);
    if (!quarter && !town) throw new Error(`${one.key} serves ${where}, which is nowhere`);
    rows.service_area.push({
      id: demoId('service_area', `${one.key}/${where}`),
      service_id: id,
      service_at_location_id: null,
      name: quarter ? quarter.name : `Tutta ${town?.name}`,
      description: null,
      extent: quarter ? demoId('neighbourhood', quarter.key) : where,
      extent_type: quarter ? 'neighbourhood' : 'municipality',
      uri: null,
    });
  }
}

function addCosts(rows: DemoRows, id: string, one: Service): void {
  const free = one.cost.includes('free') && one.amounts.length === 0;
  const amounts = free ? [[0, 'Gratuito'] as const] : one.amounts;
  for (const [amount, amount_description] of amounts) {
    rows.cost_option.push({
      id: demoId('cost_option', `${one.key}/${amount_description}`),
      service_id: id,
      valid_from: null,
      valid_to: null,
      option: null,
      currency: 'EUR',
      amount,
      amount_description,
    });
  }
}
