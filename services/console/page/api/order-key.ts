import { useRef } from 'react';

/**
 * The Idempotency-Key of an order. An order without an answer may have been taken, so the same order is sent again with
 * the same key, and another order with another key.
 */
export function useOrderKey(): { keyOf: (order: object) => string; isDone: () => void } {
  const sent = useRef<{ order: string; key: string }>(undefined);
  return {
    keyOf(order) {
      const text = JSON.stringify(order);
      if (sent.current?.order !== text) sent.current = { order: text, key: crypto.randomUUID() };
      return sent.current.key;
    },
    /** The next order gets a new key, even if it is the same. */
    isDone() {
      sent.current = undefined;
    },
  };
}
