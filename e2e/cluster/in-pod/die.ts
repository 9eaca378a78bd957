/*
 * Ends the service of the container it runs in at once, as SIGKILL would: nothing is flushed, no connection is closed in
 * order. The kernel lets no process of the container send that signal to its first one, so Node's inspector is asked to
 * abort. It may use Node only.
 */
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

type Target = { webSocketDebuggerUrl: string };

async function inspector(): Promise<Target[]> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return (await (await fetch('http://127.0.0.1:9229/json/list')).json()) as Target[];
    } catch (error) {
      if (attempt === 100) throw error;
      await pause(50);
    }
  }
}

process.kill(1, 'SIGUSR1');
const [target] = await inspector();
const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
socket.addEventListener('open', () => {
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: 'process.abort()' } }));
});
