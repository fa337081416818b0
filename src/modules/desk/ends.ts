import { sql } from 'kysely';
import { writeAudit } from '#platform/audit/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { nobody } from '#platform/identity/index.ts';
import { forgetHandoffs } from './handoffs/forget.ts';
import { forgetNotes } from './notes/notes.ts';
import { DAYS_AFTER_DONE, MONTHS_AT_MOST } from './reminders/notice.ts';
import { forgetRota } from './shifts/commands.ts';

/** Days after which the words of a request go; their topics stay. */
const DAYS_OF_WORDS = 30;

/** Every night: what is of a person goes when its time is over. */
export async function forgetDesk(tx: Tx, now: Date): Promise<void> {
  await forgetHandoffs(tx, now);
  await forgetNotes(tx, now);
  await forgetRota(tx, now);
  await sql`update request r set words = null from encounter e
    where e.id = r.encounter_id and r.words is not null
      and e.recorded_at < ${now}::timestamptz - make_interval(days => ${DAYS_OF_WORDS})`.execute(tx);
  const gone =
    await sql`delete from reminder where done_at < ${now}::timestamptz - make_interval(days => ${DAYS_AFTER_DONE})
    or made_at < ${now}::timestamptz - make_interval(months => ${MONTHS_AT_MOST})`.execute(tx);
  if (!gone.numAffectedRows) return;
  const outcome = 'done' as const;
  await writeAudit(tx, {
    actor: nobody,
    action: 'desk.reminders_forgotten',
    entity: 'reminder',
    outcome,
    requestId: null,
  });
}
