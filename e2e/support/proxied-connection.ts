import { connect, type Socket } from 'node:net';
import { sleep } from '@autosync/core';
import { createConditions, type Conditions } from './link-conditions.ts';

/** One connection through a proxy; what is done to it comes on top of what is done to all. */
export type ProxiedConnection = {
  /** Resets both ends. */
  cut(): void;
  delay(ms: number): void;
  freeze(): void;
  heal(): void;
  /** Accepted while frozen: the other side never heard of it. */
  isSwallowed(): boolean;
  /** Bytes that arrived, from the client and from the server. */
  bytes(): { up: number; down: number };
  closed: Promise<void>;
};

/** Carries a paused client socket to the target. While `shared` is frozen the target is not even called. */
export function proxyConnection(
  client: Socket,
  target: { host: string; port: number },
  shared: Conditions,
): ProxiedConnection {
  const own = createConditions();
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const server = shared.isFrozen() ? undefined : connect({ ...target, noDelay: true });
  const counted = { up: 0, down: 0 };

  function cut(): void {
    client.resetAndDestroy();
    server?.resetAndDestroy();
    own.heal();
  }
  client.once('close', () => {
    server?.destroy();
    own.heal();
    resolve();
  });

  if (server === undefined) {
    client.resume();
  } else {
    server.on('error', cut);
    client.on('error', cut);
    server.once('close', () => client.destroySoon());
    carry(client, server, { conditions: [shared, own], onBytes: (count) => (counted.up += count) });
    carry(server, client, { conditions: [shared, own], onBytes: (count) => (counted.down += count) });
  }

  return {
    cut,
    delay: own.delay,
    freeze: own.freeze,
    heal: own.heal,
    isSwallowed: () => server === undefined,
    bytes: () => ({ ...counted }),
    closed,
  };
}

/** Everything that one end says reaches the other in order, as late as the conditions of that moment make it. */
function carry(
  from: Socket,
  to: Socket,
  { conditions, onBytes }: { conditions: readonly Conditions[]; onBytes: (count: number) => void },
): void {
  let last: Promise<void> = Promise.resolve();

  function after(action: () => void): void {
    const dueAt = performance.now() + conditions.reduce((sum, { delayMs }) => sum + delayMs(), 0);
    last = last.then(async () => {
      const waitMs = dueAt - performance.now();
      if (waitMs > 0) await sleep(waitMs);
      for (const { thawed } of conditions) await thawed();
      action();
    });
  }

  from.on('data', (chunk: Buffer) => {
    onBytes(chunk.length);
    after(() => to.writable && to.write(chunk));
  });
  from.on('end', () => after(() => to.end()));
  from.resume();
}
