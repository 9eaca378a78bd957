/** What bytes meet on their way. */
export type Conditions = {
  delay(ms: number): void;
  freeze(): void;
  heal(): void;
  delayMs(): number;
  isFrozen(): boolean;
  /** Resolves at once, or when it thaws. */
  thawed(): Promise<void>;
};

export function createConditions(): Conditions {
  let delayMs = 0;
  let frozen: PromiseWithResolvers<void> | undefined;
  return {
    delay(ms) {
      delayMs = ms;
    },
    freeze() {
      frozen ??= Promise.withResolvers<void>();
    },
    heal() {
      delayMs = 0;
      frozen?.resolve();
      frozen = undefined;
    },
    delayMs: () => delayMs,
    isFrozen: () => frozen !== undefined,
    thawed: () => frozen?.promise ?? Promise.resolve(),
  };
}
