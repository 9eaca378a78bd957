import type { LabelSets } from '@autosync/core';

/** The labels among the arguments of `WithLabels`; none are an empty object. */
export function labelsIn([first]: readonly unknown[]): Record<string, string> {
  return typeof first === 'object' && first !== null ? { ...first } : {};
}

/** The number among the arguments of `WithLabels`. */
export function numberIn(args: readonly unknown[], absent = Number.NaN): number {
  return args.find((argument) => typeof argument === 'number') ?? absent;
}

/** Every combination of label values; one empty combination when there are no labels. */
export function labelCombinations(sets: LabelSets = {}): Record<string, string>[] {
  return Object.entries(sets).reduce<Record<string, string>[]>(
    (combinations, [label, values]) =>
      combinations.flatMap((combination) => values.map((value) => ({ ...combination, [label]: value }))),
    [{}],
  );
}
