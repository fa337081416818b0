import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { linkPurpose } from '#modules/directory/freshness/asking.ts';
import { guessMapping } from '#modules/directory/import/mapping/guess.ts';
import { signToken } from '#platform/crypto/index.ts';
import { type Db, putRows } from '#platform/database/index.ts';
import { hashOf, type Role } from '#platform/identity/index.ts';
import { testSecret } from './testing.names.ts';

/** What a reader of pages that are not theirs must never meet. */
export const SECRET = 'cosa riservata di altri';

export const sides = ['own', 'others', 'guessed'] as const;
export type Whose = (typeof sides)[number];

const things = [
  'organization',
  'service',
  'location',
  'point',
  'asset',
  'procedure',
  'neighbourhood',
  'door',
  'schedule',
  'photo',
  'correction',
  'run',
  'claim',
  'joined',
  'recipient',
  'review',
  'invitation',
  'find',
  'asset_find',
  'upload',
  'package',
  'batch',
  'change',
  'shift',
  'shift_place',
  'note',
  'agreement',
  'reminder',
] as const;
export type Thing = (typeof things)[number];

/** What an address names, on one side; what is `guessed` does not exist. */
export function idOf(whose: Whose, thing: Thing): string {
  return `00000000-0000-4000-8000-${sides.indexOf(whose) + 1}000000000${String(things.indexOf(thing)).padStart(2, '0')}`;
}

/** Words that open to whoever holds them. */
export const codeOf = (whose: Whose): string => createHash('sha256').update(whose).digest('base64url').slice(0, 22);
export const invitationOf = (whose: Whose): string => createHash('sha256').update(`to ${whose}`).digest('base64url');
export const reviewLinkOf = (whose: Whose): string =>
  signToken(testSecret, linkPurpose({ name: 'borgovivo' }), idOf(whose, 'recipient'), new Date('2099-01-01'));
export const photoHashOf = (whose: Whose): string => createHash('sha256').update(`photo ${whose}`).digest('hex');
export const slugOf = (whose: Whose): string => `quartiere-${whose}`;

/** One half of the town: an organisation with all that it may have. */
export async function furnishSide(db: Db, whose: 'own' | 'others'): Promise<void> {
  const id = (thing: Thing) => idOf(whose, thing);
  const east = whose === 'own' ? 10.1 : 10.3;
  const [low, high] = [east, east + 0.1];
  const ring = [
    [low, 45.5],
    [high, 45.5],
    [high, 45.6],
    [low, 45.6],
    [low, 45.5],
  ];
  await sql`insert into neighbourhood (id, name, slug, municipality_code, boundary, position, bounds)
    values (${id('neighbourhood')}, ${whose}, ${slugOf(whose)}, (select min(istat_code) from municipality),
      ${JSON.stringify({ type: 'Polygon', coordinates: [ring] })}::jsonb, point(${east + 0.05}, 45.55), box(point(${high}, 45.6), point(${low}, 45.5)))`.execute(
    db,
  );
  await putRows(db, 'organization', [
    { id: id('organization'), name: `Gruppo ${whose}`, email: `${whose}@borgovivo.example` },
  ]);
  await putRows(db, 'service', [
    { id: id('service'), name: `Sportello ${whose}`, status: 'active', organization_id: id('organization') },
  ]);
  await putRows(db, 'location', [
    {
      id: id('location'),
      name: `Casa ${whose}`,
      location_type: 'physical',
      organization_id: id('organization'),
      neighbourhood_id: id('neighbourhood'),
      latitude: 45.55,
      longitude: east + 0.05,
    },
  ]);
  await putRows(db, 'service_at_location', [
    { id: id('door'), service_id: id('service'), location_id: id('location') },
  ]);
  await putRows(db, 'schedule', [
    {
      id: id('schedule'),
      service_at_location_id: id('door'),
      freq: 'WEEKLY',
      byday: 'MO',
      opens_at: '09:00',
      closes_at: '12:00',
    },
  ]);
  await putRows(db, 'asset', [
    {
      id: id('asset'),
      name: `Cortile ${whose}`,
      status: 'active',
      organization_id: id('organization'),
      location_id: id('location'),
    },
  ]);
  await putRows(db, 'procedure', [{ id: id('procedure'), name: `Guida ${whose}` }]);
  await putRows(db, 'point', [
    {
      id: id('point'),
      name: `Punto ${whose}`,
      kind: 'punto_comunita',
      organization_id: id('organization'),
      location_id: id('location'),
    },
  ]);
  const picture = `\\x${'00'.repeat(8)}`;
  await putRows(db, 'photo', [
    {
      id: id('photo'),
      organization_id: id('organization'),
      alt: 'Una casa',
      hash: photoHashOf(whose),
      type: 'image/webp',
      width: 8,
      height: 8,
      bytes: picture,
      added_at: new Date(),
    },
  ]);
}

