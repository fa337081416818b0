import { z } from 'zod';
import written from './assets.json' with { type: 'json' };
import { addHours } from './attached.ts';
import { daysAfter } from './dates.ts';
import { demoId } from './ids.ts';
import { emailOf } from './organizations.ts';
import { placeId } from './places.ts';
import { type DemoRows, mark, translate } from './rows.ts';

const Asset = z.strictObject({
  key: z.string(),
  kind: z.string(),
  name: z.string(),
  en: z.string(),
  description: z.string(),
  description_en: z.string(),
  place: z.string(),
  org: z.string().optional(),
  hours: z.array(z.string()).default([]),
  topics: z.array(z.string()),
  cost: z.array(z.string()),
  checked: z.number().nullable(),
});

const assets = z.array(Asset).parse(written);

/** What the town has besides services, informal groups among it. */
export function addAssets(rows: DemoRows, today: string): void {
  for (const one of assets) {
    const id = demoId('asset', one.key);
    rows.asset.push({
      id,
      name: one.name,
      description: one.description,
      organization_id: one.org ? demoId('organization', one.org) : null,
      location_id: placeId(one.place),
      url: null,
      email: one.org ? emailOf(one.org) : null,
      status: 'active',
      assured_date: one.checked === null ? null : daysAfter(today, -one.checked),
    });
    translate(rows, 'asset', id, { name: one.en, description: one.description_en });
    mark(rows, 'asset', id, 'asset-kinds', [one.kind]);
    mark(rows, 'asset', id, 'everyday-topics', one.topics);
    mark(rows, 'asset', id, 'cost-facts', one.cost);
    addHours(rows, { asset_id: id }, one.hours, today);
  }
}
