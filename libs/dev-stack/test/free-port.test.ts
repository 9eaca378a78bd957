import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePort, loopback } from '../src/index.ts';

const howMany = 60;

/** The ports that another process is given, which it then keeps until the test ends it. */
async function portsOfAnotherProcess() {
  const child = fork(join(import.meta.dirname, 'fixtures', 'gives-ports.ts'), [String(howMany)]);
  const [ports] = (await once(child, 'message')) as [readonly number[]];
  return { ports, end: () => child.kill() };
}

describe('freePort', () => {
  it('gives ports that can be listened on, each once, below the ephemeral range', async () => {
    const ports = await Promise.all(Array.from({ length: howMany }, () => freePort()));
    expect(new Set(ports).size).toBe(howMany);
    for (const port of ports) {
      expect(port).toBeLessThan(32_768);
      const server = createServer().listen(port, loopback);
      await once(server, 'listening');
      server.close();
    }
  });

  it('gives no port that another process was given, though nobody listens on it yet', async () => {
    const others = await Promise.all([portsOfAnotherProcess(), portsOfAnotherProcess(), portsOfAnotherProcess()]);
    try {
      const own = await Promise.all(Array.from({ length: howMany }, () => freePort()));
      const all = [...own, ...others.flatMap(({ ports }) => ports)];
      expect(new Set(all).size).toBe(4 * howMany);
    } finally {
      for (const other of others) other.end();
    }
  });
});