/** What people brought to that half: `keeper` invited and asked. */
export async function leavePapers(db: Db, whose: 'own' | 'others', keeper: string): Promise<void> {
  const id = (thing: Thing) => idOf(whose, thing);
  const quiet = whose === 'others' ? SECRET : 'cosa di casa';
  await putRows(db, 'correction', [
    {
      id: id('correction'),
      kind: 'service',
      entry_id: id('service'),
      fact: 'name',
      said: `Sportello ${whose}`,
      wish: quiet,
      wish_key: quiet,
      email: `${quiet.replaceAll(' ', '.')}@borgovivo.example`,
      code_hash: createHash('sha256').update(codeOf(whose)).digest('hex'),
      lang: 'it',
      state: 'open',
      arrived_at: new Date(),
    },
  ]);
  await putRows(db, 'metadata', [
    {
      id: id('change'),
      resource_id: id('service'),
      resource_type: 'service',
      last_action_date: '2026-11-20',
      last_action_type: 'update',
      field_name: 'name',
      previous_value: quiet,
      replacement_value: `Sportello ${whose}`,
      updated_by: 'Davide',
    },
  ]);
  await putRows(db, 'change_cause', [{ metadata_id: id('change'), batch: id('batch'), why: 'edit' }], {
    key: ['metadata_id'],
  });
  await putRows(db, 'claim', [
    { id: id('claim'), organization_id: id('organization'), person_id: keeper, state: 'waiting', words: quiet },
  ]);
  await putRows(db, 'joined_entry', [
    { id: id('joined'), kind: 'service', name: quiet, into_id: id('service'), undo: null },
  ]);
  await putRows(db, 'review_recipient', [
    { id: id('recipient'), address: `${quiet.replaceAll(' ', '.')}@borgovivo.example` },
  ]);
  await putRows(db, 'review', [
    {
      id: id('review'),
      kind: 'service',
      entry_id: id('service'),
      due_on: '2026-11-01',
      via: 'organization',
      recipient_id: id('recipient'),
      asked_at: new Date(),
    },
  ]);
  await putRows(db, 'invitation', [
    {
      id: id('invitation'),
      email: `${quiet.replaceAll(' ', '.')}@borgovivo.example`,
      role: 'editor',
      scope: 'organization',
      scope_id: id('organization'),
      token_hash: `\\x${hashOf(invitationOf(whose)).toString('hex')}`,
      invited_by: keeper,
      expires_at: new Date('2099-01-01'),
    },
  ]);
  await sql`insert into import_source (name, title, licence) values (${whose}, ${whose}, 'CC0')`.execute(db);
  await sql`insert into import_run (id, file_name, file_hash, mapping_hash, mapping, source)
    values (${id('run')}, ${quiet}, ${whose}, ${whose}, '{}'::jsonb, ${whose})`.execute(db);
  const { mapping } = guessMapping(['nome', 'comune'], [['Gruppo', 'Borgovivo']]);
  await sql`insert into import_upload (id, file_name, bytes, mapping)
    values (${id('upload')}, ${quiet}, ${Buffer.from('nome;comune\n')}, ${JSON.stringify(mapping)}::jsonb)`.execute(db);
  const report = JSON.stringify({
    read: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: 0,
    tables: {},
    refusals: [],
    notes: [],
  });
  await sql`insert into import_upload (id, file_name, bytes, stage, report)
    values (${id('package')}, ${quiet}, '{}'::bytea, 'tried', ${report}::jsonb)`.execute(db);
}

/** What a walker found in the neighbourhood of that side. */
export async function aFindOf(
  db: Db,
  walker: string,
  find: string,
  whose: 'own' | 'others',
  state: 'unsure' | 'waiting' | 'accepted',
): Promise<void> {
  const asset = state === 'accepted' ? idOf(whose, 'asset') : null;
  const { id: walk } = await sql<{ id: string }>`insert into walk (walker_id, day) values (${walker}, '2026-11-20')
    on conflict (walker_id, day) do update set day = excluded.day returning id`
    .execute(db)
    .then(({ rows }) => rows[0] ?? { id: '' });
  await sql`insert into walk_find (id, walk_id, kind, name, note, latitude, longitude, neighbourhood_id, photo, photo_alt, found_at, state, asset_id, decided_at)
    values (${find}, ${walk}, 'parks', ${whose === 'others' ? SECRET : 'Una panchina'}, '', 45.55, ${whose === 'own' ? 10.15 : 10.35}, ${idOf(whose, 'neighbourhood')},
      'x'::bytea, 'Una panchina', now(), ${state}, ${asset}, ${asset ? new Date() : null})`.execute(db);
}

/** Who goes through the house, each with one role there. */
export const cast: readonly { name: string; role: Role | null }[] = [
  { name: 'nobody', role: null },
  ...(['member', 'editor', 'lead_editor'] as const).map((role) => inOrganization(role)),
  ...(['desk_volunteer', 'desk_coordinator', 'point_manager'] as const).map((role) => ({
    name: role,
    role: { role, scope: 'point' as const, scope_id: idOf('own', 'point') },
  })),
  ...(['neighbourhood_representative', 'mapper', 'commons_coordinator'] as const).map((role) => ({
    name: `${role} of a neighbourhood`,
    role: { role, scope: 'neighbourhood' as const, scope_id: idOf('own', 'neighbourhood') },
  })),
  ...(['facilitator', 'editor', 'commons_coordinator', 'administrator'] as const).map((role) => ({
    name: `${role} of the commons`,
    role: { role, scope: 'commons' as const, scope_id: null },
  })),
];

function inOrganization(role: 'member' | 'editor' | 'lead_editor') {
  return { name: role, role: { role, scope: 'organization' as const, scope_id: idOf('own', 'organization') } };
}
