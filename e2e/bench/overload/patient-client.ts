import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

export type Load = {
  port: number;
  path: string;
  headers: Record<string, string>;
  connections: number;
  seconds: number;
  /** Between an answer and the next request of a connection. */
  pauseMs?: number;
};

export type Answers = {
  /** How many answers had which status. */
  byStatus: Record<number, number>;
  /** Of each answer of 200: when its request was due, since the beginning, and how long it took since then. */
  good: { dueMs: number; tookMs: number }[];
};

/**
 * Sends the same GET over and over on so many connections, as well-behaved clients do: who is told to come again later
 * waits as long as the answer says. What is under way at the end is not counted.
 */
async function loadWith({ port, path, headers, connections, seconds, pauseMs = 0 }: Load): Promise<Answers> {
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const request = `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
  const answers: Answers = { byStatus: {}, good: [] };
  const begin = performance.now();
  const end = begin + seconds * 1000;

  function open() {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let received = '';
    let due = performance.now();
    const send = (): void => void (performance.now() < end && socket.write(request));
    socket.on('connect', send);
    // Of the answers, `connect` and `data` tell all that is counted.
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      const head = received.indexOf('\r\n\r\n');
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1] ?? 0);
      if (head === -1 || received.length < head + 4 + length) return;
      const now = performance.now();
      const status = Number(received.slice(9, 12));
      const retryAfterMs = Number(/\r\nretry-after: (\d+)/i.exec(received)?.[1] ?? 0) * 1000;
      received = '';
      answers.byStatus[status] = (answers.byStatus[status] ?? 0) + 1;
      if (status === 200) answers.good.push({ dueMs: due - begin, tookMs: now - due });
      due = Math.max(now, due + pauseMs) + retryAfterMs;
      if (due > now) setTimeout(send, due - now).unref();
      else send();
    });
    return socket;
  }

  const sockets = Array.from({ length: connections }, open);
  await sleep(seconds * 1000);
  for (const socket of sockets) socket.destroy();
  return answers;
}

parentPort?.postMessage(await loadWith(workerData as Load));
