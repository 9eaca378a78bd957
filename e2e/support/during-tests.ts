import { afterAll, beforeAll } from 'vitest';

type Stoppable = { stop(): Promise<unknown> };

/** Long enough for every service to start on a busy machine. */
const START_MS = 400_000;

/** What all tests of a file use: started before the first one, stopped after the last one. Until it has started it is empty. */
export function duringTests<Used extends Stoppable>(start: () => Promise<Used>): Used {
  const used: Partial<Used> = {};
  beforeAll(async () => {
    Object.assign(used, await start());
  }, START_MS);
  afterAll(() => used.stop?.(), 60_000);
  return used as Used;
}
