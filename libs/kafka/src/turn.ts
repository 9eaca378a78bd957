import type { Delivery } from './event-run.ts';

/** What to do with events that wait too long for a place in the pool. */
export type HandBack<E> = {
  afterMs: number;
  mayHandBack: (event: E) => boolean;
  /** Tells the sender that the event was not taken. If it throws, the event goes on waiting. */
  handBack: (event: E) => Promise<void>;
};

export type Turn = {
  /** The pool has a place. False when the event was handed back meanwhile. */
  begin(): Promise<boolean>;
};

/** `onHandedBack` is called when the event was handed back and so is finished without having been handled. */
export function waitForTurn<E>(
  { decoded, session }: Delivery<E>,
  settings: HandBack<E> | undefined,
  onHandedBack: () => void,
): Turn {
  if (settings === undefined || !('event' in decoded) || !settings.mayHandBack(decoded.event)) {
    return { begin: () => Promise.resolve(true) };
  }
  const { event } = decoded;
  let handedBack: Promise<boolean> | undefined;
  const timer = setTimeout(() => {
    if (session.signal.aborted) return;
    handedBack = settings.handBack(event).then(
      () => true,
      () => false,
    );
    void handedBack.then((gone) => (gone ? onHandedBack() : undefined));
  }, settings.afterMs);
  timer.unref();
  return {
    async begin() {
      clearTimeout(timer);
      return (await handedBack) !== true;
    },
  };
}
