/** So many presses of Esc, one shortly after the other, are meant: one alone closes a map or a list. */
const enough = 3;
/** Milliseconds in which all of them fall. */
const shortly = 1500;

/** Counts presses, each told with its instant in milliseconds; true at the one that means "away from here". */
export function countPresses(): (at: number) => boolean {
  let recent: number[] = [];
  return (at) => {
    recent = [...recent, at].filter((one) => at - one <= shortly).slice(-enough);
    return recent.length === enough;
  };
}
