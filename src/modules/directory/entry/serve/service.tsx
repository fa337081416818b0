import type { Child } from 'hono/jsx';
import { NotFound } from '#platform/database/index.ts';
import { anyone, type Ctx, type Doors } from '#platform/http/index.ts';
import { keepingOf } from '../../editing/beside.tsx';
import { firstPhone } from '../../pages/contacts.tsx';
import { ServicePage } from '../../pages/service.tsx';
import { answerCalendar } from '../files.ts';
import { firstSaid, holidaysOf, hoursShown } from '../hours.ts';
import { LinkedData, serviceData } from '../jsonld.tsx';
import { related, turnsOf } from '../listed.ts';
import { firstPoints } from '../points.ts';
import { codesOf, sayCost } from '../say.ts';
import { type GivenAt, readService, type ServiceShown } from '../service.ts';
import { textIn } from '../text.tsx';
import { type Rendered, sendEntry } from '../version.ts';
import { addressOf, hasPage, positionOf } from '../where.ts';
import { aWhile, earliest, entryHtml, helperAmong, idIn, qrOf } from './shared.tsx';

/** The page of a service, its opening days as a calendar, and its QR code. */
export function openServiceDoors(doors: Doors): void {
  doors.get('/servizi/:id', anyone, (c) => {
    const id = idIn(c);
    return sendEntry(c, 'service', id, () => renderService(c, id));
  });

  doors.get('/servizi/:id/orari.ics', anyone, async (c) => {
    const { db, lang } = c.var.here;
    const service = await readService(db, idIn(c), lang);
    if (!service) throw new NotFound();
    const asked = c.req.query('luogo');
    const place = service.places.find((one) => one.id === asked) ?? service.places[0];
    return answerCalendar(c, {
      name: textIn(lang, service.name, service.own.english.name)?.text ?? service.name,
      path: `/servizi/${service.id}`,
      location: place ? [place.name, addressOf(place)].filter(Boolean).join(', ') : null,
      schedules: schedulesOf(service, place),
    });
  });

  doors.get('/qr/servizi/:id{.+\\.svg}', anyone, (c) => qrOf(c, 'service', '/servizi'));
}

/** The hours of a service at each of its places; without a place those of the service itself. */
const schedulesOf = (service: ServiceShown, place: GivenAt | undefined) =>
  place ? firstSaid(place.here.schedules, service.own.schedules, place.own.schedules) : service.own.schedules;

export async function renderService(c: Ctx, id: string, above?: Child): Promise<Rendered | null> {
  const { here } = c.var;
  const { db, lang, t, now, commons } = here;
  const [service, points] = await Promise.all([readService(db, id, lang), firstPoints(db, now)]);
  if (!service) return null;
  const position = service.places.map(positionOf).find((one) => one !== null) ?? null;
  const topics = codesOf(service.own.marks, 'everyday-topics');
  const beside = await related(db, { id, topics, position }, now);
  const holidays = holidaysOf(commons);
  const doors = service.places.length > 0 ? service.places : [undefined];
  const hours = doors.map((place) => hoursShown(schedulesOf(service, place), holidays, now, lang, t));
  const point = helperAmong(
    c,
    points,
    service.places.map((place) => place.id),
  );
  const free = sayCost(service, here).free;
  const keeping = await keepingOf(c, { kind: 'service', id, organization_id: service.organization?.id ?? null }, above);
  const html = entryHtml(
    c,
    {
      title: textIn(lang, service.name, service.own.english.name)?.text ?? service.name,
      description: textIn(lang, service.description, service.own.english.description)?.text,
      data: <LinkedData data={serviceData(here, service, hours, firstPhone(service), free)} />,
    },
    <ServicePage here={here} service={service} hours={hours} related={beside} point={point} />,
    keeping,
  );
  const turns = [...hours, point?.hours].flatMap((one) => (one ? [one.until] : []));
  const names = [...beside, ...service.places.filter(hasPage)].map((one) => one.id);
  if (service.organization) names.push(service.organization.id);
  if (point) names.push(point.shown.place.id);
  return { html, until: earliest(now, [aWhile(now), ...turns, ...turnsOf(beside, now)]), names };
}
