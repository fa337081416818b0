/** Days that an invitation can be accepted. */
export const INVITATION_DAYS = 14;

/** What there is to know of an invitation to say whether it can be accepted. */
export interface InvitationTimes {
  expires_at: Date;
  accepted_at: Date | null;
  revoked_at: Date | null;
}

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired';

/** What has become of an invitation at that moment. */
export function stateOf({ expires_at, accepted_at, revoked_at }: InvitationTimes, now: Date): InvitationState {
  if (accepted_at) return 'accepted';
  if (revoked_at) return 'revoked';
  return expires_at <= now ? 'expired' : 'open';
}
