import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { AutosyncError } from '@autosync/core';

export const loopback = '127.0.0.1';

/**
 * Ports come from below the kernel's ephemeral range (32768 and up). A port of that range may be taken by any outgoing
 * connection while its server restarts, and a client that keeps retrying a closed one can even connect to itself.
 */
const lowest = 20_000;
const highest = 31_999;

/**
 * Processes that start systems side by side (test files) must not give out the same port in the moments before a service
 * listens on it. So each takes ports from blocks of its own: listening on the first port of a block reserves the block,
 * and the kernel frees it when the process ends, however it ends.
 */
const blockSize = 20;
const blockCount = Math.floor((highest - lowest + 1) / blockSize);

async function listenOn(port: number): Promise<Server | undefined> {
  const server = createServer();
  server.listen({ host: loopback, port, exclusive: true });
  try {
    await once(server, 'listening');
    return server;
  } catch {
    return undefined;
  }
}

/** True when nobody listens on this port of 127.0.0.1. */
export async function isFree(port: number): Promise<boolean> {
  const probe = await listenOn(port);
  if (probe === undefined) return false;
  probe.close();
  await once(probe, 'close');
  return true;
}

/** The first port of a block that this process alone uses until it ends. */
async function reserveBlock(): Promise<number> {
  const start = randomInt(blockCount);
  for (let step = 0; step < blockCount; step += 1) {
    const first = lowest + ((start + step) % blockCount) * blockSize;
    const lock = await listenOn(first);
    if (lock !== undefined) {
      lock.unref();
      return first;
    }
  }
  throw new AutosyncError('no-free-port', `No free port on ${loopback} between ${lowest} and ${highest}.`);
}

async function* portsOfThisProcess(): AsyncGenerator<number, never> {
  for (;;) {
    const first = await reserveBlock();
    for (let port = first + 1; port < first + blockSize; port += 1) {
      if (await isFree(port)) yield port;
    }
  }
}

const ports = portsOfThisProcess();

/**
 * A TCP port on 127.0.0.1 that nobody listens on. Never gives the same port twice in one process, nor one that another
 * process was given here.
 *
 * @throws AutosyncError `no-free-port` when every block is in use.
 */
export async function freePort(): Promise<number> {
  const { value } = await ports.next();
  return value;
}
