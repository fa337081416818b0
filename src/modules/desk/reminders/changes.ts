/** What can be changed of a reminder, as a form holds it. */
export const changeable = ['name', 'phone', 'promise', 'due_on', 'due_at'] as const;
export type Changeable = (typeof changeable)[number];
export type Values = Record<Changeable, string>;

/**
 * What a change makes of what stands there now: a field that was left alone keeps what another wrote meanwhile; a field that
 * both changed, differently, is named in `both`, for a person to choose.
 */
export function mergeChange(was: Values, typed: Values, now: Values): { merged: Values; both: Changeable[] } {
  const merged = { ...now };
  const both: Changeable[] = [];
  for (const field of changeable) {
    if (typed[field] === was[field] || typed[field] === now[field]) continue;
    if (now[field] !== was[field]) both.push(field);
    else merged[field] = typed[field];
  }
  return { merged, both };
}
