import type { Child } from 'hono/jsx';
import { sql } from 'kysely';
import { anyone, type Ctx, type Doors } from '#platform/http/index.ts';
import { keepingOf } from '../../editing/beside.tsx';
import { OrganizationPage } from '../../pages/organization.tsx';
import { LinkedData, organizationData } from '../jsonld.tsx';
import { guidesOn, listed, turnsOf } from '../listed.ts';
import { readOrganization } from '../organization.ts';
import { textIn } from '../text.tsx';
import { type Rendered, sendEntry } from '../version.ts';
import { aWhile, earliest, entryHtml, helperFor, idIn, qrOf } from './shared.tsx';

/** The page of an organisation, and its QR code. */
export function openOrganizationDoors(doors: Doors): void {
  doors.get('/organizzazioni/:id', anyone, (c) => {
    const id = idIn(c);
    return sendEntry(c, 'organization', id, () => renderOrganization(c, id));
  });
  doors.get('/qr/organizzazioni/:id{.+\\.svg}', anyone, (c) => qrOf(c, 'organization', '/organizzazioni'));
}

export async function renderOrganization(c: Ctx, id: string, above?: Child): Promise<Rendered | null> {
  const { here } = c.var;
  const { db, lang, now } = here;
  const [organization, entries] = await Promise.all([
    readOrganization(db, id, lang),
    listed(
      db,
      sql`(e.kind = 'service' and e.id in (select id from service where organization_id = ${id}::uuid))
        or (e.kind = 'asset' and e.id in (select id from asset where organization_id = ${id}::uuid))`,
      now,
    ),
  ]);
  if (!organization) return null;
  const services = entries.filter(({ kind }) => kind === 'service');
  const topics = [...new Set(services.flatMap(({ facets }) => facets.filter((facet) => facet.startsWith('=t:'))))];
  const codes = topics.map((facet) => facet.slice(3));
  const procedures = await guidesOn(db, codes, now);
  const point = await helperFor(
    c,
    organization.places.map((place) => place.id),
  );
  const keeping = await keepingOf(c, { kind: 'organization', id, organization_id: id }, above);
  const html = entryHtml(
    c,
    {
      title: textIn(lang, organization.name, organization.own.english.name)?.text ?? organization.name,
      description: textIn(lang, organization.description, organization.own.english.description)?.text,
      data: <LinkedData data={organizationData(here, organization)} />,
    },
    <OrganizationPage
      here={here}
      organization={organization}
      services={services}
      assets={entries.filter(({ kind }) => kind === 'asset')}
      procedures={procedures}
      point={point}
    />,
    keeping,
  );
  const names = [...entries, ...procedures, ...organization.places].map((one) => one.id);
  return { html, until: earliest(now, [aWhile(now), ...turnsOf(entries, now)]), names };
}
