import { isRetryable, sleep } from '@autosync/core';

/**
 * Turns many single writes into few transactions: what arrives while a commit is under way is committed together
 * afterwards, and with `gatherMs` what comes so soon after the first. A slice has several documents in flight, and each needs its
 * intent and its outcome durable. `commit` answers in the order of the items, or nothing.
 */
export function createGroupCommit<Item, Answer = void>(
  commit: (items: Item[]) => Promise<readonly Answer[]>,
  { gatherMs = 0 }: { gatherMs?: number } = {},
): (item: Item) => Promise<Answer> {
  let waiting: { item: Item; resolve: (answer: Answer) => void; reject: (error: unknown) => void }[] = [];
  let committing = false;

  async function drain(): Promise<void> {
    committing = true;
    while (waiting.length > 0) {
      if (gatherMs > 0) await sleep(gatherMs);
      const group = waiting;
      waiting = [];
      await commitTogether(group);
    }
    committing = false;
  }

  /** One that cannot be stored must not keep its neighbours from being stored: after a refusal each is tried alone. */
  async function commitTogether(group: typeof waiting): Promise<void> {
    try {
      const answers = await commit(group.map(({ item }) => item));
      for (const [place, { resolve }] of group.entries()) resolve(answers[place] as Answer);
    } catch (error) {
      if (group.length === 1 || isRetryable(error)) for (const { reject } of group) reject(error);
      else for (const alone of group) await commitTogether([alone]);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!committing) void drain();
    });
}
