import { type Actor, holds } from '#platform/identity/index.ts';
import type { HandoffWay, Party } from './rules.ts';

/** Whose a hand-off is. */
export interface Held {
  point_id: string;
  way: HandoffWay;
  receiver_id: string | null;
}

/** Whoever coordinates a point's desk sees where its hand-offs die, and with whom. */
export const maySeeEnds = (actor: Actor, point: string): boolean => holds(actor, 'desk_coordinator', 'point', point);

/** Volunteers and coordinators of the point that sent it act for the sender; by inbox, whoever leads the receiver's entries for the receiver. */
export function partiesOf(actor: Actor, { point_id, way, receiver_id }: Held): Party[] {
  const parties: Party[] = [];
  if (holds(actor, 'desk_volunteer', 'point', point_id)) parties.push('volunteer');
  if (holds(actor, 'desk_coordinator', 'point', point_id)) parties.push('coordinator');
  if (way === 'inbox' && receiver_id !== null && holds(actor, 'lead_editor', 'organization', receiver_id))
    parties.push('receiver');
  return parties;
}
