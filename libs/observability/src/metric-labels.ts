/** Every label of a metric with all the values it can take. */
export type LabelSets = Readonly<Record<string, readonly string[]>>;

export type LabelsOf<L extends LabelSets> = { readonly [K in keyof L]: L[K][number] };

/** The arguments of a metric's method: its labels first, which a metric without labels leaves out. */
export type WithLabels<L extends LabelSets, Rest extends unknown[]> = keyof L extends never
  ? Rest | [labels: Record<string, never> | undefined, ...rest: Rest]
  : [labels: LabelsOf<L>, ...rest: Rest];

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
