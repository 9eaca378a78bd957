/** Draws that look random and are the same for the same seed, on every machine. */
export type Dice = {
  /** A whole number from 0, smaller than the limit. */
  below(limit: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly [T, ...T[]]): T;
};

/** Mulberry32: a generator of 32 bits that needs no more than a number. */
export function createDice(seed: number): Dice {
  let state = seed;
  function below(limit: number): number {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) % limit;
  }
  return { below, pick: (list) => list[below(list.length)] ?? list[0] };
}
