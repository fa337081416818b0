import { z } from 'zod';
import { addPhone } from './attached.ts';
import { daysAfter } from './dates.ts';
import { demoId } from './ids.ts';
import written from './organizations.json' with { type: 'json' };
import { type DemoRows, mark, translate } from './rows.ts';
import { inventedTaxCode } from './taxcode.ts';

const Organization = z.strictObject({
  key: z.string(),
  name: z.string(),
  alt: z.string().optional(),
  kind: z.string(),
  form: z.string(),
  phone: z.number().optional(),
  /** Days ago; null is never. */
  checked: z.number().nullable(),
  in: z.string().default('999001'),
  ets: z.array(z.string()).default([]),
  description: z.string(),
  en: z.string(),
});

const organizations = z.array(Organization).parse(written);

const informal = 'informal';

/** The e-mail of an organisation's desk; informal groups have none. Throws where no such organisation is. */
export function emailOf(key: string): string | null {
  const one = organizations.find((each) => each.key === key);
  if (!one) throw new Error(`no organisation ${key}`);
  return one.form === informal ? null : `segreteria@${key}.borgovivo.example`;
}

/** Organisations of all five kinds, with an invented codice fiscale where their form has one. */
export function addOrganizations(rows: DemoRows, today: string): void {
  for (const [at, one] of organizations.entries()) {
    const id = demoId('organization', one.key);
    const website = one.form === informal ? null : `https://${one.key}.borgovivo.example`;
    rows.organization.push({
      id,
      name: one.name,
      alternate_name: one.alt ?? null,
      description: one.description,
      email: emailOf(one.key),
      website,
      municipality_code: one.in,
      assured_date: one.checked === null ? null : daysAfter(today, -one.checked),
    });
    if (one.form !== informal) {
      rows.organization_identifier.push({
        id: demoId('organization_identifier', one.key),
        organization_id: id,
        identifier_scheme: 'IT-CF',
        identifier_type: 'IT-CF',
        identifier: inventedTaxCode(at + 1),
      });
    }
    if (website) {
      rows.url.push({
        id: demoId('url', one.key),
        label: 'Sito',
        url: website,
        organization_id: id,
        service_id: null,
      });
    }
    if (one.phone !== undefined) addPhone(rows, { organization_id: id }, one.phone);
    mark(rows, 'organization', id, 'actor-kinds', [one.kind]);
    mark(rows, 'organization', id, 'legal-forms', [one.form]);
    mark(rows, 'organization', id, 'ets-activities', one.ets);
    translate(rows, 'organization', id, { description: one.en });
  }
}
