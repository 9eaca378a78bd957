import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { freePort, loopback } from '../src/index.ts';

describe('freePort', () => {
  it('gives ports that can be listened on, each once, below the ephemeral range', async () => {
    const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()));
    expect(new Set(ports).size).toBe(20);
    for (const port of ports) {
      expect(port).toBeLessThan(32_768);
      const server = createServer().listen(port, loopback);
      await once(server, 'listening');
      server.close();
    }
  });
});
