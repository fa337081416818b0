// Lists keep the province that a municipality had when they were first typed. Today's code, and what it may still be called:
// provinces born in 1992 (LC, LO, BI, VB, RN, PO, KR, VV), 2004 (MB, FM, BT), Sardinia's of 2001, 2016 and 2025, and the
// codes that Forlì and Pesaro gave up.
const FORMERLY: Record<string, readonly string[]> = {
  LC: ['CO', 'BG'],
  LO: ['MI'],
  MB: ['MI'],
  BI: ['VC'],
  VB: ['NO'],
  RN: ['FO', 'FC', 'PU', 'PS'],
  FC: ['FO'],
  PU: ['PS'],
  PO: ['FI'],
  KR: ['CZ'],
  VV: ['CZ'],
  FM: ['AP'],
  BT: ['BA', 'FG'],
  SU: ['CA', 'CI', 'VS', 'OG', 'NU', 'OR'],
  CA: ['SU'],
  NU: ['OG', 'SS', 'OT'],
  OR: ['NU', 'CA'],
  SS: ['OT', 'NU'],
};

/** Whether a list that says `said` may mean the province that today is `now` (two letters each). */
export const provinceFits = (now: string, said: string): boolean =>
  now === said || (FORMERLY[now]?.includes(said) ?? false);
