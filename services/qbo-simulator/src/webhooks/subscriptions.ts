import { randomUUID } from 'node:crypto';
import type { ChangeEvent } from './change-events.ts';
import type { PayloadFormat } from './payloads.ts';

/** An app's subscription to changes in the companies that are connected to it. */
export type Subscription = {
  id: string;
  clientId: string;
  url: string;
  /** The secret of `intuit-signature`. */
  verifierToken: string;
  format: PayloadFormat;
  /** Entities and operations to report; absent means all. */
  entities?: string[];
  operations?: ChangeEvent['operation'][];
};

export type SubscriptionEntry =
  | { kind: 'subscription'; subscription: Subscription }
  | { kind: 'unsubscription'; id: string };

export type Subscriptions = {
  add(subscription: Omit<Subscription, 'id'>): Subscription;
  /** False when there is none. */
  remove(id: string): boolean;
  find(id: string): Subscription | undefined;
  list(): Subscription[];
  isEmpty(): boolean;
  /** The subscriptions to an event, whether or not the company is connected. */
  about(event: ChangeEvent): Subscription[];
  apply(entry: SubscriptionEntry): void;
  clear(): void;
};

export function createSubscriptions(write: (entry: SubscriptionEntry) => void): Subscriptions {
  const subscriptions = new Map<string, Subscription>();

  function apply(entry: SubscriptionEntry): void {
    if (entry.kind === 'subscription') subscriptions.set(entry.subscription.id, entry.subscription);
    else subscriptions.delete(entry.id);
  }

  function store(entry: SubscriptionEntry): void {
    write(entry);
    apply(entry);
  }

  return {
    add(given) {
      const subscription = { ...given, id: randomUUID() };
      store({ kind: 'subscription', subscription });
      return subscription;
    },
    remove(id) {
      if (!subscriptions.has(id)) return false;
      store({ kind: 'unsubscription', id });
      return true;
    },
    find: (id) => subscriptions.get(id),
    list: () => [...subscriptions.values()],
    isEmpty: () => subscriptions.size === 0,
    about: ({ entity, operation }) =>
      [...subscriptions.values()].filter(
        ({ entities, operations }) => (entities?.includes(entity) ?? true) && (operations?.includes(operation) ?? true),
      ),
    apply,
    clear: () => subscriptions.clear(),
  };
}
