import { sleep } from './clock.ts';
import { isRetryable } from './errors.ts';

/**
 * Turns many single calls into few: what arrives while a call is under way goes together afterwards, and with `gatherMs` what comes
 * so soon after the first. `call` answers in the order of the items, or nothing.
 */
export function groupCalls<Item, Answer = void>(
  call: (items: Item[]) => Promise<readonly Answer[]>,
  { gatherMs = 0 }: { gatherMs?: number } = {},
): (item: Item) => Promise<Answer> {
  let waiting: { item: Item; resolve: (answer: Answer) => void; reject: (error: unknown) => void }[] = [];
  let calling = false;

  async function drain(): Promise<void> {
    calling = true;
    while (waiting.length > 0) {
      if (gatherMs > 0) await sleep(gatherMs);
      const group = waiting;
      waiting = [];
      await callTogether(group);
    }
    calling = false;
  }

  /** One that cannot be done must not keep its neighbours from being done: after a refusal each is tried alone. */
  async function callTogether(group: typeof waiting): Promise<void> {
    try {
      const answers = await call(group.map(({ item }) => item));
      for (const [place, { resolve }] of group.entries()) resolve(answers[place] as Answer);
    } catch (error) {
      if (group.length === 1 || isRetryable(error)) for (const { reject } of group) reject(error);
      else for (const alone of group) await callTogether([alone]);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!calling) void drain();
    });
}
