/** Records of a slice that must not be touched yet: not before an instant, or not before another record was handled. */
export function createWaiting() {
  const until = new Map<string, Date>();
  const behind = new Map<string, string>();

  return {
    isEmpty: () => until.size + behind.size === 0,
    ids: () => [...until.keys(), ...behind.keys()],
    has: (recordId: string) => until.has(recordId) || behind.has(recordId),

    waitUntil(recordId: string, instant: Date): void {
      until.set(recordId, instant);
    },
    waitBehind(recordId: string, other: string): void {
      behind.set(recordId, other);
    },

    /** A record was handled: whoever waited for it may have its turn. */
    passed(recordId: string): void {
      for (const [id, other] of behind) if (other === recordId) behind.delete(id);
    },
    /** They wait for nobody any more. */
    release(recordIds: readonly string[]): void {
      for (const id of recordIds) behind.delete(id);
    },

    /** Records each of which waits for the next, and the last for the first; undefined: there are none. */
    ring(): string[] | undefined {
      for (const first of behind.keys()) {
        const path: string[] = [];
        for (let id: string | undefined = first; id !== undefined; id = behind.get(id)) {
          if (path.includes(id)) return path.slice(path.indexOf(id));
          path.push(id);
        }
      }
      return undefined;
    },

    /** Records that wait for one that does not wait itself: when nothing else is left, nobody will handle that one. */
    stranded: (): string[] => [...behind].flatMap(([id, other]) => (until.has(other) || behind.has(other) ? [] : [id])),

    /** The first instant for which a record waits. */
    earliest: (): number => Math.min(...[...until.values()].map((instant) => instant.getTime())),
    wake(): void {
      until.clear();
    },
  };
}

export type Waiting = ReturnType<typeof createWaiting>;
