/** Chance that falls the same way every time: two runs measure the same town. */
export interface Chance {
  /** From 0 to 1, 1 not included. */
  next(): number;
  /** Whole, from 0 to `below`, not included. */
  whole(below: number): number;
  /** Whether something happens that happens with this share. */
  is(share: number): boolean;
  one<V>(list: readonly V[]): V;
  /** As words are spread in a language: the first twice as often as the second, thrice as the third. */
  often<V>(list: readonly V[]): V;
  uuid(): string;
}

/** mulberry32, small and good enough for a town. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const bits = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const next = () => bits() / 2 ** 32;
  const whole = (below: number) => Math.floor(next() * below);
  const at = <V>(list: readonly V[], index: number): V => {
    const found = list[index];
    if (found === undefined) throw new Error('chosen from an empty list');
    return found;
  };
  const hex = () => bits().toString(16).padStart(8, '0');
  return {
    next,
    whole,
    is: (share) => next() < share,
    one: (list) => at(list, whole(list.length)),
    often: (list) => at(list, Math.min(list.length - 1, Math.floor(list.length ** next()) - 1)),
    uuid: () => {
      const all = `${hex()}${hex()}${hex()}${hex()}`;
      return `${all.slice(0, 8)}-${all.slice(8, 12)}-4${all.slice(13, 16)}-8${all.slice(17, 20)}-${all.slice(20)}`;
    },
  };
}
