/** Counts what arrives and tells when all of a round is there. */
export type Arrivals = { add(count: number): void; expect(count: number): Promise<void> };

const DEADLINE_MS = 120_000;

export function createArrivals(): Arrivals {
  let missing = 0;
  let resolve: () => void = () => undefined;
  return {
    add(count) {
      missing -= count;
      if (missing <= 0) resolve();
    },
    async expect(count) {
      missing = count;
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((done, fail) => {
        resolve = done;
        timer = setTimeout(() => fail(new Error(`${missing} of ${count} messages did not arrive`)), DEADLINE_MS);
      });
      clearTimeout(timer);
    },
  };
}
