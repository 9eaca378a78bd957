import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';

/**
 * Answers like a Docker engine that has no image and reaches no registry (the words are those of Docker 20.10), or not at
 * all when it is `silent`. Gives the address for DOCKER_HOST.
 */
export async function fakeEngine(folder: string, { silent = false } = {}) {
  const server = createServer((request, response) => {
    if (silent) return;
    const path = (request.url ?? '').replace(/^\/v[\d.]+/, '');
    const [status, body]: [number, object] = path.startsWith('/info')
      ? [200, { OperatingSystem: 'Debian', OSType: 'linux', Architecture: 'x86_64', ServerVersion: '20.10' }]
      : path.startsWith('/images/create')
        ? [500, { message: 'Get "https://registry.example/v2/": dial tcp: lookup registry.example: no such host' }]
        : path.startsWith('/images/')
          ? [404, { message: 'No such image: it' }]
          : [200, {}];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const socket = join(folder, 'docker.sock');
  server.listen(socket);
  await once(server, 'listening');
  return {
    address: `unix://${socket}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
