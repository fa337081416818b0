import type { Generated } from 'kysely';
import type { HandoffAct, HandoffState, HandoffWay, Party, Verdict } from './rules.ts';

export interface HandoffTable {
  id: string;
  point_id: string;
  encounter_id: string | null;
  after_id: string | null;
  way: HandoffWay;
  receiver_id: string | null;
  entry_kind: string | null;
  entry_id: string | null;
  office: Buffer | null;
  slip: Buffer | null;
  code_hash: Buffer | null;
  state: Generated<HandoffState>;
  last_event: number | null;
  verdict: Verdict | null;
  tries: Generated<number>;
  expected_on: string | null;
  appointment_on: string | null;
  appointment_time: string | null;
  news_on: string;
  opened_at: Date;
  ended_at: Date | null;
}

export interface HandoffEventTable {
  id: string;
  handoff_id: string;
  number: number;
  previous: Generated<number | null>;
  act: HandoffAct;
  from_state: HandoffState;
  to_state: HandoffState;
  party: Party;
  person_id: string | null;
  recorded_at: Date;
  day: string;
  channel: string;
  reason: string | null;
  next_step: string | null;
  verdict: Verdict | null;
  escort: string | null;
  means: string | null;
  expected_on: string | null;
  appointment_on: string | null;
  appointment_time: string | null;
  words: Buffer | null;
}

export interface HandoffLookTable {
  handoff_id: string;
  after_event: number;
  flag: string;
  number: number;
  looked_by: string | null;
  looked_at: Date;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    handoff: HandoffTable;
    handoff_event: HandoffEventTable;
    handoff_look: HandoffLookTable;
  }
}
