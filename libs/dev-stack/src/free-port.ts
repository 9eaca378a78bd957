import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { AutosyncError } from '@autosync/core';

export const loopback = '127.0.0.1';

/**
 * Ports come from below the kernel's ephemeral range (32768 and up). A port of that range may be taken by any outgoing
 * connection while its server restarts, and a client that keeps retrying a closed one can even connect to itself.
 */
const lowest = 20_000;
const highest = 31_999;

/** Ports given out by this process: two callers at once must not be told the same one. */
const given = new Set<number>();

/** True when nobody listens on this port of 127.0.0.1. */
export async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  probe.listen({ host: loopback, port, exclusive: true });
  try {
    await once(probe, 'listening');
  } catch {
    return false;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}

/** A TCP port on 127.0.0.1 that nobody listens on. Never gives the same port twice in one process. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = randomInt(lowest, highest + 1);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
  throw new AutosyncError('no-free-port', `No free port on ${loopback} between ${lowest} and ${highest}.`);
}
