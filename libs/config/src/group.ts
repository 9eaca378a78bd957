import type { Setting } from './setting.ts';

type Members = Record<string, Setting<unknown>>;

type ValuesOf<M extends Members> = { [K in keyof M]: M[K] extends Setting<infer T> ? T : never };

/** Several variables that make one value together, such as the parts of an address. Made by `group`. */
export type SettingGroup<T> = {
  readonly members: Members;
  /** What is wrong with them together, one sentence each. Asked only when each of them is right by itself. */
  faultsOf(values: Record<string, unknown>): string[];
  /**
   * Called only when nothing is wrong. `reload` reads the variables and the files behind them again and returns the new
   * value.
   */
  toValue(values: Record<string, unknown>, reload: () => T): T;
};

/**
 * One setting made of several variables. A variable may be a member of more than one group. Sentences of `faultsOf` name
 * the variables and say what to do, and never quote a secret. A value that keeps `reload` follows files that change while the
 * process runs, such as a mounted secret: what is wrong or cannot be read at the moment leaves it as it was.
 */
export function group<const M extends Members, T>(options: {
  members: M;
  faultsOf: (values: ValuesOf<M>) => string[];
  toValue: (values: ValuesOf<M>, reload: () => T) => T;
}): SettingGroup<T> {
  return Object.freeze({
    members: options.members,
    faultsOf: (values: Record<string, unknown>) => options.faultsOf(values as ValuesOf<M>),
    toValue: (values: Record<string, unknown>, reload: () => T) => options.toValue(values as ValuesOf<M>, reload),
  });
}
