import { useRef } from 'react';

/**
 * The Idempotency-Key of an order. One that got no answer may have been taken: the same one goes out again with its key,
 * another with its own.
 */
export function useOrderKey(): { keyOf: (order: object) => string; isDone: () => void } {
  const sent = useRef<{ order: string; key: string }>(undefined);
  return {
    keyOf(order) {
      const text = JSON.stringify(order);
      if (sent.current?.order !== text) sent.current = { order: text, key: crypto.randomUUID() };
      return sent.current.key;
    },
    /** The next one is a new order, also where it says the same. */
    isDone() {
      sent.current = undefined;
    },
  };
}
