import type { SealedColumn } from '#platform/vault/index.ts';
import { aboutWords } from './counter/record.ts';
import { about } from './handoffs/sealed.ts';
import { aboutNote } from './notes/notes.ts';
import { aboutReminder, sealedFields } from './reminders/sealed.ts';

/** Every column in which the desk seals something: what a rotation of the keys seals anew. */
export const sealedColumns: readonly SealedColumn[] = [
  {
    table: 'request',
    key: ['encounter_id', 'number'],
    column: 'words',
    about: ([encounter = '', number = '']) => aboutWords(encounter, Number(number)),
  },
  { table: 'handoff', key: ['id'], column: 'office', about: ([id = '']) => about.office(id) },
  { table: 'handoff', key: ['id'], column: 'slip', about: ([id = '']) => about.slip(id) },
  { table: 'handoff_event', key: ['id'], column: 'words', about: ([id = '']) => about.words(id) },
  { table: 'shift_note', key: ['id'], column: 'words', about: ([id = '']) => aboutNote(id) },
  ...sealedFields.map((field) => ({
    table: 'reminder',
    key: ['id'],
    column: field,
    about: ([id = '']: readonly string[]) => aboutReminder(field, id),
  })),
];
