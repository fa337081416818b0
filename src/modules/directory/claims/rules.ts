/** Where a request to look after an organisation's entries stands. */
export type State = 'code_sent' | 'spent' | 'waiting' | 'granted' | 'refused' | 'withdrawn';

/** What can happen to it. `right_code_kept`: the code is right, and somebody looks after the entries already. */
export type Happening =
  | 'new_code'
  | 'right_code'
  | 'right_code_kept'
  | 'last_wrong_code'
  | 'words'
  | 'yes'
  | 'no'
  | 'withdraw';

/** What each state becomes; what is not here cannot happen. */
export const moves: Readonly<Record<State, Partial<Record<Happening, State>>>> = {
  code_sent: {
    new_code: 'code_sent',
    right_code: 'granted',
    right_code_kept: 'waiting',
    last_wrong_code: 'spent',
    words: 'waiting',
    withdraw: 'withdrawn',
  },
  // Five wrong codes: from here on only the coordinator's yes helps.
  spent: { words: 'waiting', withdraw: 'withdrawn' },
  waiting: { yes: 'granted', no: 'refused', withdraw: 'withdrawn' },
  granted: {},
  refused: {},
  withdrawn: {},
};

export const becomes = (state: State, happening: Happening): State | null => moves[state][happening] ?? null;

/** Not ended yet. */
export const isOpen = (state: State): boolean => Object.keys(moves[state]).length > 0;

export const mostTries = 5;
export const codeMinutes = 30;
/** Letters that leave for the addresses on file of one organisation in a day, whoever asks. */
export const mostLettersADay = 5;
/** The link for who has no account works so long, in hours. */
export const linkHours = 48;
/** After a no, as many days before the same person may ask again. */
export const daysAfterNo = 30;
/** An address that was changed by hand proves nothing until it has stood there so long, in days. */
export const daysOnFile = 7;

export const codeEnds = (now: Date): Date => new Date(now.getTime() + codeMinutes * 60_000);

/** `segreteria@ponte.example` → `s…@ponte.example`: enough to know which mailbox to open, not enough to write to it. */
export function masked(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '…' : `${[...address][0]}…${address.slice(at)}`;
}

/** Whether an address is of certified e-mail (PEC), as far as its domain says. */
export const isCertified = (address: string): boolean =>
  /@(.*[.-])?(pec|legalmail|postacert|cert|postecert|registerpec|sicurezzapostale)([.-].*)?\./i.test(address);

/** Six figures however they were typed: «123 456». Null where they are none. */
export function codeTyped(text: string): string | null {
  const figures = text.replace(/[\s.-]/g, '');
  return /^\d{6}$/.test(figures) ? figures : null;
}
