/** Most slices that find nothing are over by then, and say one thing instead of two. */
export const STARTED_AFTER_MS = 1000;

export type StartNotice = {
  /** Tells it now, unless it is told already. */
  tell(): Promise<void>;
  /** It is not told any more; resolves when it is not under way either, so that it cannot come behind the end. */
  cancel(): Promise<void>;
};

/** Tells that a slice has started when that has lasted for a while. Where it could not be told, `tell` tries again. */
export function createStartNotice({
  send,
  afterMs,
  onError,
}: {
  send: () => Promise<void>;
  afterMs: number;
  onError: (error: unknown) => void;
}): StartNotice {
  let telling: Promise<void> | undefined;

  async function sendOnce(): Promise<void> {
    try {
      await send();
    } catch (error) {
      telling = undefined;
      throw error;
    }
  }

  const tell = () => (telling ??= sendOnce());
  const timer = setTimeout(() => void tell().catch(onError), afterMs);

  return {
    tell,
    async cancel() {
      clearTimeout(timer);
      await telling?.catch(() => undefined);
    },
  };
}
