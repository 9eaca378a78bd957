import { once } from 'node:events';
import { connect } from 'node:net';
import { sleep } from '@autosync/core';
import { loopback, startChild, type Child } from '@autosync/dev-stack/servers';
import { eventually } from '@autosync/testing';
import type { Kubectl } from './kubectl.ts';

export type PortForward = {
  /** Waits until the other end answers, over a connection of its own. */
  ready(): Promise<void>;
  stop(): Promise<void>;
};

async function answers(port: number): Promise<void> {
  const socket = connect({ host: loopback, port });
  try {
    await once(socket, 'connect');
    // kubectl accepts at once, and hangs up when it does not get through to the pod.
    await Promise.race([once(socket, 'close').then(() => Promise.reject(new Error('hung up'))), sleep(300)]);
  } finally {
    socket.destroy();
  }
}

/**
 * A port of the release's Service, on a port of this machine. kubectl picks one pod and ends with it, so it is started
 * again: whoever calls through it must bear that a connection breaks. Traffic that must not is sent from inside.
 */
export function startPortForward(
  kubectl: Kubectl,
  { service, port, localPort }: { service: string; port: number; localPort: number },
): PortForward {
  const stopping = new AbortController();
  const args = ['--namespace', kubectl.namespace, 'port-forward', `service/${service}`, `${localPort}:${port}`];
  let child: Child | undefined;

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      child = await startChild({ command: 'kubectl', args, env: process.env });
      if (stopping.signal.aborted) child.kill('SIGTERM');
      await child.exited;
      await sleep(250, stopping.signal);
    }
  }
  const running = run();
  running.catch(() => undefined); // told by `stop`

  return {
    ready: () => eventually(() => answers(localPort), { timeoutMs: 60_000, intervalMs: 250 }),
    async stop() {
      stopping.abort();
      child?.kill('SIGTERM');
      await running;
    },
  };
}
