import { randomUUID } from 'node:crypto';
import type { Grants } from '../oauth/grants.ts';
import { randomNumbers } from '../random-numbers.ts';
import type { Switches } from '../switches.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import type { ChangeEvent } from './change-events.ts';
import { payloads } from './payloads.ts';
import type { TimedEvent } from './payloads.ts';
import { isAcknowledged, post } from './post.ts';
import type { Attempt } from './post.ts';
import { retryAfterMs } from './retry-ladder.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';

/** One body to be delivered to one endpoint, until it is acknowledged. */
export type Delivery = {
  id: string;
  subscriptionId: string;
  events: number;
  realmIds: string[];
  state: 'sending' | 'waiting' | 'acknowledged' | 'given up';
  attempts: Attempt[];
};

export type Deliveries = {
  /** Queues an event for every app that is connected to the company and subscribed to it. */
  note(event: ChangeEvent): void;
  /** Sends what is queued, without waiting for the delay. Returns the number of deliveries that started. */
  flush(): number;
  /** The last deliveries, oldest first. */
  list(): Delivery[];
  /** Drops what is queued and what waits for a retry. */
  clear(): void;
  stop(): void;
};

/** The queued events of one subscription, and its deliveries in progress. */
type Lane = { collected: Map<string, TimedEvent>; cancel?: (() => void) | undefined; underWay: Set<Delivery> };

const REMEMBERED = 500;

/**
 * Queues events, sends them together, and retries with growing pauses until an endpoint answers 200. All waiting
 * follows the virtual clock. Queue and retries are in memory only: they end with the process.
 */
export function createDeliveries({
  subscriptions,
  grants,
  clock,
  switches,
}: {
  subscriptions: Subscriptions;
  grants: Grants;
  clock: VirtualClock;
  switches: () => Switches;
}): Deliveries {
  const lanes = new Map<string, Lane>();
  const random = randomNumbers(1);
  let remembered: Delivery[] = [];
  let stopping = new AbortController();

  function laneOf(id: string): Lane {
    const lane = lanes.get(id) ?? { collected: new Map(), underWay: new Set() };
    lanes.set(id, lane);
    return lane;
  }

  /** Waits for further events before sending, unless an earlier delivery is not acknowledged yet. */
  function collect(subscription: Subscription, lane: Lane): void {
    const isHeldBack = switches().webhooksHeldBack && lane.underWay.size > 0;
    if (lane.cancel || isHeldBack || lane.collected.size === 0) return;
    lane.cancel = clock.after(switches().webhookDelayMs, () => send(subscription, lane));
  }

  function send(subscription: Subscription, lane: Lane): void {
    lane.cancel?.();
    lane.cancel = undefined;
    const events = [...lane.collected.values()];
    lane.collected.clear();
    if (switches().webhooksReordered) shuffle(events, random);
    const delivery: Delivery = {
      id: randomUUID(),
      subscriptionId: subscription.id,
      events: events.length,
      realmIds: [...new Set(events.map(({ realmId }) => realmId))],
      state: 'sending',
      attempts: [],
    };
    remembered = [...remembered, delivery].slice(-REMEMBERED);
    lane.underWay.add(delivery);
    void attempt(delivery, payloads[subscription.format](events, subscription.clientId), subscription);
  }

  async function attempt(delivery: Delivery, body: string, subscription: Subscription): Promise<void> {
    const { signal } = stopping;
    const lane = laneOf(subscription.id);
    const tell = async () => {
      const result = await post(subscription, body, { now: clock.now(), stopping: signal });
      delivery.attempts.push(result);
      return result;
    };
    delivery.state = 'sending';
    const isWanted = () => !signal.aborted && subscriptions.find(subscription.id) !== undefined;
    const isDone = isWanted() && isAcknowledged(await tell());
    if (isDone || !isWanted()) {
      if (isDone && random() * 100 < switches().webhookDuplicatePercent) await tell();
      delivery.state = isDone ? 'acknowledged' : 'given up';
      lane.underWay.delete(delivery);
      collect(subscription, lane);
    } else {
      delivery.state = 'waiting';
      clock.after(retryAfterMs(delivery.attempts.length), () => void attempt(delivery, body, subscription));
    }
  }

  return {
    note(event) {
      for (const subscription of subscriptions.about(event)) {
        if (!grants.isConnected(subscription.clientId, event.realmId)) continue;
        const lane = laneOf(subscription.id);
        const key = `${event.realmId} ${event.entity} ${event.id} ${event.operation}`;
        lane.collected.set(key, { ...event, atMs: clock.nowMs() });
        collect(subscription, lane);
      }
    },
    flush() {
      let begun = 0;
      for (const subscription of subscriptions.list()) {
        const lane = laneOf(subscription.id);
        if (lane.collected.size === 0) continue;
        send(subscription, lane);
        begun += 1;
      }
      return begun;
    },
    list: () => remembered,
    clear() {
      stopping.abort();
      stopping = new AbortController();
      for (const { cancel } of lanes.values()) cancel?.();
      lanes.clear();
    },
    stop() {
      stopping.abort();
    },
  };
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [list[last], list[other]] = [list[other] as T, list[last] as T];
  }
}
