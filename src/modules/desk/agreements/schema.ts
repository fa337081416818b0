import { z } from 'zod';

const line = (missing: string) => z.string().trim().min(1, missing).max(200, 'desk.agreement.long');
const maybe = z.string().trim().max(200, 'desk.agreement.long').default('');
const day = z.iso.date('desk.agreement.day_missing');
const yes = z
  .literal('on')
  .optional()
  .transform((said) => said === 'on');

/** What a point, the municipality and the social service have agreed on. */
export const Terms = z
  .object({
    starts_on: day,
    ends_on: day,
    municipality: line('desk.agreement.municipality_missing'),
    zone: line('desk.agreement.zone_missing'),
    zone_contact: line('desk.agreement.zone_contact_missing'),
    zone_phone: maybe,
    quarter_council: maybe,
    duties: z.string().trim().min(1, 'desk.agreement.duties_missing').max(4_000, 'desk.agreement.long'),
    insurance: maybe,
    controller_municipality: line('desk.agreement.controller_missing'),
    controller_association: line('desk.agreement.controller_missing'),
    reply_days: z.coerce
      .number('desk.agreement.reply_days_wrong')
      .int('desk.agreement.reply_days_wrong')
      .min(1, 'desk.agreement.reply_days_wrong')
      .max(60, 'desk.agreement.reply_days_wrong'),
    allows_notes: yes,
    allows_attachments: yes,
    allows_inbox: yes,
  })
  .refine(({ starts_on, ends_on }) => starts_on <= ends_on, {
    error: 'desk.agreement.ends_before',
    path: ['ends_on'],
  });
export type Terms = z.output<typeof Terms>;
