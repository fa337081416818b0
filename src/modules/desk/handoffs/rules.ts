/** Where a hand-off stands. `verified` waits for a next step: whoever was verified as helped is closed at once. */
export const handoffStates = [
  'draft',
  'sent',
  'question',
  'waiting',
  'accepted',
  'appointment',
  'arrived',
  'under_way',
  'suspended',
  'completed',
  'verified',
  'declined',
  'lost',
  'withdrawn',
  'closed',
  'in_error',
] as const;
export type HandoffState = (typeof handoffStates)[number];

/** By call: spoken with the person present, no inbox and no personal data. By inbox: to whoever has joined. */
export const handoffWays = ['call', 'inbox'] as const;
export type HandoffWay = (typeof handoffWays)[number];

/** Who acts: a volunteer on shift with the sender, the sender's coordinator, the receiver, the person by the code on paper. */
export const parties = ['volunteer', 'coordinator', 'receiver', 'person'] as const;
export type Party = (typeof parties)[number];

export const handoffActs = [
  'send',
  'agree',
  'refuse',
  'accept',
  'decline',
  'put_on_list',
  'ask',
  'reply',
  'withdraw',
  'appoint',
  'arrive',
  'miss',
  'begin',
  'suspend',
  'resume',
  'complete',
  'told',
  'lose',
  'try_to_reach',
  'verify',
  'close',
  'reopen',
  'mark_error',
] as const;
export type HandoffAct = (typeof handoffActs)[number];

/** What must be said with an act. */
export type Need =
  | 'reason'
  | 'expected_on'
  | 'appointment_at'
  | 'question'
  | 'reply'
  | 'outcome'
  | 'verdict'
  | 'next_step'
  | 'agreed';

/** One line of the machine. */
export interface Step {
  act: HandoffAct;
  from: readonly HandoffState[];
  to: HandoffState;
  by: readonly Party[];
  needs: readonly Need[];
  /** Only for hand-offs made that way. */
  way?: HandoffWay;
}

const line = (
  act: HandoffAct,
  from: readonly HandoffState[],
  to: HandoffState,
  by: readonly Party[],
  ...needs: readonly Need[]
): Step => ({ act, from, to, by, needs });

const sender: readonly Party[] = ['volunteer', 'coordinator'];
const receiver: readonly Party[] = ['receiver'];
const either: readonly Party[] = ['receiver', 'volunteer'];
const withPerson: readonly Party[] = [...sender, 'person'];

/** What is neither closed nor in error. */
export const isOpen = (state: HandoffState): boolean => state !== 'closed' && state !== 'in_error';
const early: readonly HandoffState[] = ['draft', 'sent'];
const later = handoffStates.filter((state) => isOpen(state) && !early.includes(state));

/**
 * The whole machine: what is not here is refused. The server, the buttons and the tests read this table. Nobody but the sender
 * closes, after asking the person; a refusal, a loss and a "no" need a next step, so that none of them is an end.
 */
export const steps: readonly Step[] = [
  { ...line('send', ['draft'], 'sent', sender), way: 'inbox' },
  { ...line('agree', ['draft'], 'accepted', sender, 'agreed'), way: 'call' },
  { ...line('refuse', ['draft'], 'declined', sender, 'reason'), way: 'call' },

  line('accept', ['sent', 'waiting'], 'accepted', receiver),
  line('decline', ['sent', 'waiting', 'accepted'], 'declined', receiver, 'reason'),
  line('put_on_list', ['sent'], 'waiting', receiver, 'expected_on'),
  line('ask', ['sent'], 'question', receiver, 'question'),
  line('reply', ['question'], 'sent', sender, 'reply'),

  line('withdraw', ['sent'], 'withdrawn', withPerson, 'reason'),
  line('withdraw', ['question', 'waiting', 'accepted', 'appointment', 'suspended'], 'withdrawn', withPerson),

  line('appoint', ['accepted', 'appointment'], 'appointment', ['receiver', ...sender], 'appointment_at'),
  line('arrive', ['accepted', 'appointment'], 'arrived', either),
  line('miss', ['appointment'], 'accepted', either),
  line('lose', ['accepted', 'appointment', 'arrived', 'under_way', 'suspended'], 'lost', either),

  line('begin', ['arrived'], 'under_way', receiver),
  line('suspend', ['under_way'], 'suspended', receiver, 'reason'),
  line('resume', ['suspended'], 'under_way', receiver),
  line('complete', ['arrived', 'under_way', 'suspended'], 'completed', receiver, 'outcome'),
  line('told', ['arrived', 'under_way'], 'completed', sender, 'outcome'),

  line('try_to_reach', ['completed'], 'completed', sender),
  line('verify', ['completed'], 'verified', sender, 'verdict'),
  line('close', ['verified', 'declined', 'lost', 'withdrawn'], 'closed', sender, 'next_step'),
  line('reopen', ['closed'], 'accepted', ['coordinator'], 'reason'),

  line('mark_error', early, 'in_error', sender, 'reason'),
  line('mark_error', later, 'in_error', ['coordinator'], 'reason'),
];

/** What the person said of how it went; `unreachable` only after `TRIES` tries. */
export const verdicts = ['yes', 'partly', 'no', 'unreachable'] as const;
export type Verdict = (typeof verdicts)[number];
/** How often one tries to reach the person before one may say that they cannot be reached. */
export const TRIES = 3;

/** A success, in any figure: the person said yes, or partly. */
export const isSuccess = (verdict: Verdict | null): boolean => verdict === 'yes' || verdict === 'partly';

/** The step that this act would be, for a hand-off in that state made that way; undefined where the machine has none. */
export const stepOf = (state: HandoffState, way: HandoffWay, act: HandoffAct): Step | undefined =>
  steps.find((step) => step.act === act && step.from.includes(state) && (step.way ?? way) === way);

/** The steps that someone may take now: what the buttons show. */
export const stepsFor = (state: HandoffState, way: HandoffWay, party: Party): Step[] =>
  steps.filter((step) => step.from.includes(state) && (step.way ?? way) === way && step.by.includes(party));

/** Where a step leads: whoever was helped, wholly or partly, is closed at once. */
export const stateAfter = (step: Step, verdict: Verdict | null): HandoffState =>
  step.act === 'verify' && isSuccess(verdict) ? 'closed' : step.to;

/** Whether that may be said already. */
export const mayConclude = (verdict: Verdict, tries: number): boolean => verdict !== 'unreachable' || tries >= TRIES;
