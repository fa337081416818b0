import type { SealedColumn } from '#platform/vault/index.ts';
import { aboutWords } from './counter/record.ts';
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
  { table: 'shift_note', key: ['id'], column: 'words', about: ([id = '']) => aboutNote(id) },
  ...sealedFields.map((field) => ({
    table: 'reminder',
    key: ['id'],
    column: field,
    about: ([id = '']: readonly string[]) => aboutReminder(field, id),
  })),
];
