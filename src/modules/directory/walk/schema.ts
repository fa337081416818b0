import { z } from 'zod';

/** What is looked for on a street: codes of `asset-kinds`, and what is not there and should be. */
export const findKinds = [
  'firms',
  'buildings-squares',
  'parks',
  'public-services',
  'informal-group',
  'missing',
] as const;
export type FindKind = (typeof findKinds)[number];

const text = (most: number) => z.string().trim().max(most, 'walk.too_long').default('');

const degrees = (most: number) =>
  z
    .string()
    .trim()
    .default('')
    .transform((value, issues) => {
      if (value === '') return null;
      const number = Number(value);
      if (Number.isFinite(number) && Math.abs(number) <= most) return number;
      issues.addIssue({ code: 'custom', message: 'walk.position_wrong' });
      return z.NEVER;
    });

const picture = z
  .union([z.instanceof(File), z.string()])
  .optional()
  .transform((file) => (file instanceof File && file.size > 0 ? file : null));

/** What one finds on a street, as the form or the phone sends it. The id is made there. */
export const Find = z
  .object({
    id: z.uuid('walk.id_wrong'),
    kind: z.enum(findKinds, 'walk.kind_missing'),
    name: z.string('walk.name_missing').trim().min(1, 'walk.name_missing').max(120, 'walk.too_long'),
    note: text(1000),
    lat: degrees(90),
    lon: degrees(180),
    address: text(200),
    consent: z.string().optional(),
    photo: picture,
    alt: text(300),
    found_at: z.string().default(''),
  })
  .superRefine(({ lat, lon, address, kind, consent, photo, alt }, issues) => {
    const wrong = (path: string, message: string) => issues.addIssue({ code: 'custom', path: [path], message });
    if ((lat === null || lon === null) && address === '') wrong('address', 'walk.where_missing');
    if (kind === 'informal-group' && consent !== 'on') wrong('consent', 'walk.consent_missing');
    if (photo && alt === '') wrong('alt', 'walk.alt_missing');
  });
export type FindWish = z.output<typeof Find>;

/** What a coordinator makes of a find that is accepted: its words may be put better. */
export const Acceptance = z.object({
  kind: z.enum(findKinds, 'walk.kind_missing'),
  name: z.string('walk.name_missing').trim().min(1, 'walk.name_missing').max(120, 'walk.too_long'),
  note: text(1000),
});

/** The entry that a find is the same as: its kind and id. */
export const Joining = z.object({
  with: z
    .string('walk.with_missing')
    .regex(/^(service|organization|place|asset|procedure):[0-9a-f-]{36}$/, 'walk.with_missing')
    .transform((value) => {
      const [kind = '', id = ''] = value.split(':');
      return { kind, id };
    }),
});

export const LeavingOut = z.object({
  reason: z.string('walk.reason_missing').trim().min(1, 'walk.reason_missing').max(300, 'walk.too_long'),
});
