import type { Need } from './rules.ts';
import type { Said } from './schema.ts';

type Given = Partial<Said>;

/** Where each thing that must be said is said, and when it is. */
export const needed: Readonly<Record<Need, { field: keyof Said; given(said: Given): boolean }>> = {
  reason: { field: 'reason', given: ({ reason }) => reason !== undefined },
  expected_on: { field: 'expected_on', given: ({ expected_on }) => expected_on !== undefined },
  appointment_at: { field: 'appointment_on', given: ({ appointment_on }) => appointment_on !== undefined },
  question: { field: 'words', given: ({ words }) => Boolean(words) },
  reply: { field: 'words', given: ({ words }) => Boolean(words) },
  outcome: { field: 'words', given: ({ words }) => Boolean(words) },
  verdict: { field: 'verdict', given: ({ verdict }) => verdict !== undefined },
  next_step: { field: 'next_step', given: ({ next_step }) => next_step !== undefined },
  // A day, a place or a sentence: whoever goes must know something of it.
  agreed: {
    field: 'words',
    given: ({ words, appointment_on, place }) => Boolean(words) || appointment_on !== undefined || Boolean(place),
  },
};
