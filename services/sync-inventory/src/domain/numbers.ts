/** What QuickBooks keeps of a document's number. */
const LONGEST = 21;

/** A suffix of any of the styles. */
const SUFFIX = /^(?:[-/]\d+| \(\d+\))$/;

/** `4471` and the style `-2` → `4471-3`; cut so that it fits. */
function suffixed(base: string, style: string, n: number): string {
  const suffix = style.replace('2', String(n));
  return `${base.slice(0, LONGEST - suffix.length).trimEnd()}${suffix}`;
}

const plain = (number: string): string => number.trim().toLowerCase();

/** The first number of its kind that is not taken; QuickBooks compares numbers without regard to case. */
export function nextNumber(base: string, style: string, taken: readonly string[]): string {
  const known = new Set(taken.map(plain));
  for (let n = 2; ; n += 1) {
    const number = suffixed(base, style, n);
    if (!known.has(plain(number))) return number;
  }
}

/** Whether a number is the base itself or the base with a suffix. */
export function isFormOf(number: string, base: string): boolean {
  if (number === base) return true;
  return Array.from({ length: LONGEST }, (_, cut) => base.slice(0, base.length - cut).trimEnd()).some(
    (start, cut) =>
      number.startsWith(start) && SUFFIX.test(number.slice(start.length)) && (cut === 0 || number.length === LONGEST),
  );
}
